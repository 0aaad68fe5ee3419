package app.maru.ui;

import java.io.IOException;
import java.io.UncheckedIOException;

/// A program that gets a signal, and says when it closes what it has.
final class SignalledMaru {
  static final String EARLY = "closed before the machine ends";

  private SignalledMaru() {}

  /// Waits for the signal that it sends to itself.
  public static void main(String[] arguments) throws InterruptedException {
    Ending.precedes(SignalledMaru::close);
    signal();
    Thread.currentThread().join();
  }

  /// As if somebody logged out.
  static void signal() {
    try {
      var _ = new ProcessBuilder("kill", "-TERM", ProcessHandle.current().pid() + "").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(Thread.currentThread());
      System.out.println(EARLY);
    } catch (IllegalStateException e) {
      System.out.println("closed while the machine ends");
    }
  }
}
