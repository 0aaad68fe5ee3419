package app.maru.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class SoonTest {
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();

  @Test
  void it_is_done_once_for_all_who_asked_and_again_for_who_asks_after_that() {
    Soon soon = new Soon(later::add, () -> done.add("done"));
    soon.ask();
    soon.ask();
    assertThat(done).isEmpty();
    assertThat(later).hasSize(1);
    later.remove().run();
    assertThat(done).hasSize(1);
    soon.ask();
    later.remove().run();
    assertThat(done).hasSize(2);
  }

  @Test
  void what_is_done_at_once_is_not_done_later_too() {
    Soon soon = new Soon(later::add, () -> done.add("done"));
    soon.now();
    assertThat(done).as("nobody asked").isEmpty();
    soon.ask();
    soon.now();
    assertThat(done).hasSize(1);
    later.remove().run();
    assertThat(done).hasSize(1);
  }

  @Test
  void the_task_may_ask_for_itself() {
    List<Soon> self = new ArrayList<>();
    Soon soon =
        new Soon(
            later::add,
            () -> {
              done.add("done");
              self.getFirst().ask();
            });
    self.add(soon);
    soon.ask();
    later.remove().run();
    assertThat(done).hasSize(1);
    assertThat(later).hasSize(1);
  }
}
