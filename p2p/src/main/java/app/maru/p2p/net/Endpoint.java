package app.maru.p2p.net;

import app.maru.p2p.wire.Limits;
import java.net.InetAddress;

/// A place to dial.
///
/// @param address the address, with its scope if it is link-local
/// @param port 1 to 65535
public record Endpoint(InetAddress address, int port) {
  /// @throws IllegalArgumentException if the port is out of range
  public Endpoint {
    if (port < 1 || port > Limits.MAX_PORT) {
      throw new IllegalArgumentException("port " + port);
    }
  }
}
