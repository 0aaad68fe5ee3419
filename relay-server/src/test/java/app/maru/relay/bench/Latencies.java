package app.maru.relay.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// Times of many messages, in nanoseconds.
final class Latencies {
  private final long[] nanos;
  private final AtomicInteger count = new AtomicInteger();

  Latencies(int most) {
    nanos = new long[most];
  }

  void add(long time) {
    int place = count.getAndIncrement();
    if (place < nanos.length) {
      nanos[place] = time;
    }
  }

  int count() {
    return Math.min(count.get(), nanos.length);
  }

  /// Milliseconds below which a share of the times lies; infinity if there are none.
  double millis(double share) {
    int n = count();
    if (n == 0) {
      return Double.POSITIVE_INFINITY;
    }
    long[] sorted = Arrays.copyOf(nanos, n);
    Arrays.sort(sorted);
    return sorted[Math.min(n - 1, (int) (n * share))] / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "p50 %.1f, p99 %.1f, max %.0f ms", millis(0.5), millis(0.99), millis(1));
  }
}
