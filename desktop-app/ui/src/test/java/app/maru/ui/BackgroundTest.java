package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What is asked for when the program has ended fails nobody.
final class BackgroundTest {
  private static final long PATIENCE_SECONDS = 20;

  /// So many threads begin and end after what came too late.
  private static final int LATER = 100;

  private final Background background = new Background();

  @Test
  void what_comes_too_late_is_not_begun_and_breaks_nothing_off() throws Exception {
    assertThat(
            CompletableFuture.supplyAsync(() -> "done", background)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isEqualTo("done");
    background.close();
    CompletableFuture<String> late = new CompletableFuture<>();
    assertThatCode(() -> background.execute(() -> late.complete("begun")))
        .doesNotThrowAnyException();
    // Threads begin in the order they were asked for: it would have had its turn by now.
    for (int later = 0; later < LATER; later++) {
      Thread.startVirtualThread(() -> {}).join();
    }
    assertThat(late).isNotDone();
  }

  @Test
  void what_still_waits_is_interrupted() throws Exception {
    CompletableFuture<String> ended = new CompletableFuture<>();
    CountDownLatch begun = new CountDownLatch(1);
    background.execute(() -> {
      begun.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        ended.complete("interrupted");
      }
    });
    assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    background.close();
    assertThat(ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("interrupted");
  }
}
