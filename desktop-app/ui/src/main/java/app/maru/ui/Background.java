package app.maru.ui;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what may wait, each task on a thread of its own, until the program has ended.
///
/// What is asked for after that is not begun, for nobody is left whom it would serve; and it must
/// not break off who asks, as a window that keeps one thing after the other when it is closed.
final class Background implements Executor, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      // It rejects for no other reason than that it is closed.
      LOG.info("asked for something after the end");
    }
  }

  /// Begins nothing more, and interrupts what still waits.
  @Override
  public void close() {
    var _ = threads.shutdownNow();
  }
}
