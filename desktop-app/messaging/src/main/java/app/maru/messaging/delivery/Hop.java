package app.maru.messaging.delivery;

import app.maru.p2p.Path;
import app.maru.p2p.Peer;
import app.maru.p2p.relay.RelayAddress;

/// Who hands over an envelope and waits for the answer.
sealed interface Hop {

  /// The device that wrote it, over its own link.
  record Device(Peer peer) implements Hop {}

  /// A relay, which does not know who wrote it.
  record Relay(RelayAddress relay) implements Hop {}

  /// The way the envelope came.
  default Path path() {
    return switch (this) {
      case Device device -> Path.DIRECT;
      case Relay relay -> Path.RELAY;
    };
  }
}
