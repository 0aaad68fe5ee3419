package app.maru.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Maru in which somebody writes a note and in the same moment all ends, in a way that is said to
/// it on a line of its own.
final class WritingMaru {
  static final String TEXT = "half a thought";

  /// Said when the machine ends and the window has gone before.
  static final String GONE = "the window is gone";

  private static final long LOOK_MS = 20;

  /// What brings the end.
  enum End {
    QUIT,
    SIGNAL,
    /// The toolkit stops while the process ends already.
    BOTH
  }

  private WritingMaru() {}

  /// Starts it.
  public static void main(String[] arguments) {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(WritingMaru::look));
    var _ = Thread.ofPlatform().daemon().start(WritingMaru::write);
    Launcher.main(arguments);
  }

  private static void look() {
    if (Window.getWindows().isEmpty()) {
      System.out.println(GONE);
    }
  }

  private static void write() {
    try {
      BufferedReader said =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      End end = End.valueOf(Objects.requireNonNull(said.readLine(), "nothing was said"));
      Platform.runLater(() -> whenThere(end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void whenThere(End end) {
    Optional<MainView> there = Stage.getWindows().stream().flatMap(WritingMaru::views).findFirst();
    if (there.isPresent()) {
      write(there.get(), end);
    } else {
      CompletableFuture.delayedExecutor(LOOK_MS, TimeUnit.MILLISECONDS, Platform::runLater)
          .execute(() -> whenThere(end));
    }
  }

  private static Stream<MainView> views(Window window) {
    return window.getScene().getRoot().lookupAll("*").stream()
        .filter(MainView.class::isInstance)
        .map(MainView.class::cast);
  }

  private static void write(MainView view, End end) {
    view.chats().openNotes();
    view.conversation().orElseThrow().model().composer().text().set(TEXT);
    if (end != End.QUIT) {
      SignalledMaru.signal();
      while (!Ending.isUnderWay()) {
        Thread.onSpinWait();
      }
    }
    if (end != End.SIGNAL) {
      Platform.exit();
    }
  }
}
