package app.maru.p2p.wire;

import app.maru.crypto.Bytes;
import app.maru.p2p.wire.ProtocolException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Takes the fields of one frame apart; never reads beyond it, never allocates beyond what is
/// there.
final class FieldReader {
  private static final long U32 = 0xffff_ffffL;

  private final ByteBuffer buffer;

  FieldReader(ByteBuffer buffer) {
    this.buffer = buffer.slice();
  }

  int u8() throws ProtocolException {
    need(Byte.BYTES);
    return Byte.toUnsignedInt(buffer.get());
  }

  int u16() throws ProtocolException {
    need(Short.BYTES);
    return Short.toUnsignedInt(buffer.getShort());
  }

  long u32() throws ProtocolException {
    need(Integer.BYTES);
    return buffer.getInt() & U32;
  }

  long u64() throws ProtocolException {
    need(Long.BYTES);
    return buffer.getLong();
  }

  Bytes bytes(int size) throws ProtocolException {
    need(size);
    return Bytes.read(buffer, size);
  }

  /// All that is left, at most `limit` bytes.
  Bytes rest(int limit) throws ProtocolException {
    return bytes(restSize(limit));
  }

  /// All that is left, at most `limit` bytes of UTF-8.
  String text(int limit) throws ProtocolException {
    try {
      byte[] rest = new byte[restSize(limit)];
      buffer.get(rest);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(rest)).toString();
    } catch (CharacterCodingException e) {
      throw new ProtocolException(Reason.BAD_TEXT);
    }
  }

  int remaining() {
    return buffer.remaining();
  }

  void end() throws ProtocolException {
    if (buffer.hasRemaining()) {
      throw new ProtocolException(Reason.TRAILING);
    }
  }

  private int restSize(int limit) throws ProtocolException {
    if (buffer.remaining() > limit) {
      throw new ProtocolException(Reason.TOO_LONG);
    }
    return buffer.remaining();
  }

  private void need(int size) throws ProtocolException {
    if (buffer.remaining() < size) {
      throw new ProtocolException(Reason.TRUNCATED);
    }
  }
}
