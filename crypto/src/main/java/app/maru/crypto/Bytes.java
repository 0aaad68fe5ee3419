package app.maru.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// An immutable string of bytes, compared by value.
///
/// For public values only (ids, hashes, public keys): comparison is not constant-time and nothing
/// is ever wiped. Secrets live in `SecretBytes`.
public final class Bytes implements Comparable<Bytes> {
  private static final int SHORT_HEX_BYTES = 4;

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /// A copy of `value`.
  public static Bytes of(byte[] value) {
    return new Bytes(value.clone());
  }

  /// The next `size` bytes of `source`.
  ///
  /// @throws java.nio.BufferUnderflowException if there are fewer
  public static Bytes read(ByteBuffer source, int size) {
    byte[] value = new byte[size];
    source.get(value);
    return new Bytes(value);
  }

  /// The bytes written as `hex`, two digits a byte.
  ///
  /// @throws IllegalArgumentException if `hex` has an odd length or another character
  public static Bytes ofHex(String hex) {
    return new Bytes(HexFormat.of().parseHex(hex));
  }

  /// A fresh copy of the bytes.
  public byte[] toArray() {
    return value.clone();
  }

  /// Puts the bytes into `target`, without the copy that [#toArray()] makes.
  public void putInto(ByteBuffer target) {
    target.put(value);
  }

  /// Puts the bytes into `digest`, without the copy that [#toArray()] makes.
  public void putInto(MessageDigest digest) {
    digest.update(value);
  }

  /// The number of bytes.
  public int size() {
    return value.length;
  }

  /// All bytes as lower-case hexadecimal digits.
  public String hex() {
    return HexFormat.of().formatHex(value);
  }

  /// The first eight hexadecimal digits: enough to follow one thing through a log, too few to know
  /// it.
  public String shortHex() {
    return HexFormat.of().formatHex(value, 0, Math.min(SHORT_HEX_BYTES, value.length));
  }

  /// Order by unsigned bytes: the same on every device.
  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return shortHex();
  }
}
