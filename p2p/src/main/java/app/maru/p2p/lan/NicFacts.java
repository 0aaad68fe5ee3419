package app.maru.p2p.lan;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/// What the system says about one interface at one moment.
///
/// @param displayName the name for people, which tells more than the name on Windows
/// @param addresses all of them, in the system's order
record NicFacts(
    String name,
    String displayName,
    boolean up,
    boolean loopback,
    boolean multicast,
    boolean pointToPoint,
    List<NicAddress> addresses) {

  NicFacts {
    addresses = List.copyOf(addresses);
  }

  /// Asks the system.
  ///
  /// @throws SocketException if the interface vanished meanwhile
  static NicFacts of(NetworkInterface nic) throws SocketException {
    List<NicAddress> addresses = new ArrayList<>();
    for (InterfaceAddress each : nic.getInterfaceAddresses()) {
      InetAddress address = each.getAddress();
      if (address != null) {
        addresses.add(
            new NicAddress(nic.getName(), nic.getIndex(), address, each.getNetworkPrefixLength()));
      }
    }
    String shown = nic.getDisplayName();
    return new NicFacts(
        nic.getName(),
        shown == null ? nic.getName() : shown,
        nic.isUp(),
        nic.isLoopback(),
        nic.supportsMulticast(),
        nic.isPointToPoint(),
        addresses);
  }

  /// The addresses worth speaking from: the first IPv4 one and the link-local IPv6 one. Others of
  /// the same interface reach nobody else, and temporary IPv6 addresses come and go.
  List<NicAddress> footholds() {
    List<NicAddress> chosen = new ArrayList<>();
    addresses.stream()
        .filter(a -> a.address() instanceof Inet4Address)
        .findFirst()
        .ifPresent(chosen::add);
    addresses.stream()
        .filter(a -> a.isIpv6() && a.address().isLinkLocalAddress())
        .findFirst()
        .ifPresent(chosen::add);
    return chosen;
  }
}
