package app.maru.crypto.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecryptionException;
import app.maru.crypto.DeviceId;
import app.maru.crypto.codec.MalformedException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// One session with another device: the seals of both directions around a ratchet. Immutable.
///
/// @param prefix stands before every message until the other end was heard; empty for the responder
/// @param created when this end made it
/// @param superseded when another session took its place; it then only receives
@SuppressWarnings("ArrayRecordComponent") // never compared
record Session(
    Bytes id,
    boolean confirmed,
    byte[] prefix,
    Instant created,
    Optional<Instant> superseded,
    SealKeys sealing,
    SealKeys opening,
    Ratchet ratchet) {
  /// So long a message may be under way.
  static final Duration TRANSIT = Duration.ofDays(14);

  /// A superseded session receives as long as messages may be under way, and two days.
  static final Duration SUPERSEDED_LIFETIME = Duration.ofDays(16);

  /// A sealed or opened message and the session after it.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Result(Session next, byte[] bytes) {}

  static Session initiated(Handshake.Initiated made, Ratchet ratchet, Instant now) {
    Handshake.Secrets secrets = made.secrets();
    return new Session(
        Bytes.of(secrets.sessionId()),
        false,
        made.prefix(),
        now,
        Optional.empty(),
        SealKeys.derive(secrets.initiatorKey()),
        SealKeys.derive(secrets.responderKey()),
        ratchet);
  }

  static Session responded(Handshake.Secrets secrets, Ratchet ratchet, Instant now) {
    return new Session(
        Bytes.of(secrets.sessionId()),
        true,
        new byte[0],
        now,
        Optional.empty(),
        SealKeys.derive(secrets.responderKey()),
        SealKeys.derive(secrets.initiatorKey()),
        ratchet);
  }

  /// The first bytes of the id, enough to tell sessions apart.
  Bytes shortId() {
    return Bytes.of(Arrays.copyOf(id.toArray(), Plaintext.RIVAL_SIZE));
  }

  /// Whether it can still seal: an introduction nobody answered is given up when the prekeys it was
  /// made with may be gone.
  boolean canSeal(Instant now) {
    return ratchet.canEncrypt() && (confirmed || now.isBefore(created.plus(TRANSIT)));
  }

  Session supersededAt(Instant now) {
    return superseded.isPresent()
        ? this
        : new Session(id, confirmed, prefix, created, Optional.of(now), sealing, opening, ratchet);
  }

  /// Whether nothing sent over it can be under way any more.
  boolean isOverAt(Instant now) {
    return superseded.map(since -> now.isAfter(since.plus(SUPERSEDED_LIFETIME))).orElse(false);
  }

  /// Whether what arrives over it now should have arrived long ago.
  boolean isLateAt(Instant now) {
    return superseded.map(since -> now.isAfter(since.plus(TRANSIT))).orElse(false);
  }

  Result seal(Plaintext plaintext, DeviceId recipient, SecureRandom random) {
    byte[] before = confirmed ? Body.messagePrefix() : prefix;
    byte[] encoded = plaintext.encode();
    int overhead = before.length + SealKeys.OVERHEAD + Ratchet.OVERHEAD;
    byte[] padded = Plaintext.pad(encoded, Body.paddedSize(encoded.length, overhead));
    Ratchet.Result result = ratchet.encrypt(padded, random);
    byte[] body = sealing.seal(before, result.bytes(), recipient, random);
    Session next =
        new Session(id, confirmed, prefix, created, superseded, sealing, opening, result.next());
    return new Result(next, body);
  }

  boolean recognises(Body body) {
    return opening.recognises(body);
  }

  /// A message opened by this session.
  record Received(Session next, Plaintext plaintext) {}

  Received open(Body body, DeviceId recipient, Instant now) throws DecryptionException {
    byte[] inner = opening.open(body, recipient);
    Ratchet.Result result = ratchet.decrypt(inner, now);
    try {
      Plaintext plaintext = Plaintext.read(Plaintext.unpad(result.bytes()));
      Session next =
          new Session(id, true, new byte[0], created, superseded, sealing, opening, result.next());
      return new Received(next, plaintext);
    } catch (MalformedException _) {
      throw new DecryptionException(DecryptionException.Reason.BROKEN_SESSION);
    }
  }

  /// The id only.
  @Override
  public String toString() {
    return "Session[" + id + "]";
  }
}
