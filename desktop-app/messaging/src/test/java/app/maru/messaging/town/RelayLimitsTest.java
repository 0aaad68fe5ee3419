package app.maru.messaging.town;

import static app.maru.messaging.town.OwnRelaysTest.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.DeliveryState;
import app.maru.messaging.store.Peek;
import app.maru.p2p.relay.RelayAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How much of relays a client bears with, and how much a relay has to bear of it.
final class RelayLimitsTest {
  private final MemoryTown town = new MemoryTown();

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void of_very_many_relays_heard_on_the_lan_sixteen_are_offered() {
    Citizen alice = town.citizen("alice");
    List<RelayAddress> heard = IntStream.range(0, 40).mapToObj(i -> elsewhere(i).relay()).toList();
    heard.forEach(alice.messenger()::relayHeard);
    town.runFor(Duration.ofSeconds(1));
    assertThat(alice.messenger().foundRelays()).isEqualTo(heard.subList(0, 16));
    alice.messenger().relaySilent(heard.getFirst());
    alice.messenger().relayHeard(heard.getLast());
    town.runFor(Duration.ofSeconds(1));
    assertThat(alice.messenger().foundRelays()).hasSize(16).contains(heard.getLast());
  }

  @Test
  void of_very_many_relays_that_were_left_the_newest_sixteen_are_told() {
    Citizen alice = town.citizen("alice");
    for (int i = 0; i < 20; i++) {
      town.get(alice.messenger().addRelay(elsewhere(i)));
      town.runFor(Duration.ofSeconds(5));
      town.get(alice.messenger().removeRelay(elsewhere(i).relay()));
    }
    assertThat(Peek.count(town.database(alice), "leaving")).isEqualTo(16);
    town.runFor(Duration.ofDays(15));
    assertThat(Peek.count(town.database(alice), "leaving")).as("given up").isZero();
  }

  @Test
  void who_can_not_be_found_is_asked_for_four_times_an_hour_however_often_a_relay_comes_back() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    TownRelay relay = town.relay();
    town.befriend(alice, bob);
    town.farApart();
    town.until("apart", () -> !alice.isNear(bob));
    alice.uses(relay);
    alice.says(bob, "found at last");
    town.runFor(Duration.ofMinutes(30));
    int before = relay.searches();
    for (int i = 0; i < 60; i++) {
      relay.crashes();
      town.runFor(Duration.ofSeconds(10));
      relay.comesBack();
      town.host(alice).unplug();
      town.host(alice).plug();
      town.runFor(Duration.ofSeconds(50));
    }
    assertThat(relay.searches() - before).isBetween(3, 5);
    bob.uses(relay);
    town.runFor(Duration.ofMinutes(31));
    assertThat(bob.sees(alice)).contains("found at last");
  }

  @Test
  void behind_many_whom_nobody_finds_the_next_are_looked_for_as_well() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    TownRelay relay = town.relay();
    town.befriend(alice, bob);
    town.farApart();
    town.until("apart", () -> !alice.isNear(bob));
    for (int i = 0; i < 1000; i++) {
      byte[] nobody = ByteBuffer.allocate(32).putInt(i).array();
      Peek.change(
          town.database(alice),
          "INSERT INTO outbox (person, device, content, message, envelope, body)"
              + " VALUES (?, X'', X'01', X'', X'', X'')",
          nobody);
    }
    alice.says(bob, "found at last");
    bob.uses(relay);
    town.until("prekeys", () -> relay.oneTimePrekeysOf(bob) > 0);
    // Who is there looks for me as well.
    bob.leaves();
    alice.uses(relay);
    town.runFor(Duration.ofMinutes(31));
    assertThat(alice.statesTo(bob)).containsExactly(DeliveryState.SENT);
  }
}
