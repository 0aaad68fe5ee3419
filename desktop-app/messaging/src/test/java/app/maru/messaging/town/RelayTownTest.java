package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FaultReason;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Route;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.Peek;
import app.maru.p2p.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The town with a relay: people far apart, people away, and both ways at once.
final class RelayTownTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final MemoryTown town = new MemoryTown();
  private final TownRelay relay = town.relay();

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void people_far_apart_meet_at_a_relay() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    alice.says(bob, "hello");
    town.until("bob was asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    assertThat(bob.nameOf(alice)).contains("alice");
    bob.accepts(alice);
    bob.says(alice, "hello yourself");
    town.settle();

    assertThat(alice.sees(bob)).containsExactly("hello", "hello yourself");
    assertThat(alice.history(bob)).extracting(Message::path).containsOnly(Optional.of(Path.RELAY));
    assertThat(alice.isNear(bob)).isFalse();
    assertThat(alice.routeTo(bob)).isEqualTo(Route.RELAY);
    bob.reads(alice);
    town.until("read", () -> alice.statesTo(bob).contains(DeliveryState.READ));
    assertThat(relay.keeps("hello")).isFalse();
  }

  @Test
  void two_who_are_never_there_at_the_same_time_talk_and_one_asks_the_other_while_away() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    town.until("bob's prekeys are there", () -> relay.oneTimePrekeysOf(bob) == 100);
    bob.leaves();
    alice.says(bob, "are you there?");
    alice.says(bob, "write to me");
    town.until("kept", () -> alice.statesTo(bob).equals(sent(2)));
    alice.leaves();
    town.runFor(DAY);
    bob.comesBack();
    town.until("asked", () -> bob.sees(alice).size() == 2);
    assertThat(relay.oneTimePrekeysOf(bob)).isEqualTo(99);
    bob.accepts(alice);
    bob.says(alice, "here I am");
    town.until("kept", () -> town.waiting(bob) == 0);
    bob.leaves();
    town.runFor(DAY);
    alice.comesBack();
    town.until("heard", () -> alice.sees(bob).size() == 3);
    bob.comesBack();
    town.settle();
    assertThat(alice.sees(bob)).isEqualTo(bob.sees(alice));
  }

  @Test
  void one_conversation_goes_on_over_lan_and_relay() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    alice.uses(relay);
    bob.uses(relay);
    befriend(alice, bob);
    alice.says(bob, "over the LAN");
    town.settle();
    assertThat(alice.routeTo(bob)).isEqualTo(Route.DIRECT);
    town.runFor(Duration.ofSeconds(5));

    town.farApart();
    town.until("noticed", () -> !alice.isNear(bob) && !bob.isNear(alice));
    assertThat(alice.routeTo(bob)).isEqualTo(Route.RELAY);
    alice.says(bob, "from afar");
    bob.says(alice, "I hear you");
    town.settle();

    town.lan().heal();
    town.host(alice).move();
    town.until("together", () -> alice.isNear(bob));
    alice.says(bob, "home again");
    town.settle();
    assertThat(alice.sees(bob)).isEqualTo(bob.sees(alice)).hasSize(4);
    assertThat(alice.history(bob))
        .filteredOn(Message::mine)
        .extracting(message -> message.path().orElseThrow())
        .containsExactly(Path.DIRECT, Path.RELAY, Path.DIRECT);
  }

  @Test
  void a_lan_that_falls_silent_is_helped_by_the_relay_before_it_is_given_up() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    alice.uses(relay);
    bob.uses(relay);
    befriend(alice, bob);
    alice.says(bob, "one");
    town.settle();
    town.runFor(Duration.ofSeconds(10));

    town.farApart();
    alice.says(bob, "two");
    town.runFor(Duration.ofSeconds(7));
    assertThat(bob.sees(alice)).contains("two");
    town.lan().heal();
    alice.says(bob, "three");
    town.settle();
    assertThat(bob.sees(alice)).containsExactly("one", "two", "three");
  }

  @Test
  void nothing_that_was_accepted_is_lost_when_the_relay_loses_power() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    meet(alice, bob);
    bob.leaves();
    for (int i = 0; i < 20; i++) {
      alice.says(bob, "number " + i);
      town.runFor(Duration.ofMillis(2));
    }
    relay.losesPower();
    town.runFor(Duration.ofMinutes(3));
    assertThat(alice.routeTo(bob)).isEqualTo(Route.WAITING);
    relay.comesBack();
    town.runFor(Duration.ofMinutes(3));
    relay.crashes();
    bob.comesBack();
    relay.comesBack();
    town.settle();
    assertThat(bob.sees(alice)).hasSize(21);
  }

  @Test
  void long_catching_up_is_told_and_ends() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    meet(alice, bob);
    bob.leaves();
    for (int i = 0; i < 600; i++) {
      alice.says(bob, "number " + i);
    }
    town.until(
        "kept",
        () ->
            alice.statesTo(bob).stream().filter(sent -> sent == DeliveryState.SENT).count() >= 600);
    bob.comesBack();
    town.settle();
    List<MessengerEvent.CatchingUp> told = catchingUp(bob);
    assertThat(told.getFirst().done()).as("told before the first comes").isZero();
    assertThat(told.getFirst().total()).isGreaterThanOrEqualTo(600);
    assertThat(told.getLast()).matches(last -> last.done() == last.total());
    assertThat(told).filteredOn(each -> each.done() == each.total()).hasSize(1);
  }

  @Test
  void who_is_blocked_can_not_use_the_way_they_were_told_and_others_can() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    Citizen carol = town.citizen("carol");
    town.farApart();
    List.of(alice, bob, carol).forEach(each -> each.uses(relay));
    meet(alice, bob);
    meet(carol, bob);
    bob.blocks(alice);
    town.runFor(Duration.ofMinutes(1));
    carol.says(bob, "still friends");
    alice.says(bob, "hey");
    town.until("carol is heard", () -> bob.sees(carol).contains("still friends"));
    town.runFor(Duration.ofMinutes(5));
    assertThat(bob.sees(alice)).doesNotContain("hey");
    assertThat(alice.statesTo(bob)).endsWith(DeliveryState.SENT);
  }

  @Test
  void receipts_do_not_follow_at_once_over_a_relay_and_go_along_with_an_answer() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    meet(alice, bob);
    town.settle();
    town.runFor(Duration.ofMinutes(1));
    alice.says(bob, "quiet?");
    town.runFor(Duration.ofMillis(4900));
    assertThat(bob.sees(alice)).contains("quiet?");
    assertThat(alice.statesTo(bob)).endsWith(DeliveryState.SENT);
    bob.says(alice, "yes");
    town.runFor(Duration.ofSeconds(1));
    assertThat(alice.statesTo(bob)).endsWith(DeliveryState.DELIVERED);
  }

  @Test
  void a_relay_that_is_removed_is_told_to_contacts_and_forgets() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    meet(alice, bob);
    town.settle();
    town.get(bob.messenger().removeRelay(relay.invitation().relay()));
    town.until("alice knows", () -> alice.routeTo(bob) == Route.WAITING);
    assertThat(town.get(bob.messenger().relays())).isEmpty();
  }

  @Test
  void who_was_never_there_is_not_found() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.farApart();
    alice.uses(relay);
    assertThat(town.get(alice.messenger().people().find(bob.person(), List.of()))).isFalse();
    alice.says(bob, "anybody?");
    town.runFor(Duration.ofMinutes(1));
    assertThat(alice.sees(bob)).isEmpty();
    bob.uses(relay);
    alice.triesAgain();
    town.until("asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
  }

  @Test
  void who_is_found_over_a_relay_has_a_conversation_before_anything_is_said() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    for (int again = 0; again < 2; again++) {
      assertThat(town.get(alice.messenger().people().find(bob.person(), List.of()))).isTrue();
      assertThat(town.get(alice.messenger().chats().all()))
          .extracting(Conversation::with)
          .containsExactly(bob.person());
    }
    assertThat(alice.stateOf(bob)).isEqualTo(ContactState.STRANGER);
    town.get(alice.messenger().people().alias(bob.person(), "Bob, I hope"));
    assertThat(town.get(alice.messenger().chats().all()))
        .extracting(Conversation::title)
        .containsExactly("Bob, I hope");
    town.get(alice.messenger().people().request(bob.person()));
    town.until("asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
  }

  @Test
  void with_two_relays_the_other_helps_when_one_is_down() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    TownRelay second = town.relay();
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    bob.uses(second);
    meet(alice, bob);
    town.settle();
    bob.leaves();
    relay.crashes();
    town.runFor(Duration.ofMinutes(1));
    alice.says(bob, "by the other one");
    town.until("kept", () -> alice.statesTo(bob).getLast() == DeliveryState.SENT);
    bob.comesBack();
    town.until("heard", () -> bob.sees(alice).contains("by the other one"));
    relay.comesBack();
    town.settle();
  }

  @Test
  void who_went_back_to_an_old_copy_is_told_again_over_the_relay_and_hears_nothing_twice() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    meet(alice, bob);
    alice.says(bob, "before the copy");
    town.settle();
    byte[] old = Peek.bytes(town.database(bob), "SELECT book FROM books");
    for (int i = 0; i < 3; i++) {
      bob.says(alice, "from bob " + i);
      town.settle();
      alice.says(bob, "from alice " + i);
      town.settle();
    }
    bob.leaves();
    Database store = Town.open(town.databaseName(bob));
    Peek.change(store, "UPDATE books SET book = ?", old);
    store.abort();
    alice.says(bob, "sealed for what bob has forgotten");
    town.until("kept", () -> alice.statesTo(bob).getLast() == DeliveryState.SENT);
    bob.comesBack();
    town.until("told again", () -> bob.sees(alice).contains("sealed for what bob has forgotten"));
    bob.says(alice, "heard");
    town.until("both hear", () -> alice.sees(bob).contains("heard"));
    town.settle();
    assertThat(bob.sees(alice)).doesNotHaveDuplicates().isEqualTo(alice.sees(bob));
    assertThat(bob.events()).contains(new MessengerEvent.Fault(FaultReason.SESSION_RESET));
  }

  /// Two who are far apart become contacts by one message.
  private void meet(Citizen one, Citizen other) {
    one.says(other, "hello");
    town.until("asked", () -> other.stateOf(one) == ContactState.REQUESTING);
    other.accepts(one);
    town.until("accepted", () -> one.stateOf(other) == ContactState.ACCEPTED);
    town.runFor(Duration.ofMinutes(1));
  }

  private void befriend(Citizen one, Citizen other) {
    town.befriend(one, other);
    town.runFor(Duration.ofSeconds(5));
  }

  private static List<DeliveryState> sent(int count) {
    List<DeliveryState> states = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      states.add(DeliveryState.SENT);
    }
    return states;
  }

  private static List<MessengerEvent.CatchingUp> catchingUp(Citizen citizen) {
    return citizen.events().stream()
        .filter(MessengerEvent.CatchingUp.class::isInstance)
        .map(MessengerEvent.CatchingUp.class::cast)
        .toList();
  }
}
