package app.maru.crypto;

import app.maru.crypto.primitive.AtRest;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/// Secret bytes that wipe themselves when closed.
///
/// Usable from any thread; close it once nobody reads it any more. Comparison is constant-time.
/// Wiping is a best effort: the runtime may have moved the array and left a copy behind.
public final class SecretBytes implements AutoCloseable {
  private final byte[] value;
  private volatile boolean closed;

  private SecretBytes(byte[] value) {
    this.value = value;
  }

  /// Takes a copy of `value`; the caller still owns, and should wipe, the array it gave.
  public static SecretBytes of(byte[] value) {
    return new SecretBytes(value.clone());
  }

  /// `size` fresh random bytes.
  public static SecretBytes random(int size, SecureRandom random) {
    byte[] value = new byte[size];
    random.nextBytes(value);
    return new SecretBytes(value);
  }

  /// A fresh copy, for the caller to wipe.
  ///
  /// @throws IllegalStateException if already closed
  public byte[] copy() {
    if (closed) {
      throw new IllegalStateException("already wiped");
    }
    return value.clone();
  }

  /// Encrypts a record to be kept on this device, with this key of 32 bytes.
  ///
  /// @param name what the record is and whose: it opens under the same name only
  public byte[] seal(byte[] name, byte[] record, SecureRandom random) {
    byte[] key = copy();
    try {
      return AtRest.seal(key, name, record, random);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /// Opens what [#seal] wrote under this key and name; the record is the caller's to wipe.
  ///
  /// @throws DecodingException with `BAD_SIGNATURE` if it was not
  public byte[] open(byte[] name, byte[] sealed) throws DecodingException {
    byte[] key = copy();
    byte[] record = AtRest.open(key, name, sealed);
    Arrays.fill(key, (byte) 0);
    if (record == null) {
      throw new DecodingException(DecodingException.Reason.BAD_SIGNATURE);
    }
    return record;
  }

  /// Overwrites the bytes; may be called again.
  @Override
  public void close() {
    closed = true;
    Arrays.fill(value, (byte) 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretBytes secret && MessageDigest.isEqual(value, secret.value);
  }

  @Override
  public int hashCode() {
    return value.length;
  }

  /// The length only.
  @Override
  public String toString() {
    return "SecretBytes[" + value.length + "]";
  }
}
