package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessageInfo;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.MessengerException.Reason;
import app.maru.messaging.Quote;
import app.maru.messaging.Reaction;
import app.maru.messaging.Traits;
import app.maru.messaging.engine.MessageDesk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of messages once they are said.
final class ChangesTest {
  private final MemoryTown town = new MemoryTown();
  private final Citizen alice = town.citizen("alice");
  private final Citizen bob = town.citizen("bob");

  @BeforeEach
  void they_are_contacts() {
    town.until("linked", () -> alice.isNear(bob) && bob.isNear(alice));
    alice.asks(bob);
    town.until("asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    bob.accepts(alice);
    town.until("accepted", () -> alice.stateOf(bob) == ContactState.ACCEPTED);
  }

  @AfterEach
  void close() {
    town.close();
  }

  private Message says(Citizen one, Citizen other, String text) {
    one.says(other, text);
    town.until("heard " + text, () -> other.sees(one).contains(text));
    return one.history(other).getLast();
  }

  private <T> T get(CompletableFuture<T> future) {
    return town.get(future);
  }

  private static Message at(Citizen one, Citizen other, MessageId id) {
    return one.history(other).stream()
        .filter(message -> message.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Traits traits(Citizen one, Citizen other, MessageId id) {
    return at(one, other, id).traits();
  }

  private void refused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasRootCauseInstanceOf(MessengerException.class)
        .rootCause()
        .isInstanceOfSatisfying(
            MessengerException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void an_answer_shows_what_it_answers_on_both_sides() {
    Message question = says(alice, bob, "tea or coffee?");
    MessageId answer = get(bob.messenger().messages().reply(question.id(), "tea"));
    town.until("heard", () -> alice.sees(bob).contains("tea"));
    assertThat(traits(alice, bob, answer).quote())
        .contains(new Quote(question.id(), true, Optional.of("tea or coffee?")));
    assertThat(traits(bob, alice, answer).quote())
        .contains(new Quote(question.id(), false, Optional.of("tea or coffee?")));
    assertThat(alice.events())
        .anyMatch(event ->
            event instanceof MessengerEvent.MessageAdded(var message)
                && message.traits().quote().flatMap(Quote::text).isPresent());

    get(alice.messenger().messages().retract(question.id()));
    town.until("gone", () -> traits(bob, alice, question.id()).retracted());
    assertThat(traits(bob, alice, answer).quote()).contains(Quote.missing(question.id()));
  }

  @Test
  void an_answer_to_what_is_not_of_this_conversation_quotes_nothing() {
    Citizen carol = town.citizen("carol");
    town.until("linked", () -> carol.isNear(bob));
    carol.says(bob, "a secret");
    town.until("asked", () -> bob.sees(carol).size() == 1);
    Message secret = bob.history(carol).getFirst();
    refused(
        Reason.UNKNOWN_MESSAGE,
        () -> get(alice.messenger().messages().reply(secret.id(), "what is it?")));
  }

  @Test
  void what_is_edited_says_the_same_on_both_sides_and_remembers_what_it_said() {
    Message first = says(alice, bob, "at noon");
    says(bob, alice, "fine");
    get(alice.messenger().messages().edit(first.id(), "at one"));
    get(alice.messenger().messages().edit(first.id(), "at two"));
    town.until("edited", () -> at(bob, alice, first.id()).text().equals("at two"));
    assertThat(alice.sees(bob)).containsExactly("at two", "fine");
    assertThat(bob.sees(alice)).containsExactly("at two", "fine");
    for (Citizen one : List.of(alice, bob)) {
      Optional<MessageInfo> info = get(one.messenger().messages().info(first.id()));
      assertThat(info.orElseThrow().versions())
          .extracting(MessageInfo.Version::text)
          .containsExactly("at noon", "at one");
      assertThat(info.orElseThrow().message().traits().edits()).isEqualTo(2);
    }
    refused(Reason.NOT_ALLOWED, () -> get(bob.messenger().messages().edit(first.id(), "never")));
    refused(Reason.EMPTY, () -> get(alice.messenger().messages().edit(first.id(), " ")));
  }

  @Test
  void what_is_taken_back_is_nowhere_any_more_and_stays_so() {
    Message word = says(alice, bob, "oops");
    get(bob.messenger().messages().react(word.id(), List.of("👍")));
    get(alice.messenger().messages().edit(word.id(), "oops, no"));
    refused(Reason.NOT_ALLOWED, () -> get(bob.messenger().messages().retract(word.id())));
    get(alice.messenger().messages().retract(word.id()));
    town.until("taken back", () -> traits(bob, alice, word.id()).retracted());
    for (Citizen one : List.of(alice, bob)) {
      Citizen other = one == alice ? bob : alice;
      assertThat(at(one, other, word.id()).text()).isEmpty();
      assertThat(traits(one, other, word.id()).reactions()).isEmpty();
      MessageInfo info = get(one.messenger().messages().info(word.id())).orElseThrow();
      assertThat(info.versions()).isEmpty();
    }
    refused(Reason.NOT_ALLOWED, () -> get(alice.messenger().messages().edit(word.id(), "again")));
    refused(
        Reason.NOT_ALLOWED, () -> get(bob.messenger().messages().react(word.id(), List.of("👍"))));
  }

  @Test
  void what_was_not_sent_yet_and_is_taken_back_is_never_sent() {
    bob.leaves();
    town.until("gone", () -> !alice.isNear(bob));
    alice.says(bob, "half a thought");
    town.until("waits", () -> alice.history(bob).size() == 1);
    MessageId id = alice.history(bob).getFirst().id();
    get(alice.messenger().messages().retract(id));
    bob.comesBack();
    says(alice, bob, "a whole one");
    assertThat(bob.sees(alice)).containsExactly("a whole one");
  }

  @Test
  void reactions_are_changed_and_taken_away_and_the_last_word_counts() {
    Message word = says(alice, bob, "we won");
    get(bob.messenger().messages().react(word.id(), List.of("🎉", "👍🏽")));
    get(alice.messenger().messages().react(word.id(), List.of("❤️")));
    town.until("both", () -> traits(alice, bob, word.id()).reactions().size() == 2);
    town.until("both", () -> traits(bob, alice, word.id()).reactions().size() == 2);
    assertThat(traits(alice, bob, word.id()).reactions())
        .containsExactlyInAnyOrder(
            new Reaction(bob.person(), false, List.of("🎉", "👍🏽")),
            new Reaction(alice.person(), true, List.of("❤️")));
    get(bob.messenger().messages().react(word.id(), List.of()));
    town.until("gone", () -> traits(alice, bob, word.id()).reactions().size() == 1);
    refused(
        Reason.NOT_ALLOWED,
        () -> get(bob.messenger().messages().react(word.id(), List.of("words"))));
    refused(
        Reason.NOT_ALLOWED,
        () -> get(bob.messenger().messages().react(word.id(), List.of("😀", "😁", "😂", "🤣"))));
  }

  @Test
  void what_i_removed_for_me_stays_with_the_other_and_does_not_come_again() {
    Message one = says(alice, bob, "one");
    Message two = says(alice, bob, "two");
    ConversationId bobs = bob.history(alice).getFirst().conversation();
    get(bob.messenger().messages().remove(List.of(one.id(), two.id())));
    assertThat(bob.sees(alice)).isEmpty();
    assertThat(alice.sees(bob)).containsExactly("one", "two");
    assertThat(get(bob.messenger().chats().all()))
        .allMatch(talk -> talk.unread() == 0 && talk.last().isEmpty());
    get(alice.messenger().messages().edit(two.id(), "zwei"));
    get(alice.messenger().messages().retract(one.id()));
    says(alice, bob, "three");
    assertThat(bob.sees(alice)).containsExactly("three");
    assertThat(bob.events()).contains(new MessengerEvent.MessageRemoved(bobs, one.id()));
  }

  @Test
  void forwarded_words_are_marked_and_come_in_order() {
    Citizen carol = town.citizen("carol");
    town.until("linked", () -> carol.isNear(bob));
    carol.asks(bob);
    town.until("asked", () -> bob.stateOf(carol) == ContactState.REQUESTING);
    bob.accepts(carol);
    Message one = says(alice, bob, "one");
    Message two = says(alice, bob, "two");
    get(bob.messenger().messages().forward(List.of(one.id(), two.id()), carol.person()));
    town.until("heard", () -> carol.sees(bob).size() == 2);
    assertThat(carol.sees(bob)).containsExactly("one", "two");
    assertThat(carol.history(bob)).allMatch(message -> message.traits().forwarded());
    assertThat(bob.history(carol)).allMatch(message -> message.traits().forwarded());
  }

  @Test
  void the_steps_of_a_message_are_known_with_device_way_and_time() {
    Message word = says(alice, bob, "hello");
    bob.reads(alice);
    town.until(
        "read",
        () -> get(alice.messenger().messages().info(word.id())).orElseThrow().steps().size() == 3);
    MessageInfo info = get(alice.messenger().messages().info(word.id())).orElseThrow();
    assertThat(info.steps())
        .extracting(step -> step.state().name())
        .containsExactly("SENT", "DELIVERED", "READ");
    assertThat(info.steps()).allMatch(step -> step.device().equals(bob.identity().device()));
    assertThat(info.steps().getFirst().path()).isPresent();
  }

  @Test
  void notes_to_myself_are_changed_here_and_told_to_nobody() {
    MessageDesk desk = alice.messenger().messages();
    MessageId note = get(desk.send(alice.person(), "milk"));
    get(desk.edit(note, "milk and bread"));
    get(desk.react(note, List.of("👍")));
    MessageId second = get(desk.reply(note, "done"));
    List<Message> notes =
        get(desk.history(ConversationId.with(alice.person()), Optional.empty(), 9));
    assertThat(notes).extracting(Message::text).containsExactly("milk and bread", "done");
    assertThat(notes.getFirst().traits().reactions()).hasSize(1);
    get(desk.remove(List.of(second)));
    get(desk.retract(note));
    assertThat(town.waiting(alice)).isZero();
  }

  @Test
  void whom_i_blocked_changes_nothing_here() {
    Message word = says(alice, bob, "hello");
    bob.blocks(alice);
    get(alice.messenger().messages().edit(word.id(), "otherwise"));
    get(alice.messenger().messages().react(word.id(), List.of("👍")));
    get(alice.messenger().messages().retract(word.id()));
    town.runFor(Duration.ofSeconds(5));
    assertThat(at(bob, alice, word.id()).text()).isEqualTo("hello");
    refused(Reason.BLOCKED, () -> get(bob.messenger().messages().react(word.id(), List.of("👍"))));
  }
}
