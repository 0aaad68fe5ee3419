package app.maru.p2p.lan;

import java.util.Set;

/// How others are looked for.
///
/// @param interfaces exactly these interfaces by name; empty for all that lead to a LAN
/// @param loopback whether other profiles on this computer are found even without any network
/// @param mdns whether multicast DNS is used besides the announcement
/// @param port where announcements are heard; the same on all computers that shall find each other
public record DiscoveryOptions(Set<String> interfaces, boolean loopback, boolean mdns, int port) {

  /// What everybody uses.
  public static final DiscoveryOptions STANDARD =
      new DiscoveryOptions(Set.of(), true, true, DiscoveryLimits.ANNOUNCE_PORT);

  /// Keeps a copy of the set.
  public DiscoveryOptions {
    interfaces = Set.copyOf(interfaces);
  }
}
