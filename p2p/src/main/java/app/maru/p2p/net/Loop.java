package app.maru.p2p.net;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/// The one thread that owns all state of links and messaging; also the only clock and timer.
///
/// Tasks run one at a time in the order they were handed in. A town of tests gives many loops one
/// virtual time.
public interface Loop extends Executor {

  /// Runs `task` on the loop, after everything handed in before. Callable from any thread.
  @Override
  void execute(Runnable task);

  /// Runs `task` on the loop before most of what was handed in before: for what a person has asked
  /// and waits for, while mail of weeks comes in. In order among its like. Callable from any
  /// thread.
  default void overtake(Runnable task) {
    execute(task);
  }

  /// Runs `task` on the loop after `delay` (by a monotonic clock). Callable from any thread.
  Timer schedule(Duration delay, Runnable task);

  /// Runs `task` once at the end of this turn: when no task is ready any more, or after so many, or
  /// so long, that waiting longer would be felt. What it registers itself waits for the next turn.
  /// On the loop.
  void atTurnEnd(Runnable task);

  /// Runs `task` on the loop when the few tasks at hand have run: what they have to say can then go
  /// out together. Much sooner than the end of the turn. On the loop.
  default void shortly(Runnable task) {
    execute(task);
  }

  /// Said by a task between two of its pieces: what could be done between two tasks may be done
  /// here. On the loop.
  default void breathe() {}

  /// The wall clock: for people's eyes and key expiry, never for measuring.
  Instant now();

  /// A monotonic clock in nanoseconds, for measuring.
  long nanoTime();

  /// Whether the caller runs on the loop.
  boolean inLoop();

  /// A task that waits.
  interface Timer {
    /// Never runs the task any more. Harmless when it has run.
    void cancel();
  }
}
