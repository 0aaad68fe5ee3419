package app.maru.ui.look;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/// A program with one window that moves three times and rests before, between and after. Ends with
/// another number than 0 if it doesn't.
final class RestProbe {
  /// What it says in the end.
  static final String RESTED = "rested";

  private static final int MOVES = 3;
  private static final int FRAMES = 10;
  private static final long PATIENCE_SECONDS = 60;

  private RestProbe() {}

  /// Runs it.
  public static void main(String[] arguments) {
    try {
      run();
      System.out.println(RESTED);
      System.exit(0);
    } catch (Exception e) {
      System.err.println(e);
      System.exit(1);
    }
  }

  private static void run() throws Exception {
    CompletableFuture<RestingClock.Clock> replaced = new CompletableFuture<>();
    Platform.startup(() -> {
      try {
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(), 200, 100));
        stage.show();
        replaced.complete(RestingClock.replace().orElseThrow());
        if (RestingClock.replace().isPresent()) {
          throw new IllegalStateException("replaced twice");
        }
      } catch (ReflectiveOperationException e) {
        replaced.completeExceptionally(e);
      }
    });
    RestingClock.Clock clock = replaced.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    rest(clock);
    for (int move = 0; move < MOVES; move++) {
      AtomicInteger frames = new AtomicInteger();
      AnimationTimer motion =
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              frames.incrementAndGet();
            }
          };
      Platform.runLater(motion::start);
      WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS, TimeUnit.SECONDS, () -> frames.get() > FRAMES && !clock.resting());
      Platform.runLater(motion::stop);
      rest(clock);
    }
  }

  private static void rest(RestingClock.Clock clock) throws Exception {
    WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, clock::resting);
  }
}
