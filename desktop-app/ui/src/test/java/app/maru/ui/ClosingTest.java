package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// The end of the program is begun twice, and once is enough.
final class ClosingTest {
  private static final long PATIENCE_SECONDS = 20;

  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final Closing closing =
      new Closing(() -> closed.add("screen"), () -> closed.add("all else"));

  @BeforeAll
  static void start() throws Exception {
    var _ = FxToolkit.registerPrimaryStage();
  }

  @Test
  void the_screen_is_closed_also_where_the_toolkit_stops_right_after_a_signal() throws Exception {
    CompletableFuture<Thread> signal = new CompletableFuture<>();
    CompletableFuture<List<String>> whenStopped =
        CompletableFuture.supplyAsync(
            () -> {
              signal.complete(Thread.ofPlatform().start(closing::close));
              while (!closing.isUnderWay()) {
                Thread.onSpinWait();
              }
              // What the signal has asked of this thread waits behind this, and would never run.
              closing.close();
              return List.copyOf(closed);
            },
            Platform::runLater);
    assertThat(whenStopped.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).contains("screen");
    assertThat(signal.join().join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
    assertThat(closed).containsExactly("screen", "all else");
  }
}
