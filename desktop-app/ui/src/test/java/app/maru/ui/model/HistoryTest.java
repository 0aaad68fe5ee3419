package app.maru.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.ui.InventedEngine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HistoryTest {
  private static final PersonId MINA = InventedEngine.person(2);
  private final ClientModel model = new ClientModel();
  private final InventedEngine engine =
      new InventedEngine(model, Instant.parse("2026-11-21T05:00:00Z"));
  private int changes;
  private final History history = new History(engine, ConversationId.with(MINA), () -> changes++);

  private List<String> texts() {
    return history.messages().stream().map(Message::text).toList();
  }

  private void hears(int from, int to) {
    IntStream.range(from, to).forEach(number -> engine.says(MINA, "m" + number));
  }

  @Test
  void older_pages_join_without_gap_or_repetition() {
    hears(0, 150);
    var _ = history.loadNewest(0);
    assertThat(history.messages()).hasSize(History.PAGE);
    var _ = history.loadOlder();
    var _ = history.loadOlder();
    assertThat(texts()).isEqualTo(IntStream.range(0, 150).mapToObj(n -> "m" + n).toList());
    assertThat(history.isComplete()).isTrue();
    var _ = history.loadOlder();
    assertThat(changes).isEqualTo(3);
  }

  @Test
  void enough_is_loaded_to_see_the_first_unread() {
    hears(0, 300);
    var _ = history.loadNewest(200);
    assertThat(history.messages().size()).isBetween(200, 300);
  }

  @Test
  void new_messages_and_new_states_find_their_place() {
    hears(0, 3);
    model.open(Optional.of(history));
    var _ = history.loadNewest(0);
    Message mine = engine.said(MINA, "mine", DeliveryState.QUEUED);
    hears(3, 4);
    engine.changes(mine, DeliveryState.READ);
    assertThat(texts()).containsExactly("m0", "m1", "m2", "mine", "m3");
    assertThat(history.messages().get(3).state()).isEqualTo(DeliveryState.READ);
  }

  @Test
  void a_message_that_came_before_the_page_is_not_shown_twice() {
    model.open(Optional.of(history));
    hears(0, 2);
    var _ = history.loadNewest(0);
    assertThat(texts()).containsExactly("m0", "m1");
  }

  @Test
  void messages_of_another_conversation_stay_out() {
    model.open(Optional.of(history));
    var _ = history.loadNewest(0);
    engine.says(InventedEngine.person(3), "elsewhere");
    assertThat(history.messages()).isEmpty();
  }

  @Test
  void a_failed_page_can_be_asked_for_again() {
    hears(0, 1);
    engine.failure = Optional.of(new IllegalStateException());
    var _ = history.loadNewest(0);
    assertThat(history.isLoaded()).isFalse();
    var _ = history.loadNewest(0);
    assertThat(texts()).containsExactly("m0");
  }
}
