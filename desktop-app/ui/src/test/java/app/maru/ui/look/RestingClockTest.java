package app.maru.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The clock of the screen rests while nothing moves, and no frame is lost by it.
final class RestingClockTest {
  private static final int PERIOD = 16;
  private static final long PATIENCE_SECONDS = 20;

  private final List<String> seen = new ArrayList<>();
  private final RestingClock.Clock clock =
      new RestingClock.Clock(() -> seen.add("tick"), new Recorded(seen));

  @BeforeAll
  static void screen() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void a_pause_stops_the_clock_below_and_the_next_wish_is_answered_at_once() {
    clock.start(PERIOD);
    clock.pause();
    clock.pause();
    clock.resume();
    clock.resume();

    assertThat(seen).containsExactly("start 16", "stop", "start 16", "tick");
  }

  @Test
  void a_clock_that_was_stopped_is_woken_by_nothing() {
    clock.start(PERIOD);
    clock.pause();
    clock.stop();
    clock.resume();

    assertThat(seen).containsExactly("start 16", "stop");
    assertThat(clock.isRunning()).isFalse();
  }

  @Test
  void a_window_that_stands_still_has_no_clock_and_one_that_moves_has_all_its_frames()
      throws Exception {
    RestingClock.Clock real =
        WaitForAsyncUtils.asyncFx(() -> RestingClock.replace().orElseThrow()).get();
    Stage stage =
        WaitForAsyncUtils.asyncFx(
                () -> {
                  Stage shown = new Stage();
                  shown.setScene(new Scene(new StackPane(), 200, 100));
                  shown.show();
                  return shown;
                })
            .get();
    await(real, true);

    for (int round = 0; round < 3; round++) {
      AtomicInteger frames = new AtomicInteger();
      AnimationTimer motion =
          new AnimationTimer() {
            @Override
            public void handle(long now) {
              frames.incrementAndGet();
            }
          };
      WaitForAsyncUtils.asyncFx(motion::start).get();
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> frames.get() > 10);
      assertThat(real.resting()).isFalse();
      WaitForAsyncUtils.asyncFx(motion::stop).get();
      await(real, true);
    }
    assertThat(WaitForAsyncUtils.asyncFx(RestingClock::replace).get()).isEmpty();
    WaitForAsyncUtils.asyncFx(stage::close).get();
  }

  private static void await(RestingClock.Clock clock, boolean resting) throws Exception {
    WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> clock.resting() == resting);
  }

  /// A clock that only writes down what is asked of it.
  private static final class Recorded extends Timer {
    private final List<String> seen;

    Recorded(List<String> seen) {
      super(() -> {});
      this.seen = seen;
    }

    @Override
    protected long _start(Runnable runnable) {
      throw new IllegalStateException();
    }

    @Override
    protected long _start(Runnable runnable, int period) {
      seen.add("start " + period);
      return 1;
    }

    @Override
    protected void _stop(long timer) {
      seen.add("stop");
    }

    @Override
    protected void _pause(long timer) {}

    @Override
    protected void _resume(long timer) {}
  }
}
