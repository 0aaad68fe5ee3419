package app.maru.p2p.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/// One time for a whole town of loops: it jumps from task to task, so an hour takes a moment.
///
/// Tasks that are due at the same time run in the order they were handed in, so the same seed gives
/// the same run. Everything happens on the thread that calls the `run` methods.
public final class VirtualTime {
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
  private final Instant start;
  private long now;
  private long order;

  /// Time begins at `start`.
  public VirtualTime(Instant start) {
    this.start = start;
  }

  /// A new loop whose wall clock is right.
  public VirtualLoop loop() {
    return loop(Duration.ZERO);
  }

  /// A new loop whose wall clock is wrong by `clockError`.
  public VirtualLoop loop(Duration clockError) {
    return new VirtualLoop(this, clockError);
  }

  /// The right wall clock time.
  public Instant now() {
    return start.plusNanos(now);
  }

  /// Nanoseconds since the beginning.
  public long nanoTime() {
    return now;
  }

  /// Runs a task of the world, of no loop, after `delay`.
  public void after(Duration delay, Runnable task) {
    add(delay, task);
  }

  /// Lets `span` pass.
  public void runFor(Duration span) {
    long end = now + span.toNanos();
    while (step(end)) {
      // each step runs one task
    }
    now = end;
  }

  /// Lets time pass until `condition` holds.
  ///
  /// @return false if it did not hold within `atMost`
  public boolean runUntil(BooleanSupplier condition, Duration atMost) {
    long end = now + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (!step(end)) {
        now = end;
        return condition.getAsBoolean();
      }
    }
    return true;
  }

  /// Runs all that is due now without letting time pass.
  public void settle() {
    runFor(Duration.ZERO);
  }

  void add(Duration delay, Runnable task) {
    queue.add(new Due(now + Math.max(0, delay.toNanos()), order++, task));
  }

  private boolean step(long end) {
    Due next = queue.peek();
    if (next == null || next.at() > end) {
      return false;
    }
    queue.remove();
    now = Math.max(now, next.at());
    next.task().run();
    return true;
  }

  private record Due(long at, long order, Runnable task) {}
}
