package app.maru.messaging.engine;

import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A loop without time: what is to be done in less than a minute is done at once, the rest never.
final class ImmediateLoop implements Loop {
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final List<Runnable> atEnd = new ArrayList<>();

  /// Runs everything.
  ///
  /// @return the nanoseconds of the longest turn
  long runAll() {
    long longest = 0;
    while (!tasks.isEmpty()) {
      long start = System.nanoTime();
      tasks.removeFirst().run();
      List<Runnable> now = List.copyOf(atEnd);
      atEnd.clear();
      now.forEach(Runnable::run);
      longest = Math.max(longest, System.nanoTime() - start);
    }
    return longest;
  }

  /// Runs a few turns.
  void runSome(int turns) {
    for (int i = 0; i < turns && !tasks.isEmpty(); i++) {
      tasks.removeFirst().run();
      List<Runnable> now = List.copyOf(atEnd);
      atEnd.clear();
      now.forEach(Runnable::run);
    }
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    if (delay.compareTo(Duration.ofMinutes(1)) < 0) {
      tasks.add(task);
    }
    return () -> tasks.remove(task);
  }

  @Override
  public void atTurnEnd(Runnable task) {
    atEnd.add(task);
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public long nanoTime() {
    return 0;
  }

  @Override
  public boolean inLoop() {
    return true;
  }
}
