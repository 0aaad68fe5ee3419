package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Conversations in calm weather.
final class TownTest {
  private final MemoryTown town = new MemoryTown();

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void two_people_talk() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.until("they see each other", () -> alice.isNear(bob) && bob.isNear(alice));
    alice.says(bob, "hello");
    town.until("bob was asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    bob.accepts(alice);
    bob.says(alice, "hello yourself");
    town.settle();
    assertThat(alice.sees(bob)).containsExactly("hello", "hello yourself");
    assertThat(alice.statesTo(bob)).containsExactly(DeliveryState.DELIVERED);
  }
}
