package app.maru.crypto.session;

import static app.maru.crypto.session.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.DecryptionException;
import app.maru.crypto.DecryptionException.Reason;
import app.maru.crypto.SeededRandom;
import app.maru.crypto.codec.Kind;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.Hashes;
import app.maru.crypto.primitive.Hkdf;
import app.maru.crypto.primitive.KemKeys;
import app.maru.crypto.primitive.Octets;
import app.maru.crypto.primitive.SmallOrder;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Altered and misdirected messages of an established session.
class TamperTest {
  private final Party[] pair = Party.pair(new SeededRandom(21));
  private final Party alice = pair[0];
  private final Party bob = pair[1];

  @BeforeEach
  void talk() throws Exception {
    alice.initiates(bob);
    bob.hears(alice.says("hello"));
    alice.hears(bob.says("hello"));
  }

  @Test
  void any_touched_byte_of_a_body_is_refused_and_changes_nothing() throws Exception {
    byte[] body = alice.says("hello");
    byte[] before = BookCodec.write(bob.book);
    for (int i = 0; i < body.length; i++) {
      byte[] touched = body.clone();
      touched[i] ^= (byte) (1 << (i % 8));
      assertThatThrownBy(() -> bob.hears(touched))
          .as("byte %d", i)
          .isInstanceOf(DecryptionException.class);
    }
    assertThat(BookCodec.write(bob.book)).isEqualTo(before);
    assertThat(bob.hears(body)).isEqualTo("hello");
  }

  @Test
  void any_touched_byte_under_the_seal_is_refused_too() throws Exception {
    byte[] next = alice.says("a new step");
    byte[] inner = inner(next);
    Ratchet ratchet = bob.book.active().orElseThrow().ratchet();
    for (int i = 0; i < inner.length; i++) {
      byte[] touched = inner.clone();
      touched[i] ^= (byte) (1 << (i % 8));
      Reason reason = refusal(() -> ratchet.decrypt(touched, bob.now));
      assertThat(reason)
          .as("byte %d", i)
          .isIn(Reason.BROKEN_SESSION, Reason.TOO_FAR, Reason.DUPLICATE);
    }
    assertThat(refusal(() -> ratchet.decrypt(new byte[10], bob.now)))
        .isEqualTo(Reason.BROKEN_SESSION);
    assertThat(bob.hears(next)).isEqualTo("a new step");
  }

  @Test
  void small_order_ratchet_keys_are_refused() throws Exception {
    byte[] inner = inner(alice.says("a new step"));
    Ratchet ratchet = bob.book.active().orElseThrow().ratchet();
    for (byte[] weak : SmallOrder.keys()) {
      byte[] touched = inner.clone();
      System.arraycopy(weak, 0, touched, 8, weak.length);
      assertThat(refusal(() -> ratchet.decrypt(touched, bob.now))).isEqualTo(Reason.BROKEN_SESSION);
    }
  }

  @Test
  void a_step_to_an_encapsulation_key_outside_its_ring_is_refused() throws Exception {
    bob.says("a step to answer");
    Ratchet ratchet = bob.book.active().orElseThrow().ratchet();
    Ratchet.OwnKeys bobs = ratchet.own().orElseThrow();
    SeededRandom random = new SeededRandom(27);
    DhKeys dh = DhKeys.generate(random);
    byte[] outside = new byte[KemKeys.PUBLIC_SIZE];
    Arrays.fill(outside, (byte) 0xff);
    KemKeys.Encapsulation made = KemKeys.encapsulate(bobs.kem().publicKey(), random);
    byte[] info =
        Octets.concat(
            Octets.label("maru1/rk"),
            Hashes.sha256(dh.publicKey(), bobs.dh().publicKey(), outside, made.ciphertext()));
    byte[] secret = Octets.concat(dh.agree(bobs.dh().publicKey()), made.secret());
    byte[] keys = Hkdf.derive(ratchet.rootKey(), secret, info, 64);
    Chain chain = new Chain(Arrays.copyOfRange(keys, 32, 64), 0);
    Header header = new Header(0, 1, dh.publicKey(), outside, made.ciphertext());
    byte[] message =
        MessageKey.encrypt(
            chain.messageKey(), ratchet.sessionId(), header.encode(), new byte[1], random);

    assertThat(refusal(() -> ratchet.decrypt(message, bob.now))).isEqualTo(Reason.BROKEN_SESSION);
  }

  private byte[] inner(byte[] body) throws Exception {
    return bob.book.active().orElseThrow().opening().open(Body.parse(body), bob.identity.device());
  }

  @Test
  void a_message_does_not_open_for_another_device_or_in_the_other_direction() throws Exception {
    byte[] body = alice.says("hello");
    Party carol = new Party(new SeededRandom(22));

    assertThat(refusal(() -> bob.book.open(carol.identity, body, bob.now)))
        .isEqualTo(Reason.DAMAGED);
    assertThat(refusal(() -> alice.hears(body))).isEqualTo(Reason.NOT_MINE);
  }

  @Test
  void a_message_does_not_open_in_another_session() throws Exception {
    Party[] others = Party.pair(new SeededRandom(23));
    others[0].initiates(others[1]);
    others[1].hears(others[0].says("hello"));
    byte[] inner = inner(alice.says("hello"));
    Ratchet other = others[1].book.active().orElseThrow().ratchet();

    assertThat(refusal(() -> other.decrypt(inner, bob.now))).isEqualTo(Reason.BROKEN_SESSION);
    assertThat(refusal(() -> others[1].hears(alice.says("hello")))).isEqualTo(Reason.NOT_MINE);
  }

  @Test
  void a_body_cannot_change_its_kind() throws Exception {
    byte[] body = alice.says("hello");
    body[0] = (byte) Kind.INTRODUCTION.code();

    assertThat(refusal(() -> bob.hears(body))).isIn(Reason.UNKNOWN_PREKEY, Reason.DAMAGED);
    body[0] = 0x03;
    assertThat(refusal(() -> bob.hears(body))).isEqualTo(Reason.DAMAGED);
    assertThat(refusal(() -> bob.hears(new byte[5_000]))).isEqualTo(Reason.DAMAGED);
  }
}
