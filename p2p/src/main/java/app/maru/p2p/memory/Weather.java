package app.maru.p2p.memory;

import java.time.Duration;

/// How well a [MemoryLan] works.
///
/// @param minDelay the least time a frame takes
/// @param maxDelay the most time a frame takes
/// @param breaks how probable it is, from 0 to 1, that sending a frame breaks the connection; some
///   of the frames then in flight still arrive, the others are lost
/// @param announceLoss how probable it is, from 0 to 1, that an announcement is not heard
public record Weather(Duration minDelay, Duration maxDelay, double breaks, double announceLoss) {

  /// A quiet LAN.
  public static Weather calm() {
    return new Weather(Duration.ofNanos(200_000), Duration.ofMillis(2), 0, 0);
  }

  /// A bad Wi-Fi: every hundredth frame breaks its connection.
  public static Weather rough() {
    return new Weather(Duration.ofMillis(1), Duration.ofMillis(150), 0.01, 0.3);
  }
}
