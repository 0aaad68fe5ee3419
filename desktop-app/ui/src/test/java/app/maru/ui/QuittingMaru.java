package app.maru.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.application.Platform;

/// Maru that is quit, as by its menu, as soon as somebody says something to it.
final class QuittingMaru {
  static final String QUITS = "quits";

  private QuittingMaru() {}

  /// Starts it.
  public static void main(String[] arguments) {
    var _ = Thread.ofPlatform().daemon().start(QuittingMaru::quit);
    Launcher.main(arguments);
  }

  private static void quit() {
    try {
      var _ = System.in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Platform.runLater(() -> {
      System.out.println(QUITS);
      Platform.exit();
    });
  }
}
