package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import org.junit.jupiter.api.Test;

final class RecentTest {
  private static final ConversationId ONE = ConversationId.with(InventedEngine.person(1));
  private static final ConversationId TWO = ConversationId.with(InventedEngine.person(2));
  private static final ConversationId THREE = ConversationId.with(InventedEngine.person(3));

  private final Recent recent = new Recent();

  @Test
  void one_step_goes_to_the_one_before_and_another_walk_comes_back() {
    recent.opened(ONE);
    recent.opened(TWO);
    assertThat(recent.step(false)).contains(ONE);
    recent.opened(ONE);
    recent.stay();
    assertThat(recent.step(false)).contains(TWO);
  }

  @Test
  void a_walk_goes_through_all_and_around() {
    recent.opened(ONE);
    recent.opened(TWO);
    recent.opened(THREE);
    assertThat(recent.step(false)).contains(TWO);
    assertThat(recent.step(false)).contains(ONE);
    assertThat(recent.step(false)).contains(THREE);
    assertThat(recent.step(true)).contains(ONE);
  }

  @Test
  void there_is_nowhere_to_go_with_one() {
    recent.opened(ONE);
    assertThat(recent.step(false)).isEmpty();
    recent.stay();
  }
}
