package app.maru.crypto.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecodingException;
import app.maru.crypto.DecryptionException;
import app.maru.crypto.DecryptionException.Reason;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceList;
import app.maru.crypto.Identity;
import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.prekey.PrekeyLookup;
import app.maru.crypto.prekey.Prekeys;
import app.maru.crypto.prekey.SignedPrekey;
import app.maru.crypto.primitive.Hashes;
import app.maru.crypto.primitive.Octets;
import app.maru.crypto.primitive.WeakKeyException;
import java.time.Instant;

/// Opens first messages from devices that have no session with this one yet.
public final class Introductions {
  private static final byte[] REPLAY_LABEL = Octets.label("maru1/replay");

  private Introductions() {}

  /// Whether the body begins like an introduction. The same prefix stands before every message
  /// until the sender has heard back: ask the books first ([SessionBook#recognises]).
  public static boolean isIntroduction(byte[] body) {
    try {
      return Body.parse(body).kind() == Kind.INTRODUCTION;
    } catch (DecryptionException _) {
      return false;
    }
  }

  /// Opens an introduction and verifies its sender; changes nothing anywhere.
  public static Introduction respond(Identity me, PrekeyLookup prekeys, byte[] body, Instant now)
      throws DecryptionException {
    Body parsed = Body.parse(body);
    if (parsed.kind() != Kind.INTRODUCTION) {
      throw new DecryptionException(Reason.NOT_MINE);
    }
    Body.Prefix prefix = parsed.introduction();
    if (prekeys.replayed(replayKey(prefix))) {
      throw new DecryptionException(Reason.REPLAYED);
    }
    Prekeys mine =
        prekeys
            .find(prefix.signedPrekey(), prefix.oneTimePrekey())
            .orElseThrow(() -> new DecryptionException(Reason.UNKNOWN_PREKEY));
    if (mine.oneTime().isPresent() != prefix.oneTimePrekey().isPresent()) {
      throw new DecryptionException(Reason.UNKNOWN_PREKEY);
    }
    Handshake.Responded responded = agree(me, mine, prefix);
    Handshake.Claim claim = responded.claim();
    if (claim.device().equals(me.device())) {
      throw new DecryptionException(Reason.SELF);
    }
    Session session = session(responded.secrets(), mine.signed(), now);
    if (!session.recognises(parsed)) {
      throw new DecryptionException(Reason.DAMAGED);
    }
    Session.Received received = session.open(parsed, me.device(), now);
    return verified(me, received, claim, prefix, now);
  }

  static Bytes replayKey(Body.Prefix prefix) {
    byte[] prekey = new Writer().u32(prefix.signedPrekey()).bytes();
    return Bytes.of(Hashes.sha256(REPLAY_LABEL, prefix.ephemeral(), prekey));
  }

  private static Handshake.Responded agree(Identity me, Prekeys mine, Body.Prefix prefix)
      throws DecryptionException {
    try {
      return Handshake.respond(me, mine, prefix)
          .orElseThrow(() -> new DecryptionException(Reason.DAMAGED));
    } catch (WeakKeyException _) {
      throw new DecryptionException(Reason.DAMAGED);
    }
  }

  private static Session session(Handshake.Secrets secrets, SignedPrekey signed, Instant now) {
    Ratchet ratchet =
        Ratchet.responder(
            secrets.sessionId(), secrets.rootKey(), signed.dhKeys(), signed.kemKeys());
    return Session.responded(secrets, ratchet, now);
  }

  private static Introduction verified(
      Identity me,
      Session.Received received,
      Handshake.Claim claim,
      Body.Prefix prefix,
      Instant now)
      throws DecryptionException {
    Plaintext plaintext = received.plaintext();
    Plaintext.Credentials credentials =
        plaintext.credentials().orElseThrow(() -> new DecryptionException(Reason.WRONG_SENDER));
    try {
      DeviceCertificate sender = DeviceCertificate.decode(credentials.certificate());
      DeviceList devices = DeviceList.decode(credentials.deviceList(), sender);
      if (!claim.matches(sender)
          || !devices.contains(sender)
          || !ListView.of(devices).equals(plaintext.ownList())) {
        throw new DecryptionException(Reason.WRONG_SENDER);
      }
      if (!sender.validAt(now)) {
        throw new DecryptionException(Reason.EXPIRED);
      }
      boolean newer = ListView.of(me.deviceList()).isOlderThan(plaintext.theirList());
      return new Introduction(
          received.next(),
          sender,
          devices,
          plaintext,
          newer ? Notice.NEW_DEVICE_LIST : Notice.NONE,
          prefix);
    } catch (DecodingException e) {
      throw new DecryptionException(
          e.reason() == DecodingException.Reason.NEWER_VERSION
              ? Reason.NEWER_VERSION
              : Reason.WRONG_SENDER);
    }
  }
}
