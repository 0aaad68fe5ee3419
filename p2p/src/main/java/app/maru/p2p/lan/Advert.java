package app.maru.p2p.lan;

import app.maru.crypto.Bytes;
import app.maru.p2p.wire.Limits;

/// All that is said to the whole LAN: nothing personal, and another instance at every start.
///
/// @param instance random bytes that name this run of the program
/// @param port where connections are taken; 0 if nowhere: then nothing is said
public record Advert(Bytes instance, int port) {

  /// @throws IllegalArgumentException if the instance has another length or the port is impossible
  public Advert {
    if (instance.size() != Limits.INSTANCE_BYTES) {
      throw new IllegalArgumentException("instance of " + instance.size() + " bytes");
    }
    if (port < 0 || port > Limits.MAX_PORT) {
      throw new IllegalArgumentException("port " + port);
    }
  }

  /// Whether there is anything to say.
  boolean worthSaying() {
    return port != 0;
  }
}
