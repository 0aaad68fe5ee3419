package app.maru.p2p.relay;

import app.maru.p2p.wire.DeliveryToken;

/// Where mail for one device can be left, and what is known of it. On the loop.
final class Mailbox {
  final RelayAddress relay;
  DeliveryToken token;
  long pausedUntil;

  /// @param now nothing says that it has to be waited for
  Mailbox(RelayRoute route, long now) {
    this.relay = route.relay();
    this.token = route.token();
    this.pausedUntil = now;
  }
}
