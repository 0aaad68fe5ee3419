package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ContactState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What another took for now as too much is sent again when they said, and not later.
final class RefusedMailTest {
  /// As many as a request may have.
  private static final int TAKEN = 20;

  /// When somebody who said too much may come again.
  private static final Duration PAUSE = Duration.ofHours(1);

  private final MemoryTown town = new MemoryTown();

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void what_was_refused_over_the_lan_is_sent_again_as_soon_as_the_pause_is_over() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.until("met", () -> alice.isNear(bob));
    for (int i = 0; i < TAKEN; i++) {
      alice.says(bob, "word " + i);
    }
    town.until("taken", () -> bob.sees(alice).size() == TAKEN && town.waiting(alice) == 0);
    Instant refused = town.time().now();
    alice.says(bob, "one too many");
    town.runFor(Duration.ofSeconds(2));
    assertThat(bob.stateOf(alice)).isEqualTo(ContactState.REQUESTING);
    bob.accepts(alice);
    town.runFor(Duration.between(town.time().now(), refused.plus(PAUSE)).minusSeconds(1));
    assertThat(bob.sees(alice)).hasSize(TAKEN);
    town.runFor(Duration.ofSeconds(4));
    assertThat(bob.sees(alice)).contains("one too many");
  }
}
