package app.maru.relay.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waiting for another process, which can only be asked again and again.
final class Until {
  private static final long ASK_EVERY = 20_000_000;
  private static final long PATIENCE = 120_000_000_000L;

  private Until() {}

  static void holds(String what, Callable<Boolean> condition) throws Exception {
    if (!within(PATIENCE, condition)) {
      throw new IllegalStateException("in vain: " + what);
    }
  }

  /// Whether it came to hold in time.
  static boolean within(long nanos, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + nanos;
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(ASK_EVERY);
    }
    return true;
  }
}
