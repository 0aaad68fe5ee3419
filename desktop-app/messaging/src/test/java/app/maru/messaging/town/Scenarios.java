package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.engine.Messenger;
import app.maru.p2p.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people do, whatever is between them.
abstract class Scenarios {
  private Optional<Town> town = Optional.empty();

  abstract Town newTown();

  @BeforeEach
  final void build() {
    town = Optional.of(newTown());
  }

  @AfterEach
  final void close() {
    town.ifPresent(Town::close);
  }

  final Town town() {
    return town.orElseThrow();
  }

  /// Two citizens who are contacts.
  final void befriend(Citizen one, Citizen other) {
    town().until("met", () -> one.isNear(other));
    one.asks(other);
    town().until("asked", () -> other.stateOf(one) == ContactState.REQUESTING);
    other.accepts(one);
    town().until("accepted", () -> one.stateOf(other) == ContactState.ACCEPTED);
  }

  @Test
  void two_people_talk() {
    Citizen alice = town().citizen("alice");
    Citizen bob = town().citizen("bob");
    town().until("they see each other", () -> alice.isNear(bob) && bob.isNear(alice));
    alice.says(bob, "hello");
    town().until("bob was asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    bob.accepts(alice);
    bob.says(alice, "hello yourself");
    town().settle();

    assertThat(alice.sees(bob)).containsExactly("hello", "hello yourself");
    assertThat(bob.nameOf(alice)).contains("alice");
    assertThat(alice.nameOf(bob)).contains("bob");
    assertThat(alice.statesTo(bob)).containsExactly(DeliveryState.DELIVERED);
    assertThat(alice.history(bob)).extracting(Message::path).containsOnly(Optional.of(Path.DIRECT));

    bob.reads(alice);
    town().until("read", () -> alice.statesTo(bob).contains(DeliveryState.READ));
  }

  @Test
  void what_is_said_to_somebody_away_waits_and_arrives_in_order() {
    Citizen alice = town().citizen("alice");
    Citizen bob = town().citizen("bob");
    befriend(alice, bob);
    bob.leaves();
    town().until("bob is gone", () -> !alice.isNear(bob));
    alice.says(bob, "one");
    alice.says(bob, "two");
    alice.says(bob, "three");
    town().until("all wait", () -> alice.statesTo(bob).size() == 3);
    assertThat(alice.statesTo(bob)).containsOnly(DeliveryState.QUEUED);

    bob.comesBack();
    town().settle();
    assertThat(bob.sees(alice)).containsExactly("one", "two", "three");
  }

  @Test
  void a_crash_loses_nothing_that_was_promised() {
    Citizen alice = town().citizen("alice");
    Citizen bob = town().citizen("bob");
    befriend(alice, bob);
    for (int i = 0; i < 20; i++) {
      alice.says(bob, "word " + i);
      if (i % 7 == 3) {
        alice.crashes();
        alice.comesBack();
      }
      if (i % 7 == 5) {
        bob.crashes();
        bob.comesBack();
      }
    }
    town().settle();
  }

  @Test
  void two_people_who_ask_each_other_at_once_are_contacts() {
    Citizen alice = town().citizen("alice");
    Citizen bob = town().citizen("bob");
    alice.says(bob, "shall we?");
    bob.says(alice, "shall we?");
    town()
        .until(
            "both agreed",
            () ->
                alice.stateOf(bob) == ContactState.ACCEPTED
                    && bob.stateOf(alice) == ContactState.ACCEPTED);
    town().settle();
  }

  @Test
  void a_stranger_learns_nothing_before_being_accepted() {
    Citizen alice = town().citizen("alice");
    Citizen bob = town().citizen("bob");
    alice.says(bob, "do you read this?");
    town().until("it came", () -> bob.sees(alice).size() == 1);
    bob.reads(alice);
    bob.isCalled("Bob the Quiet");
    town().until("taken", () -> alice.statesTo(bob).contains(DeliveryState.SENT));
    assertThat(alice.stateOf(bob)).isEqualTo(ContactState.REQUESTED);
    assertThat(alice.statesTo(bob)).containsExactly(DeliveryState.SENT);
    assertThat(alice.events()).noneMatch(MessengerEvent.Fault.class::isInstance);

    bob.accepts(alice);
    town().until("read", () -> alice.statesTo(bob).contains(DeliveryState.READ));
    assertThat(alice.nameOf(bob)).contains("Bob the Quiet");
  }

  @Test
  void a_blocked_person_is_not_heard_and_does_not_learn_it() {
    Citizen alice = town().citizen("alice");
    Citizen bob = town().citizen("bob");
    befriend(alice, bob);
    bob.blocks(alice);
    assertThat(bob.isNear(alice)).isFalse();
    alice.says(bob, "are you there?");
    town().until("taken", () -> alice.statesTo(bob).contains(DeliveryState.SENT));
    assertThat(bob.sees(alice)).isEmpty();

    bob.unblocks(alice);
    town().until("seen again", () -> bob.isNear(alice));
    assertThat(bob.stateOf(alice)).isEqualTo(ContactState.ACCEPTED);
    alice.says(bob, "and now?");
    town().until("heard", () -> bob.sees(alice).contains("and now?"));
    assertThat(bob.sees(alice)).containsExactly("and now?");
  }

  @Test
  void somebody_blocked_as_a_stranger_and_accepted_later_learns_what_was_read() {
    Citizen alice = town().citizen("alice");
    Citizen bob = town().citizen("bob");
    alice.says(bob, "please?");
    town().until("it came", () -> bob.sees(alice).size() == 1);
    bob.reads(alice);
    bob.blocks(alice);
    bob.unblocks(alice);
    bob.accepts(alice);
    town().until("read", () -> alice.statesTo(bob).contains(DeliveryState.READ));
  }

  @Test
  void a_new_name_reaches_contacts_also_those_away() {
    Citizen alice = town().citizen("alice");
    Citizen bob = town().citizen("bob");
    befriend(alice, bob);
    bob.leaves();
    alice.isCalled("Alice of the Hill");
    bob.comesBack();
    town().until("told", () -> bob.nameOf(alice).equals(Optional.of("Alice of the Hill")));
    alice.leaves();
    alice.comesBack();
    assertThat(alice.messenger().self().name()).isEqualTo("Alice of the Hill");
  }

  @Test
  void the_longest_text_arrives_whole() {
    Citizen alice = town().citizen("alice");
    Citizen bob = town().citizen("bob");
    befriend(alice, bob);
    alice.says(bob, "마".repeat(Messenger.MAX_TEXT));
    alice.says(bob, "🌳".repeat(Messenger.MAX_TEXT / 2));
    town().settle();
  }

  @Test
  void three_people_do_not_hear_what_is_not_for_them() {
    Citizen alice = town().citizen("alice");
    Citizen bob = town().citizen("bob");
    Citizen carol = town().citizen("carol");
    befriend(alice, bob);
    befriend(carol, bob);
    alice.says(bob, "from alice");
    carol.says(bob, "from carol");
    town().settle();
    assertThat(bob.sees(alice)).containsExactly("from alice");
    assertThat(bob.sees(carol)).containsExactly("from carol");
    assertThat(alice.stateOf(carol)).isEqualTo(ContactState.STRANGER);
  }
}
