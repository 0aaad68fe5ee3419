package app.maru.ui.bus;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks one after the other, each on a thread that may wait.
final class InOrder implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(InOrder.class);

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
      try {
        next.run();
      } catch (RuntimeException | Error e) {
        // What comes behind it still has to come.
        LOG.error("a task failed", e);
      }
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
