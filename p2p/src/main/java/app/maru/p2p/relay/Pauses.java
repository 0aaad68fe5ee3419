package app.maru.p2p.relay;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Pauses between dials: each twice as long as the one before, each a little off, so that those who
/// lost the same relay don't come back in the same moment.
final class Pauses {
  private static final double LEAST_JITTER = 0.75;
  private static final double MOST_JITTER = 1.25;

  private final Duration first;
  private final Duration last;
  private final RandomGenerator random;
  private Duration current;

  Pauses(Duration first, Duration last, RandomGenerator random) {
    this.first = first;
    this.last = last;
    this.random = random;
    this.current = first;
  }

  /// How long to wait now.
  Duration next() {
    Duration now = current;
    Duration twice = now.multipliedBy(2);
    current = twice.compareTo(last) > 0 ? last : twice;
    return jittered(now);
  }

  /// So long, more or less.
  Duration jittered(Duration about) {
    return Duration.ofNanos(
        (long) (about.toNanos() * random.nextDouble(LEAST_JITTER, MOST_JITTER)));
  }

  void reset() {
    current = first;
  }
}
