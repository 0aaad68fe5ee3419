package app.maru.messaging.delivery;

import java.time.Duration;

/// A wait that doubles from the first to the last.
final class Backoff {
  private final Duration first;
  private final Duration last;
  private Duration current;

  Backoff(Duration first, Duration last) {
    this.first = first;
    this.last = last;
    this.current = first;
  }

  /// How long to wait now.
  Duration current() {
    return current;
  }

  /// How long to wait now; the next wait is twice as long.
  Duration next() {
    Duration now = current;
    Duration twice = current.multipliedBy(2);
    current = twice.compareTo(last) > 0 ? last : twice;
    return now;
  }

  void reset() {
    current = first;
  }
}
