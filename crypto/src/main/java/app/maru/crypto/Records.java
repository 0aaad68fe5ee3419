package app.maru.crypto;

import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.primitive.AtRest;
import java.time.Instant;
import java.util.Arrays;

/// The refusals that all records share.
final class Records {
  /// The year 9999.
  private static final long LAST_MILLIS = 253_402_300_799_999L;

  private Records() {}

  /// What a layout error means to the one who gave the bytes.
  static DecodingException refusal(MalformedException e) {
    return new DecodingException(
        e.newer() ? DecodingException.Reason.NEWER_VERSION : DecodingException.Reason.MALFORMED);
  }

  /// A date as milliseconds since 1970; far enough from the end of time to calculate with.
  static Instant instant(Reader reader) throws MalformedException {
    long millis = reader.u64();
    if (millis > LAST_MILLIS) {
      throw new MalformedException("beyond all calendars");
    }
    return Instant.ofEpochMilli(millis);
  }

  /// Opens a record kept at rest.
  static byte[] open(byte[] sealed, SecretBytes key, byte[] name) throws DecodingException {
    byte[] secret = key.copy();
    byte[] record = AtRest.open(secret, name, sealed);
    Arrays.fill(secret, (byte) 0);
    if (record == null) {
      throw new DecodingException(DecodingException.Reason.BAD_SIGNATURE);
    }
    return record;
  }
}
