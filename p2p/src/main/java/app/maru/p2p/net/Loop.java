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

  /// Runs `task` on the loop after `delay` (by a monotonic clock). Callable from any thread.
  Timer schedule(Duration delay, Runnable task);

  /// Runs `task` once at the end of this turn: when no task is ready any more, or after so many
  /// that waiting longer would be felt. What it registers itself waits for the next turn. On the
  /// loop.
  void atTurnEnd(Runnable task);

  /// Runs `task` on the loop when the few tasks at hand have run: what they have to say can then go
  /// out together. Much sooner than the end of the turn. On the loop.
  default void shortly(Runnable task) {
    execute(task);
  }

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
