package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.ui.invented.InventedEngine;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecentTest {
  private static final ConversationId ONE = ConversationId.with(InventedEngine.person(1));
  private static final ConversationId TWO = ConversationId.with(InventedEngine.person(2));
  private static final ConversationId THREE = ConversationId.with(InventedEngine.person(3));

  private final Recent recent = new Recent();
  private Optional<ConversationId> open = Optional.empty();
  private final Set<ConversationId> gone = new HashSet<>();

  private void open(ConversationId conversation) {
    open = Optional.of(conversation);
    recent.opened(conversation);
  }

  private Optional<ConversationId> step(boolean back) {
    Optional<ConversationId> next = recent.step(back, open, id -> !gone.contains(id));
    next.ifPresent(this::open);
    return next;
  }

  @Test
  void one_step_goes_to_the_one_before_and_another_walk_comes_back() {
    open(ONE);
    open(TWO);
    assertThat(step(false)).contains(ONE);
    recent.stay();
    assertThat(step(false)).contains(TWO);
  }

  @Test
  void a_walk_goes_through_all_and_around() {
    open(ONE);
    open(TWO);
    open(THREE);
    assertThat(step(false)).contains(TWO);
    assertThat(step(false)).contains(ONE);
    assertThat(step(false)).contains(THREE);
    assertThat(step(true)).contains(ONE);
  }

  @Test
  void there_is_nowhere_to_go_with_one() {
    open(ONE);
    assertThat(step(false)).isEmpty();
    recent.stay();
  }

  @Test
  void what_was_deleted_is_passed_over_also_in_the_middle_of_a_walk() {
    open(ONE);
    open(TWO);
    open(THREE);
    gone.add(TWO);
    assertThat(step(false)).contains(ONE);
    gone.add(ONE);
    assertThat(step(false)).contains(THREE);
    assertThat(step(false)).isEmpty();
    recent.stay();
    gone.add(THREE);
    assertThat(step(true)).isEmpty();
    recent.stay();
  }

  @Test
  void what_is_forgotten_is_passed_over_although_it_could_be_opened() {
    open(ONE);
    open(TWO);
    recent.forget(TWO);
    open = Optional.empty();
    assertThat(step(false)).contains(ONE);
    assertThat(step(false)).isEmpty();
  }

  @Test
  void from_nothing_open_one_comes_back_to_the_last_one() {
    open(ONE);
    open(TWO);
    open = Optional.empty();
    assertThat(step(false)).contains(TWO);
    recent.stay();
    open = Optional.empty();
    assertThat(step(true)).contains(ONE);
  }
}
