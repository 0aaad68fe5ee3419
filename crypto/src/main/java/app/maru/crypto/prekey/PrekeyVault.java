package app.maru.crypto.prekey;

import app.maru.crypto.DecodingException;
import app.maru.crypto.Identity;
import app.maru.crypto.SecretBytes;
import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.KemKeys;
import app.maru.crypto.primitive.Octets;
import java.security.SecureRandom;
import java.util.Arrays;

/// The form in which private prekeys are kept: sealed, and bound to device, kind and id.
final class PrekeyVault {
  private static final byte[] LABEL = Octets.label("maru1/prekey");

  private PrekeyVault() {}

  /// Private keys and the public record about them.
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Halves(DhKeys dh, KemKeys kem, byte[] record) {}

  static byte[] seal(
      Identity me, Kind kind, int id, Halves halves, SecretBytes key, SecureRandom random) {
    byte[] record =
        Writer.of(kind)
            .raw(halves.dh().secret())
            .raw(halves.kem().seed())
            .raw(halves.record())
            .bytes();
    try {
      return key.seal(name(me, kind, id), record, random);
    } finally {
      Arrays.fill(record, (byte) 0);
    }
  }

  static Halves open(Identity me, Kind kind, int id, byte[] sealed, SecretBytes key)
      throws DecodingException {
    byte[] record = key.open(name(me, kind, id), sealed);
    try {
      Reader reader = Reader.of(kind, record);
      DhKeys dh = DhKeys.of(reader.raw(DhKeys.SIZE));
      KemKeys kem = KemKeys.of(reader.raw(KemKeys.SEED_SIZE));
      return new Halves(dh, kem, reader.rest());
    } catch (MalformedException e) {
      throw DecodingException.because(e);
    } finally {
      Arrays.fill(record, (byte) 0);
    }
  }

  private static byte[] name(Identity me, Kind kind, int id) {
    return new Writer()
        .raw(LABEL)
        .u8(kind.code())
        .raw(me.person().bytes().toArray())
        .raw(me.device().bytes().toArray())
        .u32(id)
        .bytes();
  }
}
