package app.maru.p2p.lan;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
          "docker",
          "br-",
          "veth",
          "virbr",
          "vmnet",
          "vboxnet",
          "tailscale",
          "wg",
          "zt",
          "tun",
          "tap",
          "utun",
          "awdl",
          "llw",
          "anpi",
          "lxc",
          "podman",
          "cni");

  private static final List<String> INNER_WORDS =
      List.of(
          "vethernet",
          "hyper-v",
          "virtualbox",
          "vmware",
          "wsl",
          "tap-",
          "wireguard",
          "tailscale",
          "zerotier",
          "docker");

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
    String name = nic.name().toLowerCase(Locale.ROOT);
    String shown = nic.displayName().toLowerCase(Locale.ROOT);
    return INNER_NAMES.stream().anyMatch(name::startsWith)
        || INNER_WORDS.stream().anyMatch(shown::contains);
  }

  private static boolean isLocal(InetAddress address) {
    return address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || (address instanceof Inet6Address && (address.getAddress()[0] & ULA_MASK) == ULA);
  }
}
