package app.maru.ui;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Notices that nobody touches something any more, and that somebody does again, without a timer
/// that runs all the time. On the screen's thread.
final class Idle {
  /// Nobody is there: long enough to read a long message, short enough that people don't wait for
  /// an answer.
  static final Duration AWAY = Duration.ofMinutes(5);

  private final Duration after;
  private final LongSupplier nanoTime;
  private final Later later;
  private final Consumer<Boolean> away;
  private long touched;
  private boolean armed;
  private boolean idle;

  /// Runs a task on the screen's thread, later.
  interface Later {
    /// Runs it.
    void after(Duration time, Runnable task);
  }

  /// @param after how long without a touch
  /// @param away told when nobody is there any more, and when somebody is again
  Idle(Duration after, LongSupplier nanoTime, Later later, Consumer<Boolean> away) {
    this.after = after;
    this.nanoTime = nanoTime;
    this.later = later;
    this.away = away;
  }

  /// Begins to watch.
  ///
  /// @param hidden whether there is no window anybody could touch
  void begin(boolean hidden) {
    if (hidden) {
      idle = true;
    } else {
      touch();
    }
  }

  /// Whether nobody is there.
  boolean isAway() {
    return idle;
  }

  /// Somebody pressed a key or moved the mouse.
  void touch() {
    touched = nanoTime.getAsLong();
    if (idle) {
      idle = false;
      away.accept(false);
    }
    if (!armed) {
      lookAfter(after);
    }
  }

  private void lookAfter(Duration time) {
    armed = true;
    later.after(time, this::look);
  }

  private void look() {
    armed = false;
    Duration left = after.minusNanos(nanoTime.getAsLong() - touched);
    if (left.isPositive()) {
      lookAfter(left);
    } else {
      idle = true;
      away.accept(true);
    }
  }
}
