package app.maru.ui;

/// Fails where nobody catches it: at work, and then while the process ends.
final class FailingAtTheEnd {
  private FailingAtTheEnd() {}

  /// Fails.
  public static void main(String[] arguments) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(Ending::uncaught);
    fail("work");
    var _ = Ending.closes(FailingAtTheEnd::end);
  }

  private static void end() {
    try {
      fail("drawing");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("closing");
  }

  private static void fail(String what) throws InterruptedException {
    Thread.ofPlatform()
        .name(what)
        .start(() -> {
          throw new IllegalStateException(what);
        })
        .join();
  }
}
