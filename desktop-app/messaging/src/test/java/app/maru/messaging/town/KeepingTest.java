package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Draft;
import app.maru.messaging.Keeping;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.Route;
import app.maru.messaging.engine.ChatDesk;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.Peek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How conversations are kept: on top, quiet, put away, marked, deleted; and notes to oneself.
final class KeepingTest {
  private final MemoryTown town = new MemoryTown();

  @AfterEach
  void close() {
    town.close();
  }

  private static ChatDesk chats(Citizen citizen) {
    return citizen.messenger().chats();
  }

  private static ConversationId with(Citizen other) {
    return ConversationId.with(other.person());
  }

  private Optional<Conversation> talk(Citizen mine, Citizen other) {
    return town.get(chats(mine).all()).stream()
        .filter(talk -> talk.with().equals(other.person()))
        .findFirst();
  }

  private Keeping keeping(Citizen mine, Citizen other) {
    return talk(mine, other).orElseThrow().keeping();
  }

  @Test
  void the_conversation_that_was_open_is_known_after_a_restart() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    assertThat(town.get(chats(alice).shown())).isEmpty();
    town.get(chats(alice).show(Optional.of(with(bob))));
    alice.crashes();
    alice.comesBack();
    assertThat(town.get(chats(alice).shown())).contains(with(bob));
    town.get(chats(alice).show(Optional.empty()));
    assertThat(town.get(chats(alice).shown())).isEmpty();
  }

  @Test
  void the_emoji_i_chose_last_are_known_after_a_restart_and_no_longer_than_two_rows() {
    Citizen alice = town.citizen("alice");
    assertThat(town.get(chats(alice).chosenEmoji())).isEmpty();
    for (String emoji : List.of("👍", "🎉", "👍", "", "a b", "x".repeat(65))) {
      town.get(chats(alice).choseEmoji(emoji));
    }
    alice.crashes();
    alice.comesBack();
    assertThat(town.get(chats(alice).chosenEmoji())).containsExactly("👍", "🎉");
    String family = "👨‍👩‍👧‍👦";
    String wide = family + family;
    for (int each = 0; each < 30; each++) {
      town.get(chats(alice).choseEmoji(Character.toString(0x1F600 + each)));
    }
    assertThat(town.get(chats(alice).chosenEmoji()))
        .hasSize(18)
        .startsWith(Character.toString(0x1F600 + 29));
    for (int each = 0; each < 18; each++) {
      town.get(chats(alice).choseEmoji(wide + (char) ('a' + each)));
    }
    assertThat(town.get(chats(alice).chosenEmoji()))
        .as("as many as one setting holds")
        .hasSizeLessThan(18)
        .startsWith(wide + "r");
  }

  @Test
  void conversations_on_top_keep_their_order_over_a_restart() {
    Citizen alice = town.citizen("alice");
    List<Citizen> others =
        List.of(town.citizen("bob"), town.citizen("carol"), town.citizen("dora"));
    others.forEach(other -> town.befriend(alice, other));
    for (Citizen other : others) {
      town.get(chats(alice).pin(with(other), 1));
    }
    assertThat(others.stream().map(other -> keeping(alice, other).pinned()))
        .containsExactly(3, 2, 1);
    town.get(chats(alice).pin(with(others.get(0)), 2));
    town.get(chats(alice).pin(with(others.get(2)), 0));
    alice.crashes();
    alice.comesBack();
    assertThat(others.stream().map(other -> keeping(alice, other).pinned()))
        .containsExactly(1, 2, 0);
  }

  @Test
  void more_than_can_be_on_top_are_refused() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    for (int other = 1; other <= ChatDesk.MAX_PINNED; other++) {
      Peek.change(
          town.database(alice),
          "INSERT INTO keepings VALUES (?, ?, 0, FALSE, FALSE, FALSE)",
          new byte[] {(byte) other, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
          other);
    }
    assertThatThrownBy(() -> town.get(chats(alice).pin(with(bob), 1)))
        .hasStackTraceContaining(MessengerException.Reason.TOO_MANY.name());
    assertThat(keeping(alice, bob)).isEqualTo(Keeping.PLAIN);
  }

  @Test
  void what_was_muted_for_a_time_unmutes_by_itself_also_after_a_restart() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    Citizen carol = town.citizen("carol");
    town.befriend(alice, bob);
    town.befriend(alice, carol);
    town.get(chats(alice).mute(with(bob), Duration.ofDays(3)));
    town.get(chats(alice).muteForEver(with(carol)));
    bob.leaves();
    carol.leaves();
    town.runFor(Duration.ofDays(2));
    assertThat(keeping(alice, bob).mutedUntil()).isPresent();
    alice.leaves();
    alice.comesBack();
    town.runFor(Duration.ofHours(25));
    assertThat(keeping(alice, bob)).isEqualTo(Keeping.PLAIN);
    assertThat(keeping(alice, carol).mutedUntil()).contains(Keeping.FOREVER);
    assertThat(alice.events())
        .anyMatch(event ->
            event instanceof MessengerEvent.ConversationChanged(var talk)
                && talk.with().equals(bob.person())
                && talk.keeping().equals(Keeping.PLAIN));
    town.get(chats(alice).mute(with(carol), Duration.ZERO));
    assertThat(keeping(alice, carol)).isEqualTo(Keeping.PLAIN);
  }

  @Test
  void what_was_muted_until_the_computer_slept_is_unmuted_when_it_wakes() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.get(chats(alice).mute(with(bob), Duration.ofHours(8)));
    town.host(alice).sleepsFor(Duration.ofHours(9));
    town.runFor(Duration.ofSeconds(10));
    assertThat(keeping(alice, bob)).isEqualTo(Keeping.PLAIN);
  }

  @Test
  void a_muting_that_is_over_keeps_nothing_put_away_though_nobody_has_looked_yet() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.get(chats(alice).mute(with(bob), Duration.ofHours(8)));
    town.get(chats(alice).archive(with(bob), true));
    town.host(alice).setsClock(Duration.ofHours(9));
    bob.says(alice, "hello?");
    town.until("heard", () -> alice.sees(bob).contains("hello?"));
    assertThat(keeping(alice, bob)).isEqualTo(Keeping.PLAIN);
  }

  @Test
  void what_was_put_away_comes_back_with_a_new_message_unless_it_is_muted() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.get(chats(alice).pin(with(bob), 1));
    town.get(chats(alice).archive(with(bob), true));
    assertThat(keeping(alice, bob)).isEqualTo(Keeping.PLAIN.archived(true));
    alice.says(bob, "I say something myself");
    town.settle();
    assertThat(keeping(alice, bob).archived()).isTrue();
    bob.says(alice, "hello?");
    town.settle();
    assertThat(keeping(alice, bob).archived()).isFalse();

    town.get(chats(alice).muteForEver(with(bob)));
    town.get(chats(alice).archive(with(bob), true));
    bob.says(alice, "hello again?");
    town.settle();
    assertThat(keeping(alice, bob).archived()).isTrue();
  }

  @Test
  void a_mark_stays_until_it_is_taken_away() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.get(chats(alice).mark(with(bob), true));
    alice.crashes();
    alice.comesBack();
    assertThat(keeping(alice, bob).marked()).isTrue();
    town.get(chats(alice).mark(with(bob), false));
    assertThat(keeping(alice, bob)).isEqualTo(Keeping.PLAIN);
  }

  @Test
  void how_something_unknown_is_kept_is_nothing() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    for (var refused :
        List.of(
            chats(alice).pin(with(bob), 1),
            chats(alice).muteForEver(with(bob)),
            chats(alice).archive(with(bob), true),
            chats(alice).mark(with(bob), true),
            chats(alice).keep(with(bob)),
            chats(alice).delete(with(bob), false))) {
      assertThatThrownBy(() -> town.get(refused))
          .hasStackTraceContaining(MessengerException.Reason.UNKNOWN_CONVERSATION.name());
    }
  }

  @Test
  void a_deleted_conversation_is_gone_here_alone_and_its_order_goes_on() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    for (int i = 0; i < 20; i++) {
      alice.says(bob, "word " + i);
    }
    bob.says(alice, "and one of mine");
    town.settle();
    town.get(chats(alice).saveDraft(with(bob), new Draft("half a", Optional.empty())));
    town.get(chats(alice).pin(with(bob), 1));
    town.get(chats(alice).delete(with(bob), false));
    assertThat(talk(alice, bob)).isEmpty();
    assertThat(alice.sees(bob)).isEmpty();
    assertThat(town.get(chats(alice).drafts())).isEmpty();
    assertThat(alice.events()).contains(new MessengerEvent.ConversationRemoved(with(bob)));
    assertThat(Peek.count(town.database(alice), "messages")).isZero();
    assertThat(Peek.count(town.database(alice), "keepings")).isZero();
    assertThat(bob.sees(alice)).hasSize(21);
    assertThat(keeping(bob, alice)).isEqualTo(Keeping.PLAIN);

    alice.says(bob, "a new beginning");
    town.until("heard", () -> bob.sees(alice).contains("a new beginning"));
    assertThat(bob.sees(alice).getLast()).isEqualTo("a new beginning");
    assertThat(bob.history(alice)).noneMatch(Message::late);
    assertThat(alice.sees(bob)).containsExactly("a new beginning");
    assertThat(alice.stateOf(bob)).isEqualTo(ContactState.ACCEPTED);
  }

  @Test
  void deleting_goes_on_after_a_crash() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    for (int i = 0; i < 3; i++) {
      alice.says(bob, "word " + i);
    }
    town.settle();
    alice.leaves();
    Database store = Town.open(town.databaseName(alice));
    Peek.change(
        store,
        "INSERT INTO deleted SELECT id, person, lamport, (SELECT MAX(num) FROM messages) FROM"
            + " conversations");
    Peek.change(store, "DELETE FROM conversations");
    store.abort();
    alice.comesBack();
    town.until("removed", () -> Peek.count(town.database(alice), "messages") == 0);
    assertThat(talk(alice, bob)).isEmpty();
  }

  @Test
  void a_deleted_message_that_comes_once_more_stays_deleted() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    alice.says(bob, "first");
    town.settle();
    byte[] old = Peek.bytes(town.database(bob), "SELECT book FROM books");
    for (int i = 0; i < 4; i++) {
      bob.says(alice, "from bob " + i);
      town.settle();
      alice.says(bob, "from alice " + i);
      town.settle();
    }
    town.get(chats(bob).delete(with(alice), false));
    bob.leaves();
    Peek.change(town.database(alice), "UPDATE messages SET state = 1 WHERE mine");
    Database store = Town.open(town.databaseName(bob));
    Peek.change(store, "UPDATE books SET book = ?", old);
    store.abort();
    alice.says(bob, "do you remember?");
    bob.comesBack();
    town.until(
        "all said again",
        () -> alice.statesTo(bob).stream().allMatch(DeliveryState.DELIVERED::equals));
    assertThat(bob.sees(alice)).containsExactly("do you remember?");
    alice.leaves();
    town.runFor(Duration.ofDays(61));
    assertThat(Peek.count(town.database(bob), "gone")).isZero();
  }

  @Test
  void the_other_is_asked_to_delete_it_too_and_decides() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    alice.says(bob, "a secret");
    town.settle();
    town.get(chats(alice).delete(with(bob), true));
    town.until("asked", () -> keeping(bob, alice).asked());
    assertThat(bob.sees(alice)).containsExactly("a secret");
    town.get(chats(bob).keep(with(alice)));
    assertThat(keeping(bob, alice)).isEqualTo(Keeping.PLAIN);
    assertThat(bob.sees(alice)).containsExactly("a secret");

    alice.says(bob, "another");
    town.until("heard", () -> bob.sees(alice).contains("another"));
    town.get(chats(alice).delete(with(bob), true));
    town.until("asked", () -> keeping(bob, alice).asked());
    town.get(chats(bob).delete(with(alice), false));
    assertThat(bob.sees(alice)).isEmpty();
    assertThat(talk(bob, alice)).isEmpty();
  }

  @Test
  void somebody_who_is_no_contact_is_not_asked_and_can_not_ask() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    alice.says(bob, "may I?");
    town.until("it came", () -> bob.sees(alice).size() == 1);
    assertThatThrownBy(() -> town.get(chats(alice).delete(with(bob), true)))
        .hasStackTraceContaining(MessengerException.Reason.UNKNOWN_PERSON.name());
    assertThat(alice.sees(bob)).containsExactly("may I?");
    Peek.change(town.database(alice), "UPDATE persons SET state = 3");
    town.get(chats(alice).delete(with(bob), true));
    town.runFor(Duration.ofSeconds(10));
    assertThat(keeping(bob, alice)).isEqualTo(Keeping.PLAIN);
  }

  @Test
  void notes_to_myself_stay_here() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    int before = town.overheard().size();
    town.get(alice.messenger().messages().send(alice.person(), "buy milk"));
    town.get(alice.messenger().messages().send(with(alice), "and bread"));
    town.runFor(Duration.ofSeconds(2));
    assertThat(town.overheard().subList(before, town.overheard().size()))
        .as("said to anybody")
        .isEmpty();
    alice.crashes();
    alice.comesBack();
    assertThat(alice.sees(alice)).containsExactly("buy milk", "and bread");
    assertThat(alice.statesTo(alice)).containsOnly(DeliveryState.READ);
    assertThat(Peek.count(town.database(alice), "outbox")).isZero();
    Conversation notes = talk(alice, alice).orElseThrow();
    assertThat(notes.route()).isEqualTo(Route.HERE);
    assertThat(notes.unread()).isZero();
    town.get(chats(alice).delete(with(alice), false));
    assertThat(alice.sees(alice)).isEmpty();
  }
}
