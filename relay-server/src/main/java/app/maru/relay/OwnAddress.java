package app.maru.relay;

import app.maru.p2p.lan.LanAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a relay's link says where the operator named no host.
final class OwnAddress {
  private OwnAddress() {}

  /// The address of this computer that others can use best; empty if they can use none.
  static Optional<String> now() {
    return best(LanAddresses.now(), LanAddresses::routed);
  }

  /// On a LAN it is the one there: people behind the same router reach no other. A server that is
  /// on none has an address of its own in the world. People read and type IPv4 addresses more
  /// easily.
  ///
  /// @param routed the address from which this computer would reach the world
  static Optional<String> best(List<InetAddress> lan, Supplier<Optional<InetAddress>> routed) {
    return lan.stream()
        .filter(OwnAddress::isForOthers)
        .min(Comparator.comparing(address -> !(address instanceof Inet4Address)))
        .or(() -> routed.get().filter(OwnAddress::isForOthers))
        .map(InetAddress::getHostAddress);
  }

  /// An address with a scope means nothing elsewhere.
  private static boolean isForOthers(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress();
  }
}
