package app.maru.crypto.codec;

import java.time.Instant;
import java.util.Arrays;

/// Reads a record from its first byte to its last; never allocates more than it was given.
public final class Reader {
  /// The end of the year 9999: far enough from the end of time to calculate with.
  private static final long LAST_MILLIS = 253_402_300_799_999L;

  private final byte[] input;
  private int at;

  /// A record without a head.
  public Reader(byte[] input) {
    this.input = input;
  }

  /// A record that must begin with this kind, our version and our suite.
  public static Reader of(Kind kind, byte[] input) throws MalformedException {
    Reader reader = new Reader(input);
    if (reader.u8() != kind.code()) {
      throw new MalformedException("not a " + kind);
    }
    int version = reader.u8();
    int suite = reader.u8();
    if (version != Kind.VERSION || suite != Kind.SUITE) {
      boolean newer = version > Kind.VERSION || suite > Kind.SUITE;
      throw new MalformedException("version " + version + " suite " + suite, newer);
    }
    return reader;
  }

  /// One byte.
  public int u8() throws MalformedException {
    need(1);
    return input[at++] & 0xff;
  }

  /// Four bytes as an unsigned number.
  public long u32() throws MalformedException {
    need(Integer.BYTES);
    long value = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      value = (value << 8) | (input[at++] & 0xff);
    }
    return value;
  }

  /// Four bytes as a number of at most `max`.
  public int u32(int max) throws MalformedException {
    long value = u32();
    if (value > max) {
      throw new MalformedException("number above its bound");
    }
    return (int) value;
  }

  /// Eight bytes as a number that is not negative.
  public long u64() throws MalformedException {
    long value = (u32() << 32) | u32();
    if (value < 0) {
      throw new MalformedException("number above its bound");
    }
    return value;
  }

  /// A date as milliseconds since 1970, before the year 10000.
  public Instant instant() throws MalformedException {
    long millis = u64();
    if (millis > LAST_MILLIS) {
      throw new MalformedException("beyond all calendars");
    }
    return Instant.ofEpochMilli(millis);
  }

  /// A flag of one byte, 0 or 1.
  public boolean flag() throws MalformedException {
    int value = u8();
    if (value > 1) {
      throw new MalformedException("neither 0 nor 1");
    }
    return value == 1;
  }

  /// The next `length` bytes.
  public byte[] raw(int length) throws MalformedException {
    need(length);
    at += length;
    return Arrays.copyOfRange(input, at - length, at);
  }

  /// Bytes with their length before them, at most `max`.
  public byte[] counted(int max) throws MalformedException {
    return raw(u32(max));
  }

  /// Everything that is left.
  public byte[] rest() {
    byte[] rest = Arrays.copyOfRange(input, at, input.length);
    at = input.length;
    return rest;
  }

  /// How many bytes were read so far.
  public int position() {
    return at;
  }

  /// Refuses bytes after the end of the record.
  public void end() throws MalformedException {
    if (at != input.length) {
      throw new MalformedException("trailing bytes");
    }
  }

  private void need(int length) throws MalformedException {
    if (input.length - at < length) {
      throw new MalformedException("truncated");
    }
  }
}
