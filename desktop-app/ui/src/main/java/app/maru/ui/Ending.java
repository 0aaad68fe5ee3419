package app.maru.ui;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The end of the process, as by a signal.
///
/// Once the machine ends, JavaFX lets go of the screen, whoever still draws there, and AWT begins
/// no more: what fails by that is no fault. The screen's thread may then wait for a drawing that
/// never comes, so a signal has all closed before it ends the machine.
final class Ending {
  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

  /// What a shell adds to the number of the signal which ended a program.
  private static final int SIGNALLED = 128;

  private static volatile boolean signalled;

  private Ending() {}

  /// Whether the process ends.
  static boolean isUnderWay() {
    return signalled || isMachineEnding();
  }

  private static boolean isMachineEnding() {
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

  /// Has something done before a signal ends the machine. Takes a moment, which no start need wait
  /// for: a signal that is quicker ends the machine at once.
  ///
  /// @param last runs once with each signal, also at the same time
  static void precedes(Runnable last) {
    Signals.end(number -> signalled(number, last));
  }

  private static void signalled(int number, Runnable last) {
    signalled = true;
    try {
      last.run();
    } catch (RuntimeException | Error e) {
      fault(Thread.currentThread(), e);
    } finally {
      System.exit(SIGNALLED + number);
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
