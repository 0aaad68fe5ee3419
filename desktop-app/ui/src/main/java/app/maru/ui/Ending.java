package app.maru.ui;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The end of the process, as by a signal.
///
/// JavaFX lets go of the screen at once then, whoever still draws there, and AWT begins no more:
/// what fails by that is no fault.
final class Ending {
  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

  private Ending() {}

  /// Whether the process ends.
  static boolean isUnderWay() {
    Thread last = Thread.ofPlatform().unstarted(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(last);
      Runtime.getRuntime().removeShutdownHook(last);
      return false;
    } catch (IllegalStateException e) {
      // Nothing else tells.
      return true;
    }
  }

  /// Has something done when the process ends.
  ///
  /// @return whether that has not begun yet
  static boolean closes(Runnable last) {
    try {
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform().uncaughtExceptionHandler(Ending::fault).unstarted(last));
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /// Nobody caught this: a fault of ours, unless the process ends.
  static void uncaught(Thread thread, Throwable failure) {
    if (isUnderWay()) {
      LOG.info("{} broke off at the end", thread.getName(), failure);
    } else {
      fault(thread, failure);
    }
  }

  /// For threads that have their work at the end.
  static void fault(Thread thread, Throwable failure) {
    LOG.error("a fault of ours on {}", thread.getName(), failure);
  }
}
