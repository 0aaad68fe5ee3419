package app.maru.p2p.lan;

import app.maru.p2p.wire.Limits;

/// What a user or a test may choose about the LAN.
///
/// @param port the first port to try, 0 for any
/// @param maxPeers how many devices may be linked at the same time
public record LanOptions(int port, int maxPeers) {
  /// Unassigned, and below the ports that systems give out by themselves.
  public static final int DEFAULT_PORT = 27_180;

  /// The usual choice, starting with `port`.
  public static LanOptions of(int port) {
    return new LanOptions(port, Limits.MAX_PEERS);
  }
}
