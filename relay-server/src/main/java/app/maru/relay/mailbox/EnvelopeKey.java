package app.maru.relay.mailbox;

import app.maru.p2p.wire.EnvelopeId;
import java.nio.ByteBuffer;

/// An envelope's id as it is kept in memory a million times: in a quarter of the room.
record EnvelopeKey(long high, long low) {

  static EnvelopeKey of(EnvelopeId id) {
    ByteBuffer bytes = ByteBuffer.wrap(id.bytes().toArray());
    return new EnvelopeKey(bytes.getLong(), bytes.getLong());
  }

  EnvelopeId id() {
    byte[] bytes = new byte[EnvelopeId.SIZE];
    ByteBuffer.wrap(bytes).putLong(high).putLong(low);
    return new EnvelopeId(app.maru.crypto.Bytes.of(bytes));
  }

  /// The id is a hash already.
  @Override
  public int hashCode() {
    return (int) low;
  }
}
