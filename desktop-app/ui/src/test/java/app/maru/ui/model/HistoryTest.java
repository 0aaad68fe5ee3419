package app.maru.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerException;
import app.maru.ui.invented.InventedEngine;
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
  void what_could_not_be_read_is_no_empty_conversation_and_is_asked_for_again() {
    hears(0, 3);
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.TOO_MANY));
    var _ = history.loadNewest(0);
    assertThat(history.hasFailed()).isTrue();
    assertThat(history.isLoaded()).isFalse();
    assertThat(changes).isEqualTo(1);
    var _ = history.retry();
    assertThat(history.hasFailed()).isFalse();
    assertThat(texts()).containsExactly("m0", "m1", "m2");
    assertThat(history.isComplete()).isTrue();
    var _ = history.retry();
    assertThat(changes).as("nothing was left to ask for").isEqualTo(2);
  }

  @Test
  void enough_is_loaded_to_see_the_first_unread() {
    hears(0, 300);
    var _ = history.loadNewest(200);
    assertThat(history.messages().size()).isBetween(200, 300);
  }

  private Message at(int number) {
    return engine
        .messages()
        .history(ConversationId.with(MINA), Optional.empty(), 1_000)
        .join()
        .get(number);
  }

  @Test
  void what_stands_around_an_old_message_takes_the_place_of_the_newest() {
    hears(0, 500);
    model.open(Optional.of(history));
    var _ = history.loadNewest(0);
    var _ = history.loadAround(at(200).id());
    assertThat(texts()).startsWith("m140").endsWith("m260").hasSize(2 * History.PAGE + 1);
    assertThat(history.isEnded()).isFalse();
    assertThat(history.isComplete()).isFalse();

    engine.says(MINA, "new");
    assertThat(texts()).doesNotContain("new");
    for (int page = 0; page < 5; page++) {
      var _ = history.loadNewer();
    }
    assertThat(texts()).startsWith("m140").endsWith("m499", "new").hasSize(361);
    assertThat(history.isEnded()).isTrue();
    engine.says(MINA, "newer");
    assertThat(texts()).endsWith("new", "newer");
  }

  @Test
  void a_message_near_what_is_loaded_is_joined_to_it() {
    hears(0, 200);
    var _ = history.loadNewest(0);
    var _ = history.loadAround(at(100).id());
    assertThat(texts()).startsWith("m40").endsWith("m199").hasSize(160);
    assertThat(history.isEnded()).isTrue();
  }

  @Test
  void the_ends_of_a_short_conversation_are_known_at_once() {
    hears(0, 10);
    var _ = history.loadAround(at(5).id());
    assertThat(texts()).hasSize(10);
    assertThat(history.isEnded()).isTrue();
    assertThat(history.isComplete()).isTrue();
  }

  @Test
  void the_newest_come_back_in_the_place_of_old_ones() {
    hears(0, 500);
    var _ = history.loadAround(at(100).id());
    var _ = history.loadNewest(0);
    assertThat(texts()).startsWith("m440").endsWith("m499");
    assertThat(history.isEnded()).isTrue();
  }

  @Test
  void a_message_that_is_gone_changes_nothing() {
    hears(0, 10);
    var _ = history.loadNewest(0);
    var _ = history.loadAround(new MessageId(Bytes.of(new byte[MessageId.SIZE])));
    assertThat(texts()).hasSize(10);
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
