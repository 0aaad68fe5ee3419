package app.maru.ui.bus;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Runs tasks one after the other, each on a thread that may wait.
final class InOrder implements Executor {
  private final Executor background;
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean running;

  /// @param background runs anything at once
  InOrder(Executor background) {
    this.background = background;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (tasks) {
      tasks.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    background.execute(this::drain);
  }

  private void drain() {
    for (Runnable next = take(); next != null; next = take()) {
      next.run();
    }
  }

  private @Nullable Runnable take() {
    synchronized (tasks) {
      Runnable next = tasks.poll();
      running = next != null;
      return next;
    }
  }
}
