package app.maru.messaging.content;

import app.maru.crypto.Bytes;
import app.maru.messaging.MessageId;
import app.maru.messaging.content.ContentException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads the fields contents are made of: what is out of bounds is refused before memory is taken.
final class Fields {
  private Fields() {}

  static MessageId messageId(ByteBuffer in) {
    return new MessageId(Bytes.of(bytes(in, MessageId.SIZE)));
  }

  static byte[] bytes(ByteBuffer in, int size) {
    byte[] bytes = new byte[size];
    in.get(bytes);
    return bytes;
  }

  static boolean flag(ByteBuffer in) throws ContentException {
    byte value = in.get();
    check(value == 0 || value == 1);
    return value == 1;
  }

  /// A whole number of four bytes between two bounds.
  static int number(ByteBuffer in, int least, int most) throws ContentException {
    int value = in.getInt();
    check(value >= least && value <= most);
    return value;
  }

  /// A whole number of eight bytes between two bounds.
  static long number(ByteBuffer in, long least, long most) throws ContentException {
    long value = in.getLong();
    check(value >= least && value <= most);
    return value;
  }

  /// A text of at least one byte with its length in four bytes.
  static String string(ByteBuffer in, int maxBytes) throws ContentException {
    return string(in, in.getInt(), maxBytes);
  }

  /// A text of `length` bytes.
  static String string(ByteBuffer in, int length, int maxBytes) throws ContentException {
    check(length >= 1 && length <= maxBytes && length <= in.remaining());
    ByteBuffer slice = in.slice(in.position(), length);
    in.position(in.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
    } catch (CharacterCodingException e) {
      throw new ContentException(Reason.MALFORMED);
    }
  }

  static void check(boolean holds) throws ContentException {
    if (!holds) {
      throw new ContentException(Reason.MALFORMED);
    }
  }
}
