package app.maru.messaging.engine;

import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A task that is due at one time: setting it anew forgets the time before. On the loop.
///
/// Timers stand still while the computer sleeps, and know nothing of a clock that was set. So who
/// waits for a time of day is rung every few minutes, and looks at the clock.
final class Alarm {
  /// The longest wait for a time of day: hardly late for anybody, and hardly work for a computer.
  static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Loop loop;
  private final Runnable due;
  private Loop.@Nullable Timer timer;

  /// @param due what to do when it rings
  Alarm(Loop loop, Runnable due) {
    this.loop = loop;
    this.due = due;
  }

  /// Rings once after a time.
  void ringIn(Duration after) {
    Loop.Timer before = timer;
    if (before != null) {
      before.cancel();
    }
    timer = loop.schedule(after, this::ring);
  }

  /// Rings at a time of day or, if that is far, sooner.
  void ringBy(Instant at) {
    // A timer may be early by the part of a millisecond.
    Duration left = Duration.between(loop.now(), at).plusMillis(1);
    Duration wait = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
    ringIn(wait.isNegative() ? Duration.ZERO : wait);
  }

  private void ring() {
    timer = null;
    due.run();
  }
}
