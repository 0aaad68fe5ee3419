package app.maru.ui;

import java.time.Duration;
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

  /// When all programs of a session end at once, a screen takes a while to answer; one that hangs
  /// never does, and a system that is shut down soon ends who waits for it.
  private static final Duration SCREEN = Duration.ofSeconds(3);

  private final Runnable screen;
  private final Runnable rest;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean leaving = new AtomicBoolean();
  private final CountDownLatch left = new CountDownLatch(1);
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

  /// Closes all, or waits until it is closed. Any thread; that of the screen only closes what
  /// belongs to it if another has begun.
  void close() {
    try {
      if (begun.compareAndSet(false, true)) {
        try {
          closeScreen();
        } finally {
          closeRest();
        }
      } else if (Platform.isFxApplicationThread()) {
        // The toolkit stops: what a signal asked of this thread may never have its turn.
        leaveScreen();
      } else if (!done.await(SCREEN.plus(REST).toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("not closed in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeScreen() throws InterruptedException {
    if (Platform.isFxApplicationThread()) {
      leaveScreen();
      return;
    }
    Platform.runLater(this::leaveScreen);
    if (!left.await(SCREEN.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("the screen was not closed in time");
    }
  }

  /// On the screen's thread; who comes first does it.
  private void leaveScreen() {
    if (leaving.compareAndSet(false, true)) {
      try {
        screen.run();
      } finally {
        left.countDown();
      }
    }
  }

  private void closeRest() throws InterruptedException {
    Thread closing = Thread.ofVirtual().uncaughtExceptionHandler(Ending::fault).start(rest);
    try {
      if (!closing.join(REST)) {
        LOG.warn("not all was closed in time");
      }
    } finally {
      done.countDown();
    }
  }
}
