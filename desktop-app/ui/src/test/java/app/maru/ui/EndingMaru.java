package app.maru.ui;

import java.time.Duration;

/// Maru in a process that ends already, as by a signal that came while it was started.
final class EndingMaru {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private EndingMaru() {}

  /// Begins to end, and starts it.
  public static void main(String[] arguments) {
    Thread main = Thread.currentThread();
    if (!Ending.closes(() -> await(main))) {
      throw new IllegalStateException("it ends without us");
    }
    var _ = Thread.ofPlatform().start(() -> System.exit(0));
    while (!Ending.isUnderWay()) {
      Thread.onSpinWait();
    }
    Launcher.main(arguments);
  }

  /// The machine would be gone before anything fails.
  private static void await(Thread main) {
    try {
      var _ = main.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
