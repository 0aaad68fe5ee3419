package app.maru.p2p.lan;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Counts what comes in each second, from each sender and in all. One thread only.
final class Throttle<K> {
  private static final long WINDOW = Duration.ofSeconds(1).toNanos();

  private final int perSender;
  private final int inAll;
  private final Map<K, Integer> counts = new HashMap<>();
  private long windowStart;
  private int total;

  Throttle(int perSender, int inAll) {
    this.perSender = perSender;
    this.inAll = inAll;
  }

  /// Counts one more from `sender`.
  ///
  /// @param now monotonic nanoseconds
  /// @return false if it is too much
  boolean admits(K sender, long now) {
    if (now - windowStart >= WINDOW || now < windowStart) {
      windowStart = now;
      total = 0;
      counts.clear();
    }
    if (total >= inAll
        || (counts.size() >= DiscoveryLimits.MAX_SENDERS && !counts.containsKey(sender))) {
      return false;
    }
    if (counts.merge(sender, 1, Integer::sum) > perSender) {
      return false;
    }
    total++;
    return true;
  }
}
