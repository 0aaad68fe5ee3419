package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Lifetime;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.Peek;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who may say how long messages live, and how often.
final class LifetimeTest {
  private final MemoryTown town = new MemoryTown();
  private final Citizen alice = town.citizen("alice");
  private final Citizen bob = town.citizen("bob");

  @AfterEach
  void close() {
    town.close();
  }

  private Lifetime lifetime(Citizen mine, Citizen other) {
    return town.get(mine.messenger().messages().lifetime(ConversationId.with(other.person())));
  }

  private void sets(Citizen mine, Citizen other, int seconds) {
    town.get(mine.messenger().messages().setLifetime(other.person(), seconds));
  }

  private static void jumps(Database database, int revision) {
    Peek.change(database, "UPDATE lifetimes SET revision = ?", revision);
  }

  @Test
  void what_somebody_sets_whose_request_waits_counts_only_once_i_accepted_them() {
    town.until("met", () -> alice.isNear(bob));
    bob.asks(alice);
    town.until("asked", () -> alice.stateOf(bob) == ContactState.REQUESTING);
    sets(bob, alice, 60);
    town.runFor(Duration.ofMinutes(1));
    assertThat(lifetime(alice, bob)).isEqualTo(Lifetime.FOR_EVER);
    alice.accepts(bob);
    town.until("told again", () -> lifetime(alice, bob).equals(new Lifetime(60, false)));
  }

  @Test
  void whom_i_blocked_is_told_nothing_when_they_unblock_me() {
    town.until("met", () -> alice.isNear(bob));
    bob.asks(alice);
    town.until("asked", () -> alice.stateOf(bob) == ContactState.REQUESTING);
    alice.accepts(bob);
    town.until("friends", () -> bob.stateOf(alice) == ContactState.ACCEPTED);
    town.get(bob.messenger().people().block(alice.person()));
    sets(alice, bob, 60);
    town.runFor(Duration.ofMinutes(1));
    town.get(alice.messenger().people().block(bob.person()));
    town.get(bob.messenger().people().unblock(alice.person()));
    town.runFor(Duration.ofMinutes(5));
    assertThat(lifetime(bob, alice)).isEqualTo(Lifetime.FOR_EVER);
  }

  @Test
  void what_i_set_before_i_was_declined_counts_once_they_ask_me() {
    town.until("met", () -> alice.isNear(bob));
    bob.asks(alice);
    town.until("asked", () -> alice.stateOf(bob) == ContactState.REQUESTING);
    sets(bob, alice, 60);
    town.runFor(Duration.ofMinutes(1));
    town.get(alice.messenger().people().decline(bob.person()));
    alice.asks(bob);
    town.until("told again", () -> lifetime(alice, bob).equals(new Lifetime(60, false)));
  }

  @Test
  void nobody_has_the_last_word_by_jumping_ahead() {
    town.befriend(alice, bob);
    sets(bob, alice, 60);
    town.until("told", () -> lifetime(alice, bob).seconds() == 60);
    jumps(town.database(bob), 900);
    sets(bob, alice, 70);
    town.until("told", () -> lifetime(alice, bob).seconds() == 70);
    jumps(town.database(bob), Integer.MAX_VALUE - 1);
    sets(bob, alice, 80);
    town.runFor(Duration.ofMinutes(1));
    assertThat(lifetime(alice, bob).seconds()).isEqualTo(70);
    sets(alice, bob, 90);
    assertThat(lifetime(alice, bob)).isEqualTo(new Lifetime(90, true));
  }

  @Test
  void after_the_last_revision_there_is_still_one_to_set() {
    town.befriend(alice, bob);
    sets(alice, bob, 60);
    jumps(town.database(alice), Integer.MAX_VALUE);
    sets(alice, bob, 70);
    assertThat(lifetime(alice, bob)).isEqualTo(new Lifetime(70, true));
  }
}
