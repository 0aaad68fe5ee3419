package app.maru.p2p.net;

import app.maru.p2p.wire.Limits;
import java.util.stream.IntStream;

/// What a network that serves few has otherwise than one that serves thousands.
///
/// @param ioThreads for bytes, TLS and proofs
/// @param portTries how many ports are tried after the wanted one, before any is taken; [#EXACT]
///   for none but the wanted one
/// @param unreadBytes of all connections together that may wait for the loop; beyond it each has
///   one frame at a time
/// @param strangers what strangers may take
public record NetworkOptions(
    int ioThreads, int portTries, long unreadBytes, StrangerLimits strangers) {
  /// The wanted port or none: others know it.
  public static final int EXACT = -1;

  /// For a device on a LAN.
  public static final NetworkOptions LAN =
      new NetworkOptions(2, Limits.PORT_TRIES, 256L << 20, StrangerLimits.LAN);

  /// The ports to try one after another.
  IntStream ports(int wanted) {
    int after = wanted == 0 || portTries == EXACT ? 0 : portTries;
    return IntStream.rangeClosed(wanted, Math.min(wanted + after, Limits.MAX_PORT))
        .filter(port -> port == wanted || port != Limits.RELAY_PORT);
  }

  /// For a relay on `processors` processors.
  public static NetworkOptions relay(int processors, StrangerLimits strangers) {
    return new NetworkOptions(Math.max(2, processors), EXACT, 64L << 20, strangers);
  }
}
