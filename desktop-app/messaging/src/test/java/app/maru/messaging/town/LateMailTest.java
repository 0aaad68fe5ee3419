package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FailureReason;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a relay keeps for somebody who comes late, and what its sender is told.
final class LateMailTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final MemoryTown town = new MemoryTown();
  private final TownRelay relay = town.relay();
  private final Citizen alice = town.citizen("alice");
  private final Citizen bob = town.citizen("bob");

  @AfterEach
  void close() {
    town.close();
  }

  /// Two who are far apart become contacts by one message.
  private void meet() {
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    alice.says(bob, "hello");
    town.until("asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    bob.accepts(alice);
    town.until("accepted", () -> alice.stateOf(bob) == ContactState.ACCEPTED);
    town.runFor(Duration.ofMinutes(1));
  }

  @Test
  void what_nobody_fetched_in_time_has_failed_and_says_why() {
    meet();
    bob.leaves();
    alice.says(bob, "too late");
    town.until("kept", () -> alice.statesTo(bob).getLast() == DeliveryState.SENT);
    alice.leaves();
    town.runFor(DAY.multipliedBy(17));
    assertThat(relay.waiting()).isZero();
    alice.comesBack();
    town.until("given up", () -> alice.statesTo(bob).getLast() == DeliveryState.FAILED);
    assertThat(alice.history(bob).getLast().failure()).contains(FailureReason.EXPIRED);
  }

  @Test
  void a_relay_that_keeps_mail_for_days_only_lets_its_senders_know_sooner() {
    relay.crashes();
    relay.keepsFor(DAY.multipliedBy(3));
    relay.comesBack();
    meet();
    bob.leaves();
    alice.says(bob, "too late");
    town.until("kept", () -> alice.statesTo(bob).getLast() == DeliveryState.SENT);
    alice.leaves();
    town.runFor(DAY.multipliedBy(4));
    alice.comesBack();
    town.runFor(Duration.ofHours(2));
    assertThat(relay.waiting()).isZero();
    assertThat(alice.statesTo(bob).getLast()).isEqualTo(DeliveryState.SENT);
    alice.leaves();
    town.runFor(DAY);
    alice.comesBack();
    town.until("given up", () -> alice.statesTo(bob).getLast() == DeliveryState.FAILED);
  }

  @Test
  void what_a_relay_that_was_off_hands_over_later_is_delivered_after_all() {
    meet();
    bob.leaves();
    alice.says(bob, "late");
    town.until("kept", () -> alice.statesTo(bob).getLast() == DeliveryState.SENT);
    alice.leaves();
    relay.crashes();
    town.runFor(DAY.multipliedBy(17));
    alice.comesBack();
    town.until("given up", () -> alice.statesTo(bob).getLast() == DeliveryState.FAILED);
    relay.comesBack();
    bob.comesBack();
    town.until("heard", () -> bob.sees(alice).contains("late"));
    town.until("known", () -> alice.statesTo(bob).getLast() == DeliveryState.DELIVERED);
    assertThat(alice.history(bob).getLast().failure()).isEmpty();
  }
}
