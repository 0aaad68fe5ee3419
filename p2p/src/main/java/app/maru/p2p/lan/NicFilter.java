package app.maru.p2p.lan;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Chooses the interfaces that lead to a LAN with people on it: no tunnels, no virtual machines'
/// and containers' inner networks, no networks without neighbours.
///
/// @param only exactly these interfaces by name, whatever they are; empty for the usual choice
/// @param loopback whether other profiles on this very computer are looked for over loopback, so
///   that they find each other without any network
record NicFilter(Set<String> only, boolean loopback) {
  private static final List<String> INNER_NAMES =
      List.of(
          "docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "awdl", "llw", "anpi", "lxc",
          "podman", "cni");

  private static final List<String> INNER_WORDS =
      List.of("vethernet", "hyper-v", "virtualbox", "vmware", "wsl", "docker");

  private static final List<String> TUNNEL_NAMES =
      List.of("tailscale", "wg", "zt", "tun", "tap", "utun", "ppp");

  private static final List<String> TUNNEL_WORDS =
      List.of("tap-", "wireguard", "tailscale", "zerotier", "openvpn");

  private static final int ULA_MASK = 0xfe;
  private static final int ULA = 0xfc;

  NicFilter {
    only = Set.copyOf(only);
  }

  /// The footholds to use, the best first.
  ///
  /// @param routed the address from which this computer would reach the world: its interface comes
  ///   first, and is used even if its name looks virtual, since a bridge may be all a computer has
  List<NicAddress> choose(List<NicFacts> all, Optional<InetAddress> routed) {
    List<NicAddress> chosen = new ArrayList<>();
    all.stream()
        .filter(nic -> usable(nic, routed))
        .sorted(Comparator.comparing((NicFacts nic) -> !isRouted(nic, routed)))
        .limit(DiscoveryLimits.MAX_NICS)
        .forEach(nic -> chosen.addAll(nic.footholds()));
    if (loopback) {
      all.stream()
          .filter(nic -> nic.loopback() && nic.up())
          .flatMap(nic -> nic.addresses().stream())
          .filter(a -> a.address() instanceof Inet4Address)
          .findFirst()
          .ifPresent(chosen::add);
    }
    return chosen;
  }

  /// Which interfaces are used, and why the others are not.
  Map<NicFacts, NicReport.Use> uses(List<NicFacts> all, Optional<InetAddress> routed) {
    Set<String> chosen = new HashSet<>();
    choose(all, routed).forEach(foothold -> chosen.add(foothold.nic()));
    Map<NicFacts, NicReport.Use> uses = new LinkedHashMap<>();
    for (NicFacts nic : all) {
      boolean used = chosen.contains(nic.name()) && !nic.loopback();
      uses.put(nic, used ? NicReport.Use.USED : unused(nic, routed));
    }
    return uses;
  }

  private NicReport.Use unused(NicFacts nic, Optional<InetAddress> routed) {
    if (nic.loopback()) {
      return NicReport.Use.LOOPBACK;
    }
    if (!nic.up()) {
      return NicReport.Use.DOWN;
    }
    if (nic.pointToPoint() || looksLike(TUNNEL_NAMES, TUNNEL_WORDS, nic)) {
      return isRouted(nic, routed) ? NicReport.Use.TUNNEL_FOR_ALL : NicReport.Use.TUNNEL;
    }
    if (looksInner(nic) && !isRouted(nic, routed)) {
      return NicReport.Use.INNER;
    }
    return usable(nic, routed) || !only.isEmpty() ? NicReport.Use.LEFT_OUT : NicReport.Use.NO_LAN;
  }

  private boolean usable(NicFacts nic, Optional<InetAddress> routed) {
    if (!nic.up() || nic.loopback()) {
      return false;
    }
    if (!only.isEmpty()) {
      return only.contains(nic.name());
    }
    return nic.multicast()
        && !nic.pointToPoint()
        && (isRouted(nic, routed) || !looksInner(nic))
        && nic.addresses().stream().anyMatch(a -> isLocal(a.address()));
  }

  private static boolean isRouted(NicFacts nic, Optional<InetAddress> routed) {
    return routed.isPresent()
        && nic.addresses().stream().anyMatch(a -> a.address().equals(routed.get()));
  }

  private static boolean looksInner(NicFacts nic) {
    return looksLike(INNER_NAMES, INNER_WORDS, nic) || looksLike(TUNNEL_NAMES, TUNNEL_WORDS, nic);
  }

  private static boolean looksLike(List<String> names, List<String> words, NicFacts nic) {
    String name = nic.name().toLowerCase(Locale.ROOT);
    String shown = nic.displayName().toLowerCase(Locale.ROOT);
    return names.stream().anyMatch(name::startsWith) || words.stream().anyMatch(shown::contains);
  }

  private static boolean isLocal(InetAddress address) {
    return address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || (address instanceof Inet6Address && (address.getAddress()[0] & ULA_MASK) == ULA);
  }
}
