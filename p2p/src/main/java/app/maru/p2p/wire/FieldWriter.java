package app.maru.p2p.wire;

import app.maru.crypto.Bytes;
import java.nio.ByteBuffer;

/// Builds one frame: a length, a type and its fields, all integers big-endian.
final class FieldWriter {
  private static final int LENGTH_BYTES = 4;

  private final ByteBuffer buffer;

  /// A frame of `type` whose fields take `size` bytes.
  FieldWriter(int type, int size) {
    this(type, size, 0);
  }

  /// The beginning of such a frame, behind which come `more` bytes.
  FieldWriter(int type, int size, int more) {
    buffer = ByteBuffer.allocate(LENGTH_BYTES + 1 + size);
    buffer.putInt(1 + size + more).put((byte) type);
  }

  FieldWriter u8(int value) {
    buffer.put((byte) value);
    return this;
  }

  FieldWriter u16(int value) {
    buffer.putShort((short) value);
    return this;
  }

  FieldWriter u32(long value) {
    buffer.putInt((int) value);
    return this;
  }

  FieldWriter u64(long value) {
    buffer.putLong(value);
    return this;
  }

  FieldWriter bytes(Bytes value) {
    value.putInto(buffer);
    return this;
  }

  FieldWriter bytes(byte[] value) {
    buffer.put(value);
    return this;
  }

  /// The whole frame.
  byte[] done() {
    if (buffer.hasRemaining()) {
      throw new IllegalStateException(buffer.remaining() + " bytes left");
    }
    return buffer.array();
  }
}
