package app.maru.crypto.prekey;

import app.maru.crypto.DecodingException;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.KemKeys;
import app.maru.crypto.primitive.Octets;
import app.maru.crypto.primitive.SigningKeys;
import java.time.Instant;
import java.util.Arrays;

/// The public half of a signed prekey. Immutable.
public final class SignedPrekeyRecord {
  static final int ENCODED_SIZE =
      Kind.HEAD_SIZE
          + Integer.BYTES
          + DhKeys.SIZE
          + KemKeys.PUBLIC_SIZE
          + 2 * Long.BYTES
          + SigningKeys.SIGNATURE_SIZE;

  private static final String CONTEXT = "maru1/spk";

  private final byte[] encoded;
  private final int id;
  private final byte[] dhKey;
  private final byte[] kemKey;
  private final Instant created;
  private final Instant notAfter;

  private SignedPrekeyRecord(byte[] encoded) throws MalformedException {
    this.encoded = encoded;
    Reader reader = Reader.of(Kind.SIGNED_PREKEY, encoded);
    this.id = reader.u32(Integer.MAX_VALUE);
    this.dhKey = reader.raw(DhKeys.SIZE);
    this.kemKey = reader.raw(KemKeys.PUBLIC_SIZE);
    this.created = reader.instant();
    this.notAfter = reader.instant();
    reader.raw(SigningKeys.SIGNATURE_SIZE);
    reader.end();
    if (id < 1 || !created.isBefore(notAfter)) {
      throw new MalformedException("no id or no time to live");
    }
  }

  static SignedPrekeyRecord issue(SigningKeys signer, int id, DhKeys dh, KemKeys kem, Instant now) {
    byte[] signed =
        Writer.of(Kind.SIGNED_PREKEY)
            .u32(id)
            .raw(dh.publicKey())
            .raw(kem.publicKey())
            .instant(now)
            .instant(now.plus(SignedPrekey.OFFERED))
            .bytes();
    try {
      return trusted(Octets.concat(signed, signer.sign(CONTEXT, signed)));
    } catch (MalformedException e) {
      throw new IllegalArgumentException("no prekey " + id + " at " + now, e);
    }
  }

  /// Reads a record from a place that nobody else can write.
  static SignedPrekeyRecord trusted(byte[] encoded) throws MalformedException {
    return new SignedPrekeyRecord(encoded);
  }

  static SignedPrekeyRecord decode(byte[] encoded, DeviceCertificate owner)
      throws MalformedException, DecodingException {
    SignedPrekeyRecord record = trusted(encoded);
    if (!DhKeys.acceptable(record.dhKey) || !KemKeys.acceptable(record.kemKey)) {
      throw new DecodingException(DecodingException.Reason.WEAK_KEY);
    }
    int signedSize = ENCODED_SIZE - SigningKeys.SIGNATURE_SIZE;
    byte[] signed = Arrays.copyOf(encoded, signedSize);
    byte[] signature = Arrays.copyOfRange(encoded, signedSize, ENCODED_SIZE);
    if (!SigningKeys.verify(owner.signingKey(), CONTEXT, signed, signature)) {
      throw new DecodingException(DecodingException.Reason.BAD_SIGNATURE);
    }
    return record;
  }

  /// The signed bytes.
  public byte[] encode() {
    return encoded.clone();
  }

  /// Its number on the owner's device.
  public int id() {
    return id;
  }

  /// The X25519 key.
  public byte[] dhKey() {
    return dhKey.clone();
  }

  /// The ML-KEM-768 key.
  public byte[] kemKey() {
    return kemKey.clone();
  }

  /// When it was made, by the owner's clock.
  public Instant created() {
    return created;
  }

  /// When it is to be used no more, by the owner's clock.
  public Instant notAfter() {
    return notAfter;
  }
}
