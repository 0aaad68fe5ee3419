package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdleTest {
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final List<Boolean> told = new ArrayList<>();
  private long now;
  private Duration waits = Duration.ZERO;
  private final Idle idle = new Idle(Idle.AWAY, () -> now, this::after, told::add);

  private void after(Duration time, Runnable task) {
    waits = time;
    later.add(task);
  }

  private void minutes(int more) {
    now += Idle.AWAY.toNanos() / 5 * more;
  }

  @Test
  void nobody_is_there_once_nothing_was_touched_for_a_while() {
    idle.touch();
    minutes(3);
    idle.touch();
    assertThat(later).as("one look at a time").hasSize(1);
    minutes(2);
    later.remove().run();
    assertThat(told).isEmpty();
    assertThat(waits).as("until five minutes after the last touch").hasMinutes(3);
    minutes(3);
    later.remove().run();
    assertThat(told).containsExactly(true);
    assertThat(later).as("nothing runs while nobody is there").isEmpty();
    idle.touch();
    assertThat(told).containsExactly(true, false);
    assertThat(later).hasSize(1);
  }

  @Test
  void who_has_no_window_to_touch_is_not_there_until_they_touch_it() {
    idle.begin(true);
    assertThat(idle.isAway()).isTrue();
    assertThat(later).isEmpty();
    idle.touch();
    assertThat(told).containsExactly(false);
    assertThat(idle.isAway()).isFalse();
  }

  @Test
  void a_window_that_is_never_touched_is_left_by_everybody_in_the_end() {
    idle.begin(false);
    assertThat(idle.isAway()).isFalse();
    minutes(5);
    later.remove().run();
    assertThat(told).containsExactly(true);
  }
}
