package app.maru.messaging.delivery;

import java.time.Duration;

/// Lets through a burst, then one in each time.
final class Bucket {
  private final int burst;
  private final long nanosEach;
  private long full;

  /// A full bucket at `now`, in nanoseconds of a monotonic clock.
  Bucket(int burst, Duration each, long now) {
    this.burst = burst;
    this.nanosEach = each.toNanos();
    this.full = now;
  }

  /// Takes one if there is one. `full` is when the bucket would be full again.
  boolean take(long now) {
    long base = Math.max(full - now, 0);
    if (base + nanosEach > burst * nanosEach) {
      return false;
    }
    full = now + base + nanosEach;
    return true;
  }
}
