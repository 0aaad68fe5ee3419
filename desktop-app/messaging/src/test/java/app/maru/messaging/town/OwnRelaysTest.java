package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.messaging.content.ContentCodec;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a citizen has to do with relays of their own.
final class OwnRelaysTest {
  private final MemoryTown town = new MemoryTown();
  private final TownRelay relay = town.relay();

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void a_relay_with_another_key_is_not_trusted_until_it_is_added_anew() {
    Citizen alice = town.citizen("alice");
    RelayAddress real = relay.invitation().relay();
    RelayAddress expected = new RelayAddress(real.host(), real.port(), alice.person());
    town.get(alice.messenger().addRelay(new RelayInvitation(expected, RelayInvitation.NONE)));
    town.until("noticed", () -> stateOf(alice, expected) == RelayState.KEY_CHANGED);
    town.get(alice.messenger().addRelay(relay.invitation()));
    town.until("let in", () -> stateOf(alice, real) == RelayState.CONNECTED);
    assertThat(town.get(alice.messenger().relays())).hasSize(1);
    assertThat(alice.events()).contains(new MessengerEvent.RelayRemoved(expected));
  }

  @Test
  void more_relays_than_contacts_can_be_told_are_refused() {
    Citizen alice = town.citizen("alice");
    for (int i = 0; i < ContentCodec.MAX_RELAYS; i++) {
      town.get(alice.messenger().addRelay(elsewhere(i)));
    }
    assertThatThrownBy(() -> town.get(alice.messenger().addRelay(elsewhere(99))))
        .hasRootCauseInstanceOf(MessengerException.class)
        .hasMessageContaining("TOO_MANY");
    town.get(alice.messenger().addRelay(elsewhere(0)));
  }

  @Test
  void a_relay_heard_on_the_lan_is_offered_until_it_is_used() {
    Citizen alice = town.citizen("alice");
    RelayAddress heard = relay.invitation().relay();
    alice.messenger().relayHeard(heard);
    alice.messenger().relayHeard(heard);
    town.runFor(Duration.ofSeconds(1));
    assertThat(alice.messenger().foundRelays()).containsExactly(heard);
    alice.uses(relay);
    assertThat(alice.messenger().foundRelays()).isEmpty();
    alice.messenger().relayHeard(heard);
    town.runFor(Duration.ofSeconds(1));
    assertThat(alice.events())
        .filteredOn(event ->
            event instanceof MessengerEvent.RelayFound || event instanceof MessengerEvent.RelayLost)
        .containsExactly(new MessengerEvent.RelayFound(heard), new MessengerEvent.RelayLost(heard));
  }

  @Test
  void relays_are_remembered_over_a_restart_and_a_cable_that_comes_back_is_noticed_at_once() {
    Citizen alice = town.citizen("alice");
    alice.uses(relay);
    alice.crashes();
    alice.comesBack();
    RelayAddress its = relay.invitation().relay();
    town.until("let in again", () -> stateOf(alice, its) == RelayState.CONNECTED);
    town.host(alice).unplug();
    town.runFor(Duration.ofHours(1));
    assertThat(stateOf(alice, its)).isEqualTo(RelayState.UNREACHABLE);
    town.host(alice).plug();
    town.runFor(Duration.ofSeconds(3));
    assertThat(stateOf(alice, its)).isEqualTo(RelayState.CONNECTED);
  }

  @Test
  void a_token_that_a_relay_could_not_keep_is_offered_again_until_its_disk_works() {
    Citizen alice = town.citizen("alice");
    relay.tokensFail(true);
    alice.uses(relay);
    town.runFor(Duration.ofMinutes(2));
    assertThat(relay.tokensOffered()).isBetween(3, 6);
    relay.tokensFail(false);
    town.runFor(Duration.ofMinutes(1));
    int offered = relay.tokensOffered();
    town.runFor(Duration.ofMinutes(10));
    assertThat(relay.tokensOffered()).as("kept, and not offered any more").isEqualTo(offered);
  }

  @Test
  void a_relay_removed_while_it_is_away_hands_its_mail_over_and_forgets_when_it_is_back() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    alice.says(bob, "hello");
    town.until("asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    bob.accepts(alice);
    town.until("accepted", () -> alice.stateOf(bob) == ContactState.ACCEPTED);
    town.runFor(Duration.ofMinutes(1));
    alice.leaves();
    bob.says(alice, "are you there?");
    town.until("kept", () -> bob.statesTo(alice).getLast() == DeliveryState.SENT);
    relay.crashes();
    alice.comesBack();
    town.runFor(Duration.ofMinutes(5));
    town.get(alice.messenger().removeRelay(relay.invitation().relay()));
    assertThat(town.get(alice.messenger().relays())).isEmpty();
    alice.crashes();
    alice.comesBack();
    town.runFor(Duration.ofMinutes(5));
    relay.comesBack();
    assertThat(relay.hasMailboxOf(alice)).isTrue();

    town.until("forgotten", () -> !relay.hasMailboxOf(alice));
    assertThat(alice.sees(bob)).contains("are you there?");
    assertThat(relay.hasMailboxOf(bob)).isTrue();
    alice.crashes();
    alice.comesBack();
    town.runFor(Duration.ofMinutes(5));
    assertThat(relay.hasMailboxOf(alice)).as("told once").isFalse();
  }

  @Test
  void a_relay_that_is_away_for_two_weeks_is_told_nothing_more() {
    Citizen alice = town.citizen("alice");
    alice.uses(relay);
    RelayAddress its = relay.invitation().relay();
    relay.crashes();
    town.get(alice.messenger().removeRelay(its));
    town.runFor(Duration.ofDays(14).plusMinutes(5));
    relay.comesBack();
    town.runFor(Duration.ofMinutes(10));
    assertThat(relay.hasMailboxOf(alice)).isTrue();
  }

  @Test
  void a_relay_that_is_added_again_before_it_knew_stays() {
    Citizen alice = town.citizen("alice");
    alice.uses(relay);
    RelayAddress its = relay.invitation().relay();
    relay.crashes();
    town.get(alice.messenger().removeRelay(its));
    town.get(alice.messenger().addRelay(relay.invitation()));
    relay.comesBack();
    town.until("let in again", () -> stateOf(alice, its) == RelayState.CONNECTED);
    town.runFor(Duration.ofMinutes(10));
    assertThat(relay.hasMailboxOf(alice)).isTrue();
    alice.crashes();
    alice.comesBack();
    town.runFor(Duration.ofMinutes(10));
    assertThat(stateOf(alice, its)).isEqualTo(RelayState.CONNECTED);
  }

  private RelayState stateOf(Citizen citizen, RelayAddress relayOf) {
    return town.get(citizen.messenger().relays()).stream()
        .filter(each -> each.address().equals(relayOf))
        .map(Relay::state)
        .findFirst()
        .orElseThrow();
  }

  /// Another relay each time, where nobody answers.
  static RelayInvitation elsewhere(int number) {
    byte[] key = new byte[PersonId.SIZE];
    key[0] = (byte) (number + 1);
    return new RelayInvitation(
        new RelayAddress("192.0.2." + (number + 1), 27_181, PersonId.of(key)),
        RelayInvitation.NONE);
  }
}
