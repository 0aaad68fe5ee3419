package app.maru.crypto.session;

import static app.maru.crypto.session.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DecryptionException.Reason;
import app.maru.crypto.SeededRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RatchetLimitsTest {
  private final Party[] pair = Party.pair(new SeededRandom(20));
  private final Party alice = pair[0];
  private final Party bob = pair[1];

  @BeforeEach
  void talk() throws Exception {
    alice.initiates(bob);
    bob.hears(alice.says("hello"));
    alice.hears(bob.says("hello"));
    bob.hears(alice.says("hello"));
  }

  private List<byte[]> aliceSays(int times) {
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      bodies.add(alice.says("m" + i));
    }
    return bodies;
  }

  @Test
  void a_message_may_run_ten_thousand_ahead_and_no_more() throws Exception {
    List<byte[]> bodies = aliceSays(Ratchet.MAX_JUMP + 2);
    SessionBook before = bob.book;

    assertThat(refusal(() -> bob.hears(bodies.getLast()))).isEqualTo(Reason.TOO_FAR);
    assertThat(bob.book).isSameAs(before);
    assertThat(bob.hears(bodies.get(Ratchet.MAX_JUMP))).isEqualTo("m" + Ratchet.MAX_JUMP);
    assertThat(bob.hears(bodies.getLast())).isEqualTo("m" + (Ratchet.MAX_JUMP + 1));
  }

  @Test
  void the_jump_counts_both_chains_of_a_step() throws Exception {
    List<byte[]> first = aliceSays(6_000);
    bob.hears(first.getFirst());
    alice.hears(bob.says("step"));
    List<byte[]> second = aliceSays(4_010);
    int last = Ratchet.MAX_JUMP - 5_999;

    assertThat(refusal(() -> bob.hears(second.get(last + 1)))).isEqualTo(Reason.TOO_FAR);
    assertThat(bob.hears(second.get(last))).isEqualTo("m" + last);
  }

  @Test
  void two_thousand_overtaken_messages_are_kept_and_the_oldest_make_room() throws Exception {
    List<byte[]> bodies = aliceSays(SkippedKeys.MAX + 3);
    bob.hears(bodies.getLast());

    assertThat(refusal(() -> bob.hears(bodies.get(0)))).isEqualTo(Reason.DUPLICATE);
    assertThat(refusal(() -> bob.hears(bodies.get(1)))).isEqualTo(Reason.DUPLICATE);
    assertThat(bob.hears(bodies.get(2))).isEqualTo("m2");
    bob.restarts();
    assertThat(bob.hears(bodies.get(1_500))).isEqualTo("m1500");
    assertThat(refusal(() -> bob.hears(bodies.get(1_500)))).isEqualTo(Reason.DUPLICATE);
  }

  @Test
  void an_overtaken_message_is_waited_for_as_long_as_it_may_be_under_way() throws Exception {
    List<byte[]> bodies = aliceSays(3);
    bob.hears(bodies.get(2));

    bob.now = bob.now.plus(Duration.ofDays(16));
    assertThat(bob.hears(bodies.get(0))).isEqualTo("m0");
    bob.now = bob.now.plusSeconds(1);
    assertThat(refusal(() -> bob.hears(bodies.get(1)))).isEqualTo(Reason.DUPLICATE);
  }

  @Test
  void keys_of_five_former_chains_are_kept() throws Exception {
    List<byte[]> late = new ArrayList<>();
    for (int chain = 0; chain < 8; chain++) {
      late.add(alice.says("late " + chain));
      bob.hears(alice.says("on time"));
      alice.hears(bob.says("step"));
    }
    bob.hears(alice.says("last step"));

    assertThat(bob.hears(late.get(3))).isEqualTo("late 3");
    assertThat(bob.hears(late.get(7))).isEqualTo("late 7");
    assertThat(refusal(() -> bob.hears(late.get(2)))).isEqualTo(Reason.BROKEN_SESSION);
  }

  @Test
  void a_chain_ends_when_its_numbers_do() {
    Ratchet ratchet = alice.book.active().orElseThrow().ratchet();
    Ratchet.Sending sending = ratchet.sending().orElseThrow();

    assertThat(at(ratchet, sending, Chain.MAX_NUMBER).canEncrypt()).isTrue();
    assertThat(at(ratchet, sending, Chain.MAX_NUMBER + 1).canEncrypt()).isFalse();
  }

  private static Ratchet at(Ratchet ratchet, Ratchet.Sending sending, long number) {
    Chain chain = new Chain(sending.chain().key(), number);
    return new Ratchet(
        ratchet.sessionId(),
        ratchet.rootKey(),
        ratchet.own(),
        ratchet.theirs(),
        Optional.of(new Ratchet.Sending(chain, sending.ciphertext())),
        ratchet.previous(),
        ratchet.receiving(),
        ratchet.skipped());
  }
}
