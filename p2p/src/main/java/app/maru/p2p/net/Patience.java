package app.maru.p2p.net;

import app.maru.p2p.wire.Limits;
import java.time.Duration;

/// How long a network waits for the other end; tests have less of it.
///
/// @param connect until a TCP connection stands
/// @param handshake from there until both ends are proved
/// @param stuck while nothing of much is taken
record Patience(Duration connect, Duration handshake, Duration stuck) {
  static final Patience USUAL =
      new Patience(Limits.CONNECT_TIMEOUT, Limits.HANDSHAKE_TIMEOUT, Limits.STUCK_TIMEOUT);
}
