package app.maru.crypto.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceId;
import app.maru.crypto.Identity;
import app.maru.crypto.PersonId;
import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.prekey.OneTimePrekey;
import app.maru.crypto.prekey.OneTimePrekeyRecord;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.Prekeys;
import app.maru.crypto.prekey.SignedPrekeyRecord;
import app.maru.crypto.primitive.Aead;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.Hashes;
import app.maru.crypto.primitive.Hkdf;
import app.maru.crypto.primitive.KemKeys;
import app.maru.crypto.primitive.Octets;
import app.maru.crypto.primitive.WeakKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/// The key agreement between two devices of which one may be away: three or four X25519 agreements
/// and one ML-KEM encapsulation, the sender's identity encrypted.
final class Handshake {
  private static final byte[] SUITE = Octets.label(Kind.SUITE_NAME);
  private static final byte[] SUITE_HASH = Hashes.sha256(SUITE);
  private static final byte[] FIRST_LABEL = Octets.label("maru1/hs1");
  private static final byte[] SECOND_LABEL = Octets.label("maru1/hs2");
  private static final byte[] ZERO_NONCE = new byte[Aead.NONCE_SIZE];
  private static final int KEY = Hashes.SIZE;

  private Handshake() {}

  /// What both ends get out of it.
  ///
  /// @param initiatorKey seals what the initiator sends
  /// @param responderKey seals what the responder sends
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Secrets(byte[] rootKey, byte[] initiatorKey, byte[] responderKey, byte[] sessionId) {
    @Override
    public String toString() {
      return "Secrets";
    }
  }

  /// The initiator's result: the secrets and the prefix to send.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Initiated(Secrets secrets, byte[] prefix) {}

  /// The responder's result: the secrets and who the sender says to be.
  record Responded(Secrets secrets, Claim claim) {}

  /// Who the sender is, proven by the agreement with this key but not yet tied to the person.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Claim(PersonId person, DeviceId device, byte[] dhKey, Bytes certificateHash) {
    boolean matches(DeviceCertificate certificate) {
      return certificate.person().equals(person)
          && certificate.device().equals(device)
          && certificate.hash().equals(certificateHash)
          && MessageDigest.isEqual(certificate.dhKey(), dhKey);
    }
  }

  static Initiated initiate(Identity me, PrekeyBundle bundle, SecureRandom random)
      throws WeakKeyException {
    SignedPrekeyRecord signed = bundle.signed();
    Optional<OneTimePrekeyRecord> oneTime = bundle.oneTime();
    DhKeys ephemeral = DhKeys.generate(random);
    KemKeys.Encapsulation kem =
        KemKeys.encapsulate(
            oneTime.map(OneTimePrekeyRecord::kemKey).orElseGet(signed::kemKey), random);
    byte[] h0 =
        transcript(bundle.certificate(), signed.encode(), oneTime.map(OneTimePrekeyRecord::encode));
    byte[] h1 = Hashes.sha256(h0, ephemeral.publicKey(), kem.ciphertext());
    byte[] second = {};
    if (oneTime.isPresent()) {
      second = ephemeral.agree(oneTime.get().dhKey());
    }
    byte[] first = first(ephemeral.agree(signed.dhKey()), second, kem.secret(), h1);
    byte[] hiding = identityKey(first);
    byte[] encryptedIdentity = Aead.seal(hiding, ZERO_NONCE, claimOf(me), h1);
    wipe(hiding);
    byte[] h2 = Hashes.sha256(h1, encryptedIdentity);
    Secrets secrets =
        second(
            first,
            ephemeral.agree(bundle.certificate().dhKey()),
            me.dhKeys().agree(signed.dhKey()),
            h2);
    ephemeral.wipe();
    OptionalInt oneTimeId =
        oneTime.map(record -> OptionalInt.of(record.id())).orElseGet(OptionalInt::empty);
    return new Initiated(
        secrets,
        Body.introductionPrefix(
            signed.id(), oneTimeId, ephemeral.publicKey(), kem.ciphertext(), encryptedIdentity));
  }

  /// Empty if the sender's identity does not open: a wrong key or altered bytes.
  static Optional<Responded> respond(Identity me, Prekeys prekeys, Body.Prefix prefix)
      throws WeakKeyException {
    byte[] h0 =
        transcript(
            me.certificate(),
            prekeys.signed().record().encode(),
            prekeys.oneTime().map(oneTime -> oneTime.record().encode()));
    byte[] h1 = Hashes.sha256(h0, prefix.ephemeral(), prefix.ciphertext());
    DhKeys signedDh = prekeys.signed().dhKeys();
    byte[] second = {};
    if (prekeys.oneTime().isPresent()) {
      second = prekeys.oneTime().get().dhKeys().agree(prefix.ephemeral());
    }
    byte[] shared =
        prekeys
            .oneTime()
            .map(OneTimePrekey::kemKeys)
            .orElseGet(prekeys.signed()::kemKeys)
            .decapsulate(prefix.ciphertext());
    byte[] first = first(signedDh.agree(prefix.ephemeral()), second, shared, h1);
    byte[] hiding = identityKey(first);
    byte[] claimBytes = Aead.open(hiding, ZERO_NONCE, prefix.encryptedIdentity(), h1);
    wipe(hiding);
    if (claimBytes == null) {
      wipe(first);
      return Optional.empty();
    }
    Claim claim = readClaim(claimBytes);
    byte[] h2 = Hashes.sha256(h1, prefix.encryptedIdentity());
    Secrets secrets =
        second(first, me.dhKeys().agree(prefix.ephemeral()), signedDh.agree(claim.dhKey()), h2);
    return Optional.of(new Responded(secrets, claim));
  }

  private static byte[] transcript(
      DeviceCertificate responder, byte[] signedRecord, Optional<byte[]> oneTimeRecord) {
    byte[] address =
        Octets.concat(
            responder.person().bytes().toArray(),
            responder.device().bytes().toArray(),
            responder.hash().toArray());
    return Hashes.sha256(
        new Writer(signedRecord.length * 2)
            .counted(SUITE)
            .counted(address)
            .counted(signedRecord)
            .counted(oneTimeRecord.orElseGet(() -> new byte[0]))
            .bytes());
  }

  /// The chaining key and the key that hides the sender; wipes its secrets.
  private static byte[] first(byte[] signed, byte[] oneTime, byte[] encapsulated, byte[] h1) {
    byte[] secret = Octets.concat(signed, oneTime, encapsulated);
    byte[] keys = Hkdf.derive(SUITE_HASH, secret, Octets.concat(FIRST_LABEL, h1), 2 * KEY);
    wipe(signed, oneTime, encapsulated, secret);
    return keys;
  }

  private static byte[] identityKey(byte[] first) {
    return Arrays.copyOfRange(first, KEY, 2 * KEY);
  }

  private static Secrets second(byte[] first, byte[] toDevice, byte[] fromDevice, byte[] h2) {
    byte[] chaining = Arrays.copyOf(first, KEY);
    byte[] secret = Octets.concat(toDevice, fromDevice);
    byte[] keys = Hkdf.derive(chaining, secret, Octets.concat(SECOND_LABEL, h2), 4 * KEY);
    Secrets secrets =
        new Secrets(
            Arrays.copyOf(keys, KEY),
            Arrays.copyOfRange(keys, KEY, 2 * KEY),
            Arrays.copyOfRange(keys, 2 * KEY, 3 * KEY),
            Arrays.copyOfRange(keys, 3 * KEY, 4 * KEY));
    wipe(first, chaining, toDevice, fromDevice, secret, keys);
    return secrets;
  }

  private static byte[] claimOf(Identity me) {
    return Octets.concat(
        me.person().bytes().toArray(),
        me.device().bytes().toArray(),
        me.dhKeys().publicKey(),
        me.certificate().hash().toArray());
  }

  private static Claim readClaim(byte[] bytes) {
    Reader reader = new Reader(bytes);
    try {
      return new Claim(
          PersonId.of(reader.raw(PersonId.SIZE)),
          DeviceId.of(reader.raw(DeviceId.SIZE)),
          reader.raw(DhKeys.SIZE),
          Bytes.of(reader.raw(Hashes.SIZE)));
    } catch (MalformedException e) {
      throw new IllegalStateException("its length is fixed by the layout of the body", e);
    }
  }

  private static void wipe(byte[]... secrets) {
    for (byte[] secret : secrets) {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
