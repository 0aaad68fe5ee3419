package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Lifetime;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.Quote;
import app.maru.messaging.Scheduled;
import app.maru.messaging.engine.MessageDesk;
import app.maru.messaging.store.Peek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages that go by themselves, and messages that wait for their time.
final class TimesTest {
  private static final int MINUTE = 60;

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

  private <T> T get(CompletableFuture<T> future) {
    return town.get(future);
  }

  private static MessageDesk desk(Citizen one) {
    return one.messenger().messages();
  }

  private static app.maru.messaging.ConversationId with(Citizen other) {
    return app.maru.messaging.ConversationId.with(other.person());
  }

  private void says(Citizen one, Citizen other, String text) {
    one.says(other, text);
    town.until("heard " + text, () -> other.sees(one).contains(text));
  }

  private void lifetime(int seconds) {
    get(desk(alice).setLifetime(bob.person(), seconds));
    town.until(
        "told", () -> get(desk(bob).lifetime(with(alice))).equals(new Lifetime(seconds, false)));
  }

  @Test
  void a_message_goes_here_after_sending_and_there_after_reading_and_nothing_of_it_stays() {
    says(alice, bob, "before");
    lifetime(MINUTE);
    assertThat(get(desk(alice).lifetime(with(bob)))).isEqualTo(new Lifetime(MINUTE, true));
    says(alice, bob, "soon gone");
    town.runFor(Duration.ofSeconds(MINUTE + 1));
    assertThat(alice.sees(bob)).containsExactly("before");
    assertThat(bob.sees(alice)).containsExactly("before", "soon gone");
    bob.reads(alice);
    town.runFor(Duration.ofSeconds(MINUTE - 1));
    assertThat(bob.sees(alice)).containsExactly("before", "soon gone");
    town.runFor(Duration.ofSeconds(2));
    assertThat(bob.sees(alice)).containsExactly("before");
    assertThat(get(bob.messenger().chats().all()).getFirst().last().orElseThrow().text())
        .isEqualTo("before");
    assertThat(Peek.count(town.database(bob), "messages")).isEqualTo(1);
    assertThat(Peek.count(town.database(bob), "fading")).isZero();

    lifetime(0);
    says(alice, bob, "stays");
    bob.reads(alice);
    town.runFor(Duration.ofSeconds(2 * MINUTE));
    assertThat(alice.sees(bob)).containsExactly("before", "stays");
    assertThat(bob.sees(alice)).containsExactly("before", "stays");
  }

  @Test
  void a_message_whose_time_is_over_while_the_program_does_not_run_goes_at_the_start() {
    lifetime(MINUTE);
    says(alice, bob, "soon gone");
    bob.reads(alice);
    bob.leaves();
    town.runFor(Duration.ofSeconds(MINUTE + 5));
    bob.comesBack();
    town.until("gone", () -> bob.sees(alice).isEmpty());
  }

  @Test
  void a_message_that_waits_longer_than_its_time_is_sent_all_the_same_and_goes_after_that() {
    lifetime(MINUTE);
    bob.leaves();
    town.until("gone", () -> !alice.isNear(bob));
    alice.says(bob, "still for you");
    town.runFor(Duration.ofSeconds(5 * MINUTE));
    alice.crashes();
    alice.comesBack();
    town.runFor(Duration.ofSeconds(5 * MINUTE));
    assertThat(alice.statesTo(bob)).containsExactly(DeliveryState.QUEUED);
    bob.comesBack();
    town.until("heard", () -> bob.sees(alice).contains("still for you"));
    assertThat(alice.sees(bob)).containsExactly("still for you");
    town.runFor(Duration.ofSeconds(MINUTE + 1));
    assertThat(alice.sees(bob)).isEmpty();
    assertThat(bob.sees(alice)).containsExactly("still for you");
    bob.reads(alice);
    town.runFor(Duration.ofSeconds(MINUTE + 1));
    assertThat(bob.sees(alice)).isEmpty();
  }

  @Test
  void the_time_of_a_message_begins_here_when_a_relay_has_it_and_is_kept_over_a_restart() {
    TownRelay relay = town.relay();
    alice.uses(relay);
    bob.uses(relay);
    lifetime(10 * MINUTE);
    town.settle();
    bob.leaves();
    alice.says(bob, "left for you");
    town.until("left", () -> alice.statesTo(bob).equals(List.of(DeliveryState.SENT)));
    alice.crashes();
    alice.comesBack();
    town.runFor(Duration.ofSeconds(8 * MINUTE));
    assertThat(alice.sees(bob)).containsExactly("left for you");
    town.runFor(Duration.ofSeconds(2 * MINUTE));
    assertThat(alice.sees(bob)).isEmpty();
    assertThat(Peek.count(town.database(alice), "underway")).isZero();
    bob.comesBack();
    town.until("fetched", () -> bob.sees(alice).contains("left for you"));
  }

  @Test
  void what_was_not_sent_because_i_blocked_its_person_stays_as_failed() {
    lifetime(MINUTE);
    bob.leaves();
    town.until("gone", () -> !alice.isNear(bob));
    alice.says(bob, "never sent");
    alice.blocks(bob);
    town.runFor(Duration.ofSeconds(5 * MINUTE));
    assertThat(alice.statesTo(bob)).containsExactly(DeliveryState.FAILED);
  }

  @Test
  void what_was_taken_back_before_it_was_sent_goes_as_well() {
    lifetime(MINUTE);
    bob.leaves();
    town.until("gone", () -> !alice.isNear(bob));
    alice.says(bob, "better not");
    get(desk(alice).retract(alice.history(bob).getFirst().id()));
    town.runFor(Duration.ofSeconds(MINUTE - 5));
    assertThat(alice.history(bob)).hasSize(1);
    town.runFor(Duration.ofSeconds(10));
    assertThat(alice.history(bob)).isEmpty();
  }

  @Test
  void of_two_settings_at_once_both_ends_keep_the_same() {
    bob.leaves();
    town.until("gone", () -> !alice.isNear(bob));
    get(desk(alice).setLifetime(bob.person(), MINUTE));
    alice.leaves();
    bob.comesBack();
    get(desk(bob).setLifetime(alice.person(), 2 * MINUTE));
    alice.comesBack();
    town.until(
        "agreed",
        () ->
            get(desk(alice).lifetime(with(bob))).seconds()
                == get(desk(bob).lifetime(with(alice))).seconds());
  }

  @Test
  void a_lifetime_is_between_nothing_and_a_year_and_only_for_contacts() {
    Citizen carol = town.citizen("carol");
    for (CompletableFuture<Void> wrong :
        java.util.List.of(
            desk(alice).setLifetime(bob.person(), -1),
            desk(alice).setLifetime(bob.person(), Integer.MAX_VALUE),
            desk(alice).setLifetime(carol.person(), MINUTE))) {
      refused(wrong, MessengerException.Reason.NOT_ALLOWED);
    }
  }

  private CompletableFuture<MessageId> plan(PersonId to, String text, Instant at) {
    return desk(alice).schedule(to, text, at, Optional.empty());
  }

  private void refused(CompletableFuture<?> future, MessengerException.Reason reason) {
    assertThatThrownBy(() -> get(future))
        .hasCauseInstanceOf(MessengerException.class)
        .cause()
        .hasMessage(reason.name());
  }

  @Test
  void a_planned_message_is_said_in_its_time_under_the_name_it_was_given() {
    Instant at = town.time().now().plus(Duration.ofMinutes(10));
    MessageId id = get(plan(bob.person(), "good morning", at));
    MessageId never = get(plan(bob.person(), "never mind", at));
    get(desk(alice).unschedule(never));
    assertThat(get(desk(alice).scheduled()))
        .containsExactly(new Scheduled(id, bob.person(), "good morning", at, Optional.empty()));
    get(desk(alice).reschedule(id, "good day", at.plusSeconds(MINUTE)));
    town.runFor(Duration.ofMinutes(10).plusSeconds(MINUTE - 1));
    assertThat(bob.sees(alice)).isEmpty();
    town.runFor(Duration.ofSeconds(2));
    assertThat(bob.sees(alice)).containsExactly("good day");
    assertThat(bob.history(alice).getFirst().id()).isEqualTo(id);
    assertThat(get(desk(alice).scheduled())).isEmpty();
    refused(desk(alice).unschedule(id), MessengerException.Reason.UNKNOWN_MESSAGE);
  }

  @Test
  void what_had_its_time_while_the_program_did_not_run_is_said_at_the_start() {
    get(plan(bob.person(), "hello", town.time().now().plusSeconds(MINUTE)));
    alice.leaves();
    town.runFor(Duration.ofSeconds(2 * MINUTE));
    assertThat(bob.sees(alice)).isEmpty();
    alice.comesBack();
    town.until("said", () -> bob.sees(alice).contains("hello"));
    town.runFor(Duration.ofMinutes(10));
    assertThat(bob.sees(alice)).containsExactly("hello");
  }

  @Test
  void a_plan_is_for_the_future_has_words_and_there_are_not_too_many() {
    Instant now = town.time().now();
    refused(plan(bob.person(), "late", now), MessengerException.Reason.NOT_ALLOWED);
    refused(
        plan(bob.person(), "far", now.plus(Duration.ofDays(400))),
        MessengerException.Reason.NOT_ALLOWED);
    refused(plan(bob.person(), " ", now.plusSeconds(9)), MessengerException.Reason.EMPTY);
    for (int i = 0; i < 100; i++) {
      get(plan(bob.person(), "n " + i, now.plus(Duration.ofDays(1))));
    }
    refused(
        plan(bob.person(), "one more", now.plus(Duration.ofDays(1))),
        MessengerException.Reason.TOO_MANY);
  }

  @Test
  void what_was_planned_for_somebody_i_blocked_meanwhile_waits() {
    get(plan(bob.person(), "hello", town.time().now().plusSeconds(MINUTE)));
    alice.blocks(bob);
    town.runFor(Duration.ofSeconds(2 * MINUTE));
    assertThat(get(desk(alice).scheduled())).hasSize(1);
    alice.unblocks(bob);
    town.until("said", () -> bob.sees(alice).contains("hello"));
  }

  @Test
  void with_a_conversation_goes_what_was_planned_in_it_and_nothing_else() {
    Citizen carol = town.citizen("carol");
    town.befriend(alice, carol);
    says(alice, bob, "hello");
    Instant at = town.time().now().plusSeconds(MINUTE);
    get(plan(bob.person(), "not any more", at));
    MessageId kept = get(plan(carol.person(), "still", at));
    get(alice.messenger().chats().delete(with(bob), false));
    assertThat(get(desk(alice).scheduled())).extracting(Scheduled::id).containsExactly(kept);
    assertThat(alice.events()).contains(new MessengerEvent.ScheduledChanged(with(bob)));
    town.runFor(Duration.ofSeconds(2 * MINUTE));
    assertThat(bob.sees(alice)).containsExactly("hello");
    assertThat(carol.sees(alice)).containsExactly("still");
    assertThat(get(alice.messenger().chats().all())).noneMatch(talk -> talk.id().equals(with(bob)));
  }

  @Test
  void a_planned_message_answers_what_it_was_to_answer_also_after_it_was_changed() {
    bob.says(alice, "coming?");
    town.settle();
    MessageId asked = alice.history(bob).getFirst().id();
    Instant at = town.time().now().plusSeconds(MINUTE);
    MessageId id = get(desk(alice).schedule(bob.person(), "yes", at, Optional.of(asked)));
    get(desk(alice).reschedule(id, "yes!", at));
    town.runFor(Duration.ofSeconds(MINUTE + 1));
    assertThat(bob.sees(alice)).contains("yes!");
    assertThat(bob.history(alice).getLast().traits().quote().map(Quote::message)).contains(asked);
  }

  @Test
  void a_planned_answer_to_what_is_gone_by_then_is_said_all_the_same() {
    bob.says(alice, "coming?");
    town.settle();
    MessageId asked = alice.history(bob).getFirst().id();
    get(
        desk(alice)
            .schedule(
                bob.person(), "yes", town.time().now().plusSeconds(MINUTE), Optional.of(asked)));
    get(desk(alice).remove(List.of(asked)));
    town.runFor(Duration.ofSeconds(MINUTE + 1));
    assertThat(bob.sees(alice)).contains("yes");
  }

  @Test
  void what_stands_elsewhere_is_not_answered_later() {
    MessageId nowhere = new MessageId(Bytes.of(new byte[MessageId.SIZE]));
    refused(
        desk(alice)
            .schedule(
                bob.person(), "yes", town.time().now().plusSeconds(MINUTE), Optional.of(nowhere)),
        MessengerException.Reason.UNKNOWN_MESSAGE);
  }

  private void inNineDays() {
    lifetime((int) Duration.ofDays(9).toSeconds());
    says(alice, bob, "gone in nine days");
    get(plan(bob.person(), "said in nine days", town.time().now().plus(Duration.ofDays(9))));
    town.runFor(Duration.ofDays(1));
  }

  @Test
  void after_a_clock_was_set_forward_what_had_its_time_is_said_and_gone_within_minutes() {
    inNineDays();
    town.host(alice).setsClock(Duration.ofDays(30));
    town.runFor(Duration.ofMinutes(6));
    assertThat(bob.sees(alice)).contains("said in nine days");
    assertThat(alice.sees(bob)).containsExactly("said in nine days");
  }

  @Test
  void after_the_computer_slept_what_had_its_time_is_said_and_gone_at_once() {
    inNineDays();
    town.host(alice).sleepsFor(Duration.ofDays(30));
    town.runFor(Duration.ofSeconds(10));
    assertThat(bob.sees(alice)).contains("said in nine days");
    assertThat(alice.sees(bob)).containsExactly("said in nine days");
  }
}
