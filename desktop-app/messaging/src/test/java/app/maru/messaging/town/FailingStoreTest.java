package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.MessengerException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever a flush ends with, memory goes back to what the disk says, and a closed engine writes
/// nothing.
final class FailingStoreTest {
  private final MemoryTown town = new MemoryTown();
  private final Citizen alice = town.citizen("alice");
  private final Citizen bob = town.citizen("bob");

  @BeforeEach
  void befriend() {
    town.until("met", () -> alice.isNear(bob));
    alice.asks(bob);
    town.until("asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    bob.accepts(alice);
    town.until("accepted", () -> alice.stateOf(bob) == ContactState.ACCEPTED);
    alice.says(bob, "before");
    town.settle();
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void an_unchecked_failure_of_a_flush_loses_nothing() {
    town.flushFails(bob, MemoryTown.Failure.UNCHECKED_BEFORE_COMMIT);
    alice.says(bob, "through a failure");
    assertThatIllegalStateException().isThrownBy(() -> town.runFor(Duration.ofMinutes(1)));
    bob.says(alice, "still here");
    town.settle();
  }

  @Test
  void who_asks_for_what_nobody_foresaw_is_answered() {
    ConversationId talk = ConversationId.with(bob.person());
    CompletableFuture<Void> muted =
        alice.messenger().chats().mute(talk, Duration.ofSeconds(Long.MIN_VALUE));
    assertThatThrownBy(() -> town.runFor(Duration.ofSeconds(1)))
        .isInstanceOf(RuntimeException.class);
    assertThat(muted)
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withStackTraceContaining(MessengerException.Reason.STORE_BROKEN.name());
    alice.says(bob, "still here");
    town.settle();
  }

  @Test
  void a_batch_that_is_on_the_disk_but_was_reported_lost_uses_no_key_twice() {
    town.flushFails(alice, MemoryTown.Failure.REPORTED_AFTER_COMMIT);
    alice.says(bob, "reported lost");
    town.runFor(Duration.ofMinutes(1));
    alice.says(bob, "after");
    bob.says(alice, "answer");
    town.until("heard", () -> bob.sees(alice).contains("after"));
    town.until("all at rest", () -> town.waiting(alice) + town.waiting(bob) == 0);
    assertThat(bob.sees(alice)).containsSubsequence("before", "reported lost", "after");
    assertThat(alice.sees(bob)).containsAll(bob.sees(alice));
  }

  @Test
  void an_engine_that_closes_right_after_a_message_writes_nothing_any_more() {
    for (int millis = 0; millis < 60; millis += 6) {
      alice.says(bob, "word " + millis);
      String word = "word " + millis;
      town.until("heard", () -> bob.sees(alice).contains(word));
      town.runFor(Duration.ofMillis(millis));
      bob.leaves();
      bob.comesBack();
      bob.says(alice, "answer " + millis);
    }
    town.settle();
  }
}
