package app.maru.p2p.lan;

import app.maru.crypto.Bytes;
import app.maru.p2p.wire.Limits;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// One datagram: `"Maru"`, version, kind, port, instance. Nothing else is ever said to all.
///
/// @param kind why it is said
/// @param advert which run of the program, and where it takes connections
record Announcement(Kind kind, Advert advert) {

  /// What is sent: every kind has the same size, so no answer is longer than what it answers.
  static final int SIZE = 16;

  /// What is taken: later versions may say more after what we know.
  static final int MAX_SIZE = 60;

  private static final int MAGIC = 0x4d617275;
  private static final byte VERSION = 1;
  private static final int PORT_MASK = 0xffff;

  /// Why an announcement is made.
  enum Kind {
    /// To all: I am new here, or back; who is there?
    HELLO(0),
    /// To all, now and then: I am still here.
    BEACON(1),
    /// To one: I am here too.
    ANSWER(2);

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }

    private static Optional<Kind> of(byte code) {
      return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
  }

  /// The datagram.
  byte[] encode() {
    return ByteBuffer.allocate(SIZE)
        .putInt(MAGIC)
        .put(VERSION)
        .put(kind.code)
        .putShort((short) advert.port())
        .put(advert.instance().toArray())
        .array();
  }

  /// The announcement in `datagram`, from its position to its limit; empty if it is anything else.
  static Optional<Announcement> decode(ByteBuffer datagram) {
    if (datagram.remaining() < SIZE || datagram.remaining() > MAX_SIZE) {
      return Optional.empty();
    }
    if (datagram.getInt() != MAGIC || datagram.get() != VERSION) {
      return Optional.empty();
    }
    Optional<Kind> kind = Kind.of(datagram.get());
    int port = datagram.getShort() & PORT_MASK;
    byte[] instance = new byte[Limits.INSTANCE_BYTES];
    datagram.get(instance);
    if (port == 0) {
      return Optional.empty();
    }
    return kind.map(known -> new Announcement(known, new Advert(Bytes.of(instance), port)));
  }
}
