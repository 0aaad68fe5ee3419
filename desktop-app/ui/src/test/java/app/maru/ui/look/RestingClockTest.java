package app.maru.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.ChildJava;
import com.sun.glass.ui.Timer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// The clock of the screen rests while nothing moves, and no frame is lost by it.
final class RestingClockTest {
  private static final int PERIOD = 16;

  private final List<String> seen = new ArrayList<>();
  private final RestingClock.Clock clock =
      new RestingClock.Clock(() -> seen.add("tick"), new Recorded(seen));

  /// The clocks here are bound by what the toolkit allows.
  @BeforeAll
  static void toolkit() throws Exception {
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

  /// In a program of its own: here windows of other tests may still move.
  @Test
  void a_window_that_stands_still_has_no_clock_and_one_that_moves_has_all_its_frames()
      throws Exception {
    Process probe =
        new ProcessBuilder(
                ChildJava.command(
                    RestProbe.class, List.of("-Dglass.platform=Headless", "-Dprism.order=sw")))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(probe.waitFor()).as(said).isZero();
    assertThat(said).contains(RestProbe.RESTED);
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
