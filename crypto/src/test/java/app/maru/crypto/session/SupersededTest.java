package app.maru.crypto.session;

import static app.maru.crypto.session.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DecryptionException.Reason;
import app.maru.crypto.SeededRandom;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sessions that were replaced.
class SupersededTest {
  private final Party[] pair = Party.pair(new SeededRandom(17));
  private final Party alice = pair[0];
  private final Party bob = pair[1];

  @BeforeEach
  void talk() throws Exception {
    begin();
  }

  private void begin() throws Exception {
    alice.initiates(bob);
    bob.hears(alice.says("hello"));
    alice.hears(bob.says("hello"));
  }

  private void pass(Duration time) {
    alice.now = alice.now.plus(time);
    bob.now = bob.now.plus(time);
  }

  @Test
  void still_receive() throws Exception {
    byte[] late = bob.says("late");
    begin();

    assertThat(alice.hears(late)).isEqualTo("late");
    assertThat(alice.lastNotice).isEqualTo(Notice.NONE);
  }

  @Test
  void are_suspicious_when_nothing_can_be_under_way_any_more() throws Exception {
    byte[] late = bob.says("late");
    begin();
    pass(Duration.ofDays(15));

    assertThat(alice.hears(late)).isEqualTo("late");
    assertThat(alice.lastNotice).isEqualTo(Notice.OLD_SESSION);
  }

  @Test
  void are_forgotten_two_days_later() throws Exception {
    byte[] late = bob.says("late");
    begin();
    pass(Duration.ofDays(17));

    assertThat(refusal(() -> alice.hears(late))).isEqualTo(Reason.NOT_MINE);
    alice.hears(bob.says("still here"));
    assertThat(alice.book.superseded()).isEmpty();
  }

  @Test
  void are_three_at_most() throws Exception {
    byte[] late = bob.says("late");
    for (int i = 0; i < 3; i++) {
      begin();
    }
    assertThat(alice.book.superseded()).hasSize(3);
    assertThat(alice.book.recognises(late)).isTrue();

    begin();

    assertThat(alice.book.superseded()).hasSize(3);
    assertThat(refusal(() -> alice.hears(late))).isEqualTo(Reason.NOT_MINE);
  }
}
