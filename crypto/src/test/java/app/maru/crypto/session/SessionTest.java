package app.maru.crypto.session;

import static app.maru.crypto.session.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.DecryptionException.Reason;
import app.maru.crypto.SeededRandom;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final Set<Integer> SIZES = Set.of(4_096, 8_192, 16_384, 32_768, 65_536);

  private final Party[] pair = Party.pair(new SeededRandom(2));
  private final Party alice = pair[0];
  private final Party bob = pair[1];

  @Test
  void two_devices_talk_both_ways() throws Exception {
    alice.initiates(bob);

    assertThat(bob.hears(alice.says("hello"))).isEqualTo("hello");
    assertThat(alice.hears(bob.says("hello yourself"))).isEqualTo("hello yourself");
    for (int i = 0; i < 10; i++) {
      assertThat(bob.hears(alice.says("a" + i))).isEqualTo("a" + i);
      assertThat(bob.hears(alice.says("b" + i))).isEqualTo("b" + i);
      assertThat(alice.hears(bob.says("c" + i))).isEqualTo("c" + i);
    }
  }

  @Test
  void works_without_a_one_time_prekey() throws Exception {
    alice.initiates(bob, false);

    assertThat(bob.hears(alice.says("hello"))).isEqualTo("hello");
    assertThat(alice.hears(bob.says("hi"))).isEqualTo("hi");
  }

  @Test
  void introduces_itself_until_it_was_heard() throws Exception {
    alice.initiates(bob);
    byte[] first = alice.says("one");
    byte[] second = alice.says("two");

    assertThat(Introductions.isIntroduction(second)).isTrue();
    assertThat(alice.book.confirmed()).isFalse();
    assertThat(bob.hears(second)).isEqualTo("two");
    assertThat(bob.book.confirmed()).isTrue();
    assertThat(bob.hears(first)).isEqualTo("one");
    alice.hears(bob.says("heard"));
    assertThat(alice.book.confirmed()).isTrue();
    assertThat(Introductions.isIntroduction(alice.says("three"))).isFalse();
  }

  @Test
  void survives_restarts_at_every_point() throws Exception {
    alice.initiates(bob);
    for (int i = 0; i < 6; i++) {
      alice.restarts();
      byte[] late = alice.says("late");
      byte[] body = alice.says("a" + i);
      alice.restarts();
      bob.restarts();
      assertThat(bob.hears(body)).isEqualTo("a" + i);
      bob.restarts();
      assertThat(alice.hears(bob.says("b" + i))).isEqualTo("b" + i);
      assertThat(bob.hears(late)).isEqualTo("late");
    }
  }

  @Test
  void opens_each_message_once() throws Exception {
    alice.initiates(bob);
    byte[] first = alice.says("one");
    bob.hears(first);

    assertThat(refusal(() -> bob.hears(first))).isEqualTo(Reason.DUPLICATE);
    byte[] answer = bob.says("two");
    alice.hears(answer);
    bob.hears(alice.says("three"));
    assertThat(refusal(() -> alice.hears(answer))).isEqualTo(Reason.DUPLICATE);
    assertThat(refusal(() -> bob.hears(first))).isEqualTo(Reason.DUPLICATE);
  }

  @Test
  void every_body_has_one_of_few_sizes() {
    alice.initiates(bob);
    for (int size :
        new int[] {0, 1, 1_000, 2_000, 5_000, 12_000, 30_000, SessionBook.MAX_CONTENT}) {
      assertThat(SIZES).contains(alice.says(new byte[size]).length);
    }
    assertThatThrownBy(() -> alice.says(new byte[SessionBook.MAX_CONTENT + 1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_short_text_takes_the_smallest_body_once_both_were_heard() throws Exception {
    alice.initiates(bob);
    bob.hears(alice.says("hello"));

    assertThat(bob.says(new byte[1_400])).hasSize(4_096);
  }

  @Test
  void an_unanswered_introduction_is_given_up_when_prekeys_may_be_gone() {
    alice.initiates(bob);
    assertThat(alice.book.canSeal(alice.now)).isTrue();

    alice.now = alice.now.plus(Duration.ofDays(15));

    assertThat(alice.book.canSeal(alice.now)).isFalse();
    assertThatThrownBy(() -> alice.says("hello")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_empty_book_cannot_seal_and_knows_nothing() {
    assertThat(alice.book.canSeal(alice.now)).isFalse();
    assertThat(alice.book.confirmed()).isFalse();
    assertThat(alice.book.recognises(new byte[4_096])).isFalse();
    assertThat(alice.book.recognises(new byte[0])).isFalse();
  }
}
