package app.maru.ui;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way in which the program ends, once, whatever brings the end: somebody quits, a start
/// comes to nothing, or a signal, as when the session of the desktop ends. Without it the next
/// start would look through the whole database for what was half written.
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  /// Making everything durable may take a moment, and the disk may hang.
  private static final Duration REST = Duration.ofSeconds(10);

  /// The toolkit may be ending at the same time, and then nothing is answered.
  private static final Duration SCREEN = Duration.ofSeconds(1);

  private final Runnable screen;
  private final Runnable rest;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch done = new CountDownLatch(1);

  /// @param screen closes what belongs to the screen, on its thread
  /// @param rest closes all else, afterwards, on a thread of its own
  Closing(Runnable screen, Runnable rest) {
    this.screen = screen;
    this.rest = rest;
  }

  /// Whether the end has begun.
  boolean isUnderWay() {
    return begun.get();
  }

  /// Closes all, or waits until it is closed. Any thread.
  void close() {
    try {
      if (begun.compareAndSet(false, true)) {
        try {
          closeScreen();
        } finally {
          closeRest();
        }
      } else if (!Platform.isFxApplicationThread()
          // That one is needed to close what belongs to the screen.
          && !done.await(SCREEN.plus(REST).toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("not closed in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeScreen() {
    if (Platform.isFxApplicationThread()) {
      screen.run();
      return;
    }
    CompletableFuture<Void> left = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        screen.run();
      } finally {
        left.complete(null);
      }
    });
    left.completeOnTimeout(null, SCREEN.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  private void closeRest() throws InterruptedException {
    Thread closing = Thread.ofVirtual().uncaughtExceptionHandler(Ending::fault).start(rest);
    try {
      var _ = closing.join(REST);
    } finally {
      done.countDown();
    }
  }
}
