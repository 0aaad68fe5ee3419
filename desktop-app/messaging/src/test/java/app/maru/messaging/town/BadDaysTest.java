package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FaultReason;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.engine.Messenger;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.Peek;
import app.maru.p2p.memory.Weather;
import app.maru.p2p.wire.Frame;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Full disks, wrong clocks, lost sessions, old copies: nothing is lost, and it goes on by itself.
final class BadDaysTest {
  private static final Duration YEAR = Duration.ofDays(365);

  private final MemoryTown town = new MemoryTown();

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void clocks_two_years_apart_break_neither_order_nor_delivery() {
    town.clockError("alice", YEAR);
    town.clockError("bob", YEAR.negated());
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    alice.says(bob, "1");
    town.until("heard", () -> bob.sees(alice).contains("1"));
    bob.says(alice, "2");
    town.until("heard", () -> alice.sees(bob).contains("2"));
    alice.says(bob, "3");
    town.settle();
    assertThat(bob.sees(alice)).containsExactly("1", "2", "3");
    assertThat(bob.history(alice)).noneMatch(Message::late);
  }

  @Test
  void a_clock_that_jumps_a_year_and_back_between_two_starts_loses_nothing() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    alice.says(bob, "before");
    town.settle();
    bob.leaves();
    alice.says(bob, "meanwhile");
    town.clockError("bob", YEAR);
    bob.comesBack();
    town.settle();
    bob.leaves();
    alice.says(bob, "after");
    town.clockError("bob", Duration.ZERO);
    bob.comesBack();
    bob.says(alice, "here again");
    town.settle();
  }

  @Test
  void what_arrives_late_is_put_in_its_place_and_marked() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.lan().partition(Set.of(town.host(alice)));
    alice.says(bob, "early");
    town.until("kept", () -> alice.sees(bob).size() == 1);
    for (int i = 0; i < 3; i++) {
      bob.says(alice, "later " + i);
    }
    town.until("kept", () -> bob.sees(alice).size() == 3);
    town.lan().heal();
    town.settle();
    Message early =
        bob.history(alice).stream().filter(message -> !message.mine()).findFirst().orElseThrow();
    assertThat(bob.sees(alice).indexOf("early")).isLessThan(2);
    assertThat(early.late()).isTrue();
  }

  @Test
  void a_full_disk_is_named_loses_nothing_and_goes_on_by_itself() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.diskIsFull(bob, true);
    alice.says(bob, "do you have room?");
    town.runFor(Duration.ofSeconds(30));
    assertThat(alice.statesTo(bob)).containsExactly(DeliveryState.QUEUED);
    assertThat(town.overheard())
        .anyMatch(frame ->
            frame.frame() instanceof Frame.Refused refused
                && refused.reason() == Frame.RefusalReason.FULL);
    assertThat(bob.events()).contains(new MessengerEvent.Fault(FaultReason.DISK_FULL));
    assertRefused(
        bob.messenger().messages().send(alice.person(), "no"), MessengerException.Reason.DISK_FULL);

    town.diskIsFull(bob, false);
    bob.says(alice, "now I do");
    town.settle();
    assertThat(bob.sees(alice)).containsExactlyInAnyOrder("do you have room?", "now I do");
  }

  @Test
  void a_lost_session_is_begun_anew_and_what_waited_is_sealed_again() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    bob.leaves();
    alice.says(bob, "still there?");
    Database store = Town.open(town.databaseName(bob));
    Peek.change(store, "DELETE FROM books");
    store.abort();
    bob.comesBack();
    town.settle();
    assertThat(bob.sees(alice)).containsExactly("still there?");
  }

  @Test
  void a_session_of_an_old_copy_is_noticed_and_what_was_lost_is_asked_for_again() {
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
    bob.leaves();
    Database store = Town.open(town.databaseName(bob));
    Peek.change(store, "UPDATE books SET book = ?", old);
    store.abort();
    alice.says(bob, "do you remember?");
    bob.comesBack();
    town.settle();
    assertThat(bob.sees(alice)).contains("do you remember?");
    assertThat(bob.events()).contains(new MessengerEvent.Fault(FaultReason.SESSION_RESET));
  }

  @Test
  void contacts_are_found_again_where_no_announcement_comes_through() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.until("met", () -> alice.isNear(bob) && bob.isNear(alice));
    assertThat(places(alice) + places(bob)).as("of strangers").isZero();
    town.befriend(alice, bob);
    assertThat(places(alice) + places(bob)).isPositive();
    town.lan().weather(new Weather(Duration.ofMillis(1), Duration.ofMillis(1), 0, 1));
    alice.crashes();
    bob.crashes();
    bob.comesBack();
    alice.comesBack();
    alice.says(bob, "found you");
    town.settle();
    alice.blocks(bob);
    bob.blocks(alice);
    assertThat(places(alice) + places(bob)).isZero();
  }

  private int places(Citizen citizen) {
    return Peek.count(town.database(citizen), "places");
  }

  @Test
  void one_time_prekeys_that_died_on_the_way_do_not_stop_a_first_message() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.until("met", () -> alice.isNear(bob) && bob.isNear(alice));
    alice.says(bob, "a first word");
    town.until("sealed", () -> Peek.count(town.database(alice), "books") == 1);
    town.host(bob).powerFails();
    Peek.change(town.database(bob), "DELETE FROM one_time_prekeys");
    bob.crashes();
    bob.comesBack();
    town.until("asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    bob.accepts(alice);
    town.settle();
    assertThat(bob.sees(alice)).containsExactly("a first word");
  }

  @Test
  void what_can_not_be_said_is_refused_with_a_reason() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    Messenger engine = alice.messenger();
    town.until("met", () -> alice.isNear(bob));
    assertRefused(engine.messages().send(bob.person(), " \n\t"), MessengerException.Reason.EMPTY);
    assertRefused(
        engine.messages().send(bob.person(), "x".repeat(Messenger.MAX_TEXT + 1)),
        MessengerException.Reason.TOO_LONG);
    assertRefused(engine.people().request(alice.person()), MessengerException.Reason.SELF);
    assertRefused(engine.people().accept(bob.person()), MessengerException.Reason.UNKNOWN_PERSON);
    alice.blocks(bob);
    assertRefused(engine.messages().send(bob.person(), "psst"), MessengerException.Reason.BLOCKED);
    bob.leaves();
    alice.leaves();
    assertRefused(engine.messages().send(bob.person(), "late"), MessengerException.Reason.CLOSED);
  }

  @Test
  void halves_of_characters_are_mended_and_other_characters_kept() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.get(alice.messenger().messages().send(bob.person(), "a\ud83dz\u0000\u202e"));
    town.until("heard", () -> !bob.sees(alice).isEmpty());
    assertThat(bob.sees(alice)).containsExactly("a\ufffdz\u0000\u202e");
  }

  @Test
  void a_person_named_by_nobody_yet_gets_the_name_of_the_request() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    assertThat(bob.events())
        .filteredOn(MessengerEvent.ContactChanged.class::isInstance)
        .extracting(event -> ((MessengerEvent.ContactChanged) event).contact().name())
        .containsOnly("alice");
  }

  private void assertRefused(CompletableFuture<?> future, MessengerException.Reason reason) {
    CompletableFuture<Throwable> refusal = new CompletableFuture<>();
    var _ = future.whenComplete((result, failure) -> refusal.complete(failure));
    assertThat(town.get(refusal)).isInstanceOf(MessengerException.class).hasMessage(reason.name());
  }
}
