package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.messaging.Route;
import app.maru.p2p.relay.RelayAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A relay whose operator, or whose LAN, gives it another address.
final class MovingRelayTest {
  private final MemoryTown town = new MemoryTown();
  private final TownRelay relay = town.relay();

  @AfterEach
  void close() {
    town.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void all_who_hear_it_find_it_again_and_mail_arrives_once(boolean movesInTheMiddle) {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    RelayAddress first = relay.invitation().relay();
    meet(alice, bob, relay, relay);
    relay.announcesItself();
    bob.leaves();
    alice.says(bob, "before it moved");
    if (!movesInTheMiddle) {
      town.until("kept", () -> alice.statesTo(bob).getLast() == DeliveryState.SENT);
    }
    relay.moves(town.citizens());
    alice.says(bob, "after it moved");
    town.until("kept", () -> alice.statesTo(bob).getLast() == DeliveryState.SENT);
    bob.comesBack();
    town.until("heard", () -> bob.sees(alice).contains("after it moved"));
    relay.moves(town.citizens());
    bob.says(alice, "and again");
    town.settle();

    assertThat(town.get(alice.messenger().relays()))
        .as("known by the place it was given with: a LAN's address is true on that LAN alone")
        .containsExactly(new Relay(first, RelayState.CONNECTED));
    assertThat(relay.waiting()).isZero();
  }

  @Test
  void a_link_to_its_new_place_takes_the_place_of_the_old_one_and_keeps_the_mailbox() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    RelayAddress old = relay.invitation().relay();
    meet(alice, bob, relay, relay);
    bob.leaves();
    alice.says(bob, "before it moved");
    town.until("kept", () -> alice.statesTo(bob).getLast() == DeliveryState.SENT);
    relay.moves(List.of());
    town.until("lost", () -> alice.routeTo(bob) == Route.WAITING);

    alice.uses(relay);
    assertThat(town.get(alice.messenger().relays()))
        .containsExactly(new Relay(relay.invitation().relay(), RelayState.CONNECTED));
    assertThat(alice.events()).contains(new MessengerEvent.RelayRemoved(old));
    alice.says(bob, "bob does not know yet, so I leave it where I go myself");
    town.until("kept", () -> alice.statesTo(bob).getLast() == DeliveryState.SENT);
    bob.comesBack();
    town.runFor(Duration.ofMinutes(5));
    assertThat(bob.sees(alice)).doesNotContain("before it moved");
    bob.uses(relay);
    town.until("heard", () -> bob.sees(alice).size() == 3);
    bob.says(alice, "there you are");
    town.settle();
    assertThat(relay.hasMailboxOf(alice)).isTrue();
    assertThat(relay.waiting()).isZero();
  }

  @Test
  void contacts_are_told_the_new_place_and_need_no_link_for_it() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    TownRelay bobs = town.relay();
    meet(alice, bob, relay, bobs);
    relay.moves(List.of());
    bob.says(alice, "where are you?");
    town.runFor(Duration.ofMinutes(10));
    assertThat(alice.sees(bob)).doesNotContain("where are you?");
    alice.uses(relay);
    town.settle();
    assertThat(alice.sees(bob)).contains("where are you?");
  }

  @Test
  void a_relay_left_at_one_place_and_used_at_another_is_not_told_to_forget() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    RelayAddress old = relay.invitation().relay();
    meet(alice, bob, relay, relay);
    relay.announcesItself();
    relay.moves(List.of());
    town.until("lost", () -> alice.routeTo(bob) == Route.WAITING);
    town.get(alice.messenger().removeRelay(old));
    alice.uses(relay);
    relay.isHeardBy(alice);
    town.runFor(Duration.ofHours(1));
    assertThat(relay.hasMailboxOf(alice)).isTrue();
    assertThat(town.get(alice.messenger().relays()))
        .containsExactly(new Relay(relay.invitation().relay(), RelayState.CONNECTED));
  }

  /// Two who are far apart become contacts, each with a relay.
  private void meet(Citizen one, Citizen other, TownRelay its, TownRelay others) {
    town.farApart();
    one.uses(its);
    other.uses(others);
    if (its != others) {
      assertThat(
              town.get(
                  one.messenger()
                      .people()
                      .find(other.person(), List.of(others.invitation().relay()))))
          .isTrue();
    }
    one.says(other, "hello");
    town.until("asked", () -> other.stateOf(one) == ContactState.REQUESTING);
    other.accepts(one);
    town.until("accepted", () -> one.stateOf(other) == ContactState.ACCEPTED);
    town.runFor(Duration.ofMinutes(1));
  }
}
