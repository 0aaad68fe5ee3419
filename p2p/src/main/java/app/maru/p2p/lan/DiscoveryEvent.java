package app.maru.p2p.lan;

import app.maru.crypto.Bytes;
import app.maru.p2p.net.Endpoint;
import java.net.InetAddress;
import java.util.List;

/// What discovery tells, on the loop. Hints only.
public sealed interface DiscoveryEvent {

  /// Somebody may be reached there. Told again whenever heard again; our own echo may be among it.
  ///
  /// @param instance which run of which program
  /// @param endpoints where, the best first; never empty
  /// @param source how it was heard
  record Found(Bytes instance, List<Endpoint> endpoints, Source source) implements DiscoveryEvent {
    /// Keeps a copy of the list.
    public Found {
      endpoints = List.copyOf(endpoints);
    }
  }

  /// Somebody may have gone. Often late, sometimes untrue.
  record Lost(Bytes instance) implements DiscoveryEvent {}

  /// Interfaces or addresses changed, or the computer slept: every link may be dead. Told once at
  /// the start as well.
  ///
  /// @param usable the addresses others on the LAN may dial, the best first
  record NetworkChanged(List<InetAddress> usable) implements DiscoveryEvent {
    /// Keeps a copy of the list.
    public NetworkChanged {
      usable = List.copyOf(usable);
    }
  }

  /// One way of finding others works badly, or well again.
  record Problem(Trouble trouble) implements DiscoveryEvent {}

  /// How something was heard.
  enum Source {
    /// The fast announcement.
    ANNOUNCE,
    /// Multicast DNS.
    MDNS
  }

  /// What can be wrong with finding others.
  enum Trouble {
    /// The announcement can't be sent or heard.
    ANNOUNCE,
    /// Multicast DNS doesn't work.
    MDNS,
    /// All is well again.
    NONE
  }
}
