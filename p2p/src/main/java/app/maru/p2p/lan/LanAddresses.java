package app.maru.p2p.lan;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where this computer can be reached on its LANs.
public final class LanAddresses {
  private LanAddresses() {}

  /// Its addresses now, one an interface, the best first; none without a LAN. Blocks for some
  /// microseconds.
  public static List<InetAddress> now() {
    NicReader reader = new NicReader(new NicFilter(Set.of(), false));
    return reader.get().map(NicAddress::dialable).orElse(List.of());
  }

  /// The address from which it would reach the world, on a LAN or not; nothing is sent.
  public static Optional<InetAddress> routed() {
    return NicReader.routed().or(NicReader::routedByIpv6);
  }
}
