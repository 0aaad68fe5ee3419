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
import java.util.Arrays;

/// The public half of a one-time prekey. Immutable.
public final class OneTimePrekeyRecord {
  /// Length of an encoded record in bytes: every record has it.
  public static final int ENCODED_SIZE =
      Kind.HEAD_SIZE
          + Integer.BYTES
          + DhKeys.SIZE
          + KemKeys.PUBLIC_SIZE
          + SigningKeys.CLASSIC_SIGNATURE_SIZE;

  private static final String CONTEXT = "maru1/otk";

  private final byte[] encoded;
  private final int id;
  private final byte[] dhKey;
  private final byte[] kemKey;

  private OneTimePrekeyRecord(byte[] encoded) throws MalformedException {
    this.encoded = encoded;
    Reader reader = Reader.of(Kind.ONE_TIME_PREKEY, encoded);
    this.id = reader.u32(Integer.MAX_VALUE);
    this.dhKey = reader.raw(DhKeys.SIZE);
    this.kemKey = reader.raw(KemKeys.PUBLIC_SIZE);
    reader.raw(SigningKeys.CLASSIC_SIGNATURE_SIZE);
    reader.end();
    if (id < 1) {
      throw new MalformedException("no id");
    }
  }

  static OneTimePrekeyRecord issue(SigningKeys signer, int id, DhKeys dh, KemKeys kem) {
    byte[] signed =
        Writer.of(Kind.ONE_TIME_PREKEY).u32(id).raw(dh.publicKey()).raw(kem.publicKey()).bytes();
    try {
      return trusted(Octets.concat(signed, signer.signBriefly(CONTEXT, signed)));
    } catch (MalformedException e) {
      throw new IllegalArgumentException("no prekey " + id, e);
    }
  }

  /// Reads a record from a place that nobody else can write.
  static OneTimePrekeyRecord trusted(byte[] encoded) throws MalformedException {
    return new OneTimePrekeyRecord(encoded);
  }

  /// Decodes and verifies a record of the device of `owner`.
  public static OneTimePrekeyRecord decode(byte[] encoded, DeviceCertificate owner)
      throws DecodingException {
    OneTimePrekeyRecord record;
    try {
      record = trusted(encoded.clone());
    } catch (MalformedException e) {
      throw DecodingException.because(e);
    }
    if (!DhKeys.acceptable(record.dhKey) || !KemKeys.acceptable(record.kemKey)) {
      throw new DecodingException(DecodingException.Reason.WEAK_KEY);
    }
    int signedSize = ENCODED_SIZE - SigningKeys.CLASSIC_SIGNATURE_SIZE;
    byte[] signed = Arrays.copyOf(encoded, signedSize);
    byte[] signature = Arrays.copyOfRange(encoded, signedSize, ENCODED_SIZE);
    if (!SigningKeys.verifyBrief(owner.signingKey(), CONTEXT, signed, signature)) {
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
}
