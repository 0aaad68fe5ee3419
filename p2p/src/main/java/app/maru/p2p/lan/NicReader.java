package app.maru.p2p.lan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks the system which interfaces there are now. Blocks for some microseconds; any thread.
final class NicReader implements Supplier<Optional<List<NicAddress>>> {
  // Kept for documentation: nobody is there.
  private static final InetSocketAddress FAR_AWAY = new InetSocketAddress("198.51.100.1", 9);
  private static final InetSocketAddress FAR_AWAY_BY_IPV6 = new InetSocketAddress("2001:db8::1", 9);

  private final NicFilter filter;

  NicReader(NicFilter filter) {
    this.filter = filter;
  }

  /// The footholds now, the best first; empty if the system can't say, not if there are none.
  @Override
  public Optional<List<NicAddress>> get() {
    return facts().map(all -> filter.choose(all, routed()));
  }

  /// All interfaces now, and whether each is used; none if the system can't say.
  Map<NicFacts, NicReport.Use> all() {
    return facts().map(all -> filter.uses(all, routed())).orElse(Map.of());
  }

  private static Optional<List<NicFacts>> facts() {
    List<NicFacts> facts = new ArrayList<>();
    try {
      for (NetworkInterface nic : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        try {
          facts.add(NicFacts.of(nic));
        } catch (SocketException e) {
          // it vanished while we looked: then it is not there
        }
      }
    } catch (SocketException e) {
      return Optional.empty();
    }
    return Optional.of(facts);
  }

  /// The IPv4 address from which this computer would reach the world.
  static Optional<InetAddress> routed() {
    return routedTo(FAR_AWAY, StandardProtocolFamily.INET);
  }

  /// The same where only IPv6 leads there.
  static Optional<InetAddress> routedByIpv6() {
    return routedTo(FAR_AWAY_BY_IPV6, StandardProtocolFamily.INET6);
  }

  /// Java has no way to ask for the default route. Connecting a datagram socket to an address kept
  /// for documentation sends nothing and makes the system choose.
  private static Optional<InetAddress> routedTo(InetSocketAddress there, ProtocolFamily family) {
    try (DatagramChannel probe = DatagramChannel.open(family)) {
      probe.connect(there);
      return probe.getLocalAddress() instanceof InetSocketAddress local
          ? Optional.of(local.getAddress())
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }
}
