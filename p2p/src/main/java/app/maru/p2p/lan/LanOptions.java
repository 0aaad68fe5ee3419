package app.maru.p2p.lan;

import app.maru.p2p.wire.Limits;

/// What a user or a test may choose about the LAN.
///
/// @param port the first port to try, 0 for any
/// @param chosen whether a person chose the port, who must know if it can't be had
/// @param maxPeers how many devices may be linked at the same time
public record LanOptions(int port, boolean chosen, int maxPeers) {
  /// Unassigned, and below the ports that systems give out by themselves.
  public static final int DEFAULT_PORT = 27_180;

  /// The usual choice. The usual port's neighbours are as good: several profiles of one computer
  /// share them.
  public static LanOptions usual() {
    return new LanOptions(DEFAULT_PORT, false, Limits.MAX_PEERS);
  }

  /// The usual choice but for the port.
  public static LanOptions of(int port) {
    return new LanOptions(port, port != 0, Limits.MAX_PEERS);
  }
}
