package app.maru.crypto.session;

import static app.maru.crypto.session.Refusals.decodingRefusal;
import static app.maru.crypto.session.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.DecodingException;
import app.maru.crypto.DecryptionException;
import app.maru.crypto.DecryptionException.Reason;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceList;
import app.maru.crypto.Forgeries;
import app.maru.crypto.Identity;
import app.maru.crypto.SeededRandom;
import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.SignedPrekey;
import app.maru.crypto.primitive.SigningKeys;
import app.maru.crypto.primitive.SmallOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private final SeededRandom random = new SeededRandom(6);
  private final Party[] pair = Party.pair(random);
  private final Party alice = pair[0];
  private final Party bob = pair[1];

  @Test
  void any_touched_byte_of_an_introduction_is_refused_and_changes_nothing() throws Exception {
    alice.initiates(bob);
    byte[] body = alice.says("hello");
    int oneTime = bob.oneTimePrekeys.size();
    for (int i = 0; i < body.length; i += i < Body.INTRODUCTION_SIZE + 24 ? 1 : 41) {
      byte[] touched = body.clone();
      touched[i] ^= (byte) (1 << (i % 8));
      assertThatThrownBy(() -> bob.hears(touched))
          .as("byte %d", i)
          .isInstanceOf(DecryptionException.class);
    }
    assertThat(bob.book.active()).isEmpty();
    assertThat(bob.oneTimePrekeys).hasSize(oneTime);
    assertThat(bob.replayKeys).isEmpty();
    assertThat(bob.hears(body)).isEqualTo("hello");
  }

  @Test
  void any_touched_byte_of_a_later_introduction_is_refused_too() throws Exception {
    alice.initiates(bob);
    byte[] first = alice.says("one");
    byte[] second = alice.says("two");
    bob.hears(first);
    for (int i = 0; i < second.length; i += i < Body.INTRODUCTION_SIZE + 24 ? 3 : 401) {
      byte[] touched = second.clone();
      touched[i] ^= 1;
      assertThatThrownBy(() -> bob.book.open(bob.identity, touched, bob.now))
          .as("byte %d", i)
          .isInstanceOf(DecryptionException.class);
    }
    assertThat(bob.hears(second)).isEqualTo("two");
  }

  @Test
  void an_introduction_opens_at_its_recipient_only() throws Exception {
    Party carol = new Party(random);
    carol.bundle(true);
    alice.initiates(bob);
    byte[] body = alice.says("hello");

    assertThat(refusal(() -> Introductions.respond(carol.identity, bob, body, bob.now)))
        .isEqualTo(Reason.DAMAGED);
    assertThat(refusal(() -> Introductions.respond(carol.identity, carol, body, bob.now)))
        .isEqualTo(Reason.DAMAGED);
  }

  @Test
  void nobody_talks_to_himself() throws Exception {
    PrekeyBundle mine = alice.bundle(true);
    SessionBook self = SessionBook.empty(alice.identity.person(), alice.identity.device());

    assertThat(decodingRefusal(() -> self.initiate(alice.identity, mine, alice.now, random)))
        .isEqualTo(DecodingException.Reason.SELF);
  }

  @Test
  void a_stolen_own_key_does_not_open_a_session_with_myself() throws Exception {
    PrekeyBundle mine = bob.bundle(true);
    Handshake.Initiated made = Handshake.initiate(bob.identity, mine, random);
    Ratchet ratchet =
        Ratchet.initiator(
            made.secrets().sessionId(),
            made.secrets().rootKey(),
            mine.signed().dhKey(),
            mine.signed().kemKey());
    Session session = Session.initiated(made, ratchet, bob.now);
    byte[] body = seal(session, bob.identity, bob, credentials(bob.identity)).clone();

    assertThat(refusal(() -> Introductions.respond(bob.identity, bob, body, bob.now)))
        .isEqualTo(Reason.SELF);
  }

  @Test
  void a_bundle_of_another_device_or_of_the_past_is_refused() throws Exception {
    Party carol = new Party(random);
    PrekeyBundle foreign = carol.bundle(true);
    PrekeyBundle old = bob.bundle(true);
    assertThat(
            decodingRefusal(() -> alice.book.initiate(alice.identity, foreign, alice.now, random)))
        .isEqualTo(DecodingException.Reason.WRONG_OWNER);
    alice.now = alice.now.plus(Duration.ofDays(16));
    assertThat(decodingRefusal(() -> alice.book.initiate(alice.identity, old, alice.now, random)))
        .isEqualTo(DecodingException.Reason.EXPIRED);
    assertThat(
            alice.book.initiate(alice.identity, old.live(), alice.now, random).canSeal(alice.now))
        .isTrue();
  }

  @Test
  void an_introduction_is_accepted_once() throws Exception {
    for (boolean withOneTime : new boolean[] {true, false}) {
      alice.initiates(bob, withOneTime);
      byte[] body = alice.says("hello");
      bob.hears(body);
      SessionBook forgotten = SessionBook.empty(alice.identity.person(), alice.identity.device());
      bob.book = forgotten;

      assertThat(refusal(() -> bob.hears(body))).isEqualTo(Reason.REPLAYED);
      bob.replayKeys.clear();
      if (withOneTime) {
        assertThat(refusal(() -> bob.hears(body))).isEqualTo(Reason.UNKNOWN_PREKEY);
      }
      alice.book = forgotten;
      alice.meets(bob);
    }
  }

  @Test
  void a_destroyed_signed_prekey_is_unknown() throws Exception {
    alice.initiates(bob, false);
    byte[] body = alice.says("hello");
    bob.signedPrekeys.clear();

    assertThat(refusal(() -> bob.hears(body))).isEqualTo(Reason.UNKNOWN_PREKEY);
  }

  @Test
  void small_order_ephemeral_keys_are_refused() throws Exception {
    alice.initiates(bob);
    byte[] body = alice.says("hello");
    for (byte[] weak : SmallOrder.keys()) {
      byte[] touched = body.clone();
      System.arraycopy(weak, 0, touched, Kind.HEAD_SIZE + 8, weak.length);
      assertThat(refusal(() -> bob.hears(touched))).isEqualTo(Reason.DAMAGED);
    }
  }

  @Test
  void keys_certified_by_somebody_else_are_of_no_use_to_him() throws Exception {
    SigningKeys mallory = SigningKeys.generate(random);
    DeviceCertificate forged =
        Forgeries.certificate(
            mallory,
            bob.identity.certificate().dhKey(),
            bob.identity.certificate().signingKey(),
            Party.START);
    SignedPrekey signed = SignedPrekey.create(bob.identity, 9, random, Party.START);
    bob.signedPrekeys.put(9, signed);
    byte[] published =
        Writer.of(Kind.BUNDLE)
            .raw(forged.encode())
            .counted(Forgeries.list(mallory, forged).encode())
            .raw(signed.record().encode())
            .u8(0)
            .bytes();
    alice.book = SessionBook.empty(forged.person(), forged.device());
    alice.book =
        alice.book.initiate(alice.identity, PrekeyBundle.decode(published), alice.now, random);
    byte[] body = alice.says("for mallory");

    assertThat(forged.device()).isNotEqualTo(bob.identity.device());
    assertThat(refusal(() -> bob.hears(body))).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void the_certificate_inside_must_be_the_senders() throws Exception {
    Identity carol = Identity.create(random, Party.START);
    SigningKeys mallory = SigningKeys.generate(random);
    DeviceCertificate forged =
        Forgeries.certificate(
            mallory,
            alice.identity.certificate().dhKey(),
            alice.identity.certificate().signingKey(),
            Party.START);
    byte[] damaged = alice.identity.certificate().encode();
    damaged[100] ^= 1;

    refused(carol.certificate().encode(), carol.deviceList());
    refused(forged.encode(), Forgeries.list(mallory, forged));
    refused(damaged, alice.identity.deviceList());
    refused(alice.identity.certificate().encode(), Forgeries.withoutOwnDevice(alice.identity));
  }

  private void refused(byte[] certificate, DeviceList list) throws Exception {
    Optional<Plaintext.Credentials> wrong =
        Optional.of(new Plaintext.Credentials(certificate, list.encode()));
    refused(ListView.of(list), wrong);
  }

  private void refused(ListView claimed, Optional<Plaintext.Credentials> wrong) throws Exception {
    alice.initiates(bob);
    Plaintext plaintext =
        new Plaintext(
            claimed, ListView.of(bob.identity.deviceList()), List.of(), wrong, new byte[] {1});
    Session session = alice.book.active().orElseThrow();
    byte[] body = session.seal(plaintext, bob.identity.device(), random).bytes();

    assertThat(refusal(() -> bob.hears(body))).isEqualTo(Reason.WRONG_SENDER);
  }

  @Test
  void a_first_message_needs_a_certificate_and_the_list_it_speaks_of() throws Exception {
    ListView real = ListView.of(alice.identity.deviceList());

    refused(real, Optional.empty());
    refused(new ListView(7, real.hash()), credentials(alice.identity));
  }

  @Test
  void an_expired_sender_is_refused() throws Exception {
    alice.initiates(bob);
    byte[] body = alice.says("hello");
    bob.now = bob.now.plus(Duration.ofDays(3_700));

    assertThat(refusal(() -> bob.hears(body))).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void a_newer_version_is_named() throws Exception {
    alice.initiates(bob);
    byte[] body = alice.says("hello");
    body[1] = 2;

    assertThat(refusal(() -> bob.hears(body))).isEqualTo(Reason.NEWER_VERSION);
    assertThat(Introductions.isIntroduction(body)).isFalse();
  }

  private static Optional<Plaintext.Credentials> credentials(Identity identity) {
    return Optional.of(
        new Plaintext.Credentials(identity.certificate().encode(), identity.deviceList().encode()));
  }

  private byte[] seal(
      Session session, Identity sender, Party to, Optional<Plaintext.Credentials> credentials) {
    Plaintext plaintext =
        new Plaintext(
            ListView.of(sender.deviceList()),
            ListView.of(to.identity.deviceList()),
            List.of(),
            credentials,
            new byte[] {1});
    return session.seal(plaintext, to.identity.device(), random).bytes();
  }
}
