package app.maru.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecryptionException;
import app.maru.crypto.SeededRandom;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.primitive.Hashes;
import app.maru.crypto.primitive.Hkdf;
import app.maru.crypto.primitive.KemKeys;
import app.maru.crypto.primitive.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What stolen and restored states give away, and what a carrier sees.
class SecrecyTest {
  private final Party[] pair = Party.pair(new SeededRandom(24));
  private final Party alice = pair[0];
  private final Party bob = pair[1];

  @BeforeEach
  void talk() throws Exception {
    alice.initiates(bob);
    bob.hears(alice.says("hello"));
    alice.hears(bob.says("hello"));
    bob.hears(alice.says("hello"));
  }

  private static byte[] inner(Party receiver, byte[] body) throws Exception {
    Session session = receiver.book.active().orElseThrow();
    return session.opening().open(Body.parse(body), receiver.identity.device());
  }

  @Test
  void a_stolen_state_holds_no_key_of_messages_already_opened() throws Exception {
    List<byte[]> recorded = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      byte[] body = alice.says("secret " + i);
      recorded.add(inner(bob, body));
      bob.hears(body);
    }
    Ratchet stolen = bob.book.active().orElseThrow().ratchet();
    byte[] everything = BookCodec.write(bob.book);

    List<byte[]> keys = new ArrayList<>();
    Chain chain = stolen.receiving().orElseThrow();
    for (int i = 0; i < 50; i++) {
      keys.add(chain.messageKey());
      keys.add(chain.key());
      chain = chain.advance();
    }
    for (int at = 0; at + 32 <= everything.length; at++) {
      keys.add(Arrays.copyOfRange(everything, at, at + 32));
    }
    for (byte[] message : recorded) {
      for (byte[] key : keys) {
        assertThat(decryptWith(key, stolen.sessionId(), message)).isNull();
      }
    }
  }

  private static byte @Nullable [] decryptWith(byte[] key, byte[] sessionId, byte[] message)
      throws Exception {
    Reader reader = new Reader(message);
    byte[] header = reader.raw(Header.SIZE);
    return MessageKey.decrypt(key, sessionId, header, reader);
  }

  @Test
  void the_prekeys_of_an_introduction_do_not_stay_in_the_session() throws Exception {
    Party[] strangers = Party.pair(new SeededRandom(26));
    strangers[0].initiates(strangers[1], false);
    strangers[1].hears(strangers[0].says("hello"));

    assertThat(strangers[1].book.active().orElseThrow().ratchet().own()).isEmpty();
  }

  @Test
  void a_stolen_state_is_of_no_use_after_a_round_trip() throws Exception {
    SessionBook stolen = alice.book;
    byte[] first = bob.says("still readable");
    alice.hears(first);
    assertThat(stolen.open(alice.identity, first, alice.now).content()).isNotEmpty();
    SessionBook follower = stolen.open(alice.identity, first, alice.now).next();

    bob.hears(alice.says("a step of mine heals"));
    byte[] second = bob.says("secret again");

    assertThat(alice.hears(second)).isEqualTo("secret again");
    assertThatThrownBy(() -> follower.open(alice.identity, second, alice.now))
        .isInstanceOf(DecryptionException.class);
    assertThatThrownBy(() -> stolen.open(alice.identity, second, alice.now))
        .isInstanceOf(DecryptionException.class);
  }

  @Test
  void a_step_heals_although_one_of_its_two_secrets_is_known() throws Exception {
    alice.hears(bob.says("my turn"));
    Ratchet stolen = alice.book.active().orElseThrow().ratchet();
    byte[] message = inner(bob, alice.says("healed"));
    Header header = Header.read(new Reader(message));
    Ratchet victim = alice.book.active().orElseThrow().ratchet();
    byte[] theirDh = stolen.theirs().orElseThrow().dh().toArray();
    byte[] agreed = victim.own().orElseThrow().dh().agree(theirDh);
    KemKeys kem = bob.book.active().orElseThrow().ratchet().own().orElseThrow().kem();
    byte[] encapsulated = kem.decapsulate(header.ciphertext());
    byte[] info =
        Octets.concat(
            Octets.label("maru1/rk"),
            Hashes.sha256(header.dhKey(), theirDh, header.kemKey(), header.ciphertext()));
    byte[] unknown = new byte[32];

    assertThat(stepped(stolen, agreed, encapsulated, info, message)).isNotNull();
    assertThat(stepped(stolen, agreed, unknown, info, message)).isNull();
    assertThat(stepped(stolen, unknown, encapsulated, info, message)).isNull();
  }

  private static byte @Nullable [] stepped(
      Ratchet stolen, byte[] agreed, byte[] encapsulated, byte[] info, byte[] message)
      throws Exception {
    byte[] keys = Hkdf.derive(stolen.rootKey(), Octets.concat(agreed, encapsulated), info, 64);
    Chain chain = new Chain(Arrays.copyOfRange(keys, 32, 64), 0);
    return decryptWith(chain.messageKey(), stolen.sessionId(), message);
  }

  @Test
  void nothing_tells_a_key_when_printed() {
    Session session = alice.book.active().orElseThrow();
    Ratchet ratchet = session.ratchet();
    String printed =
        "%s %s %s %s %s"
            .formatted(
                alice.book,
                session,
                ratchet,
                ratchet.sending().orElseThrow().chain(),
                alice.identity);

    assertThat(printed).hasSizeLessThan(200);
    assertThat(printed).doesNotContain(Bytes.of(ratchet.rootKey()).shortHex());
  }

  @Test
  void a_restored_copy_never_uses_a_key_twice() throws Exception {
    SessionBook copy = alice.book;
    Set<ByteBuffer> commitments = new HashSet<>();
    byte[] firstBody = {};
    for (int i = 0; i < 20; i++) {
      alice.book = copy;
      byte[] body = alice.says("content " + i);
      byte[] inner = inner(bob, body);
      int commitmentAt = Header.SIZE + 16;
      commitments.add(ByteBuffer.wrap(Arrays.copyOfRange(inner, commitmentAt, commitmentAt + 32)));
      firstBody = i == 0 ? body : firstBody;
    }
    assertThat(commitments).hasSize(20);
    assertThat(bob.hears(firstBody)).isEqualTo("content 0");
  }

  @Test
  void bodies_show_no_pattern() throws Exception {
    Set<Long> windows = new HashSet<>();
    int count = 0;
    for (int i = 0; i < 30; i++) {
      ByteBuffer body = ByteBuffer.wrap(alice.says("the same text"));
      for (int at = 3; at + 8 <= body.capacity(); at++) {
        windows.add(body.getLong(at));
        count++;
      }
    }
    assertThat(windows).hasSize(count);
  }

  @Test
  void an_introduction_shows_no_identity() throws Exception {
    Party[] strangers = Party.pair(new SeededRandom(25));
    strangers[0].initiates(strangers[1]);
    String body = HexFormat.of().formatHex(strangers[0].says("hello"));

    for (Party party : strangers) {
      assertThat(body)
          .doesNotContain(party.identity.person().hex().substring(0, 16))
          .doesNotContain(party.identity.device().hex().substring(0, 16))
          .doesNotContain(party.identity.certificate().hash().hex().substring(0, 16));
    }
  }
}
