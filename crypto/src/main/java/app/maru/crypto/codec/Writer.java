package app.maru.crypto.codec;

import java.time.Instant;
import java.util.Arrays;

/// Writes a record from its first byte to its last.
public final class Writer {
  private static final int FIRST_SIZE = 128;

  private byte[] buffer;
  private int size;

  /// A record without a head.
  public Writer() {
    this(FIRST_SIZE);
  }

  /// A record without a head of about `expected` bytes.
  public Writer(int expected) {
    buffer = new byte[expected];
  }

  /// A record that begins with kind, version and suite.
  public static Writer of(Kind kind) {
    return new Writer().u8(kind.code()).u8(Kind.VERSION).u8(Kind.SUITE);
  }

  /// One byte.
  public Writer u8(int value) {
    reserve(1);
    buffer[size++] = (byte) value;
    return this;
  }

  /// Four bytes, of which the value must be an unsigned number.
  public Writer u32(long value) {
    if (value < 0 || value > 0xffff_ffffL) {
      throw new IllegalArgumentException("not a u32: " + value);
    }
    for (int shift = 24; shift >= 0; shift -= 8) {
      u8((int) (value >> shift));
    }
    return this;
  }

  /// Eight bytes of a number that is not negative.
  public Writer u64(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative");
    }
    return u32(value >>> 32).u32(value & 0xffff_ffffL);
  }

  /// A date as milliseconds since 1970.
  public Writer instant(Instant value) {
    return u64(value.toEpochMilli());
  }

  /// Bytes of a length the reader knows.
  public Writer raw(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, buffer, size, value.length);
    size += value.length;
    return this;
  }

  /// Bytes with their length before them.
  public Writer counted(byte[] value) {
    return u32(value.length).raw(value);
  }

  private void reserve(int more) {
    if (buffer.length - size < more) {
      byte[] larger = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
      Arrays.fill(buffer, (byte) 0);
      buffer = larger;
    }
  }

  /// What was written; wipes the own buffer, since it may have held secrets.
  public byte[] bytes() {
    byte[] out = Arrays.copyOf(buffer, size);
    Arrays.fill(buffer, (byte) 0);
    size = 0;
    return out;
  }
}
