package app.maru.relay.mailbox;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.net.Subnet;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Limits;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/// Envelopes and devices that follow from a number.
public final class Letters {
  public static final Subnet SOMEWHERE = Subnet.of(InetAddress.getLoopbackAddress());
  public static final Room ROOMY = new Room(1L << 30, 10_000, Room.WELCOME, SOMEWHERE);

  private Letters() {}

  /// Device number so much.
  public static DeviceId device(int number) {
    return DeviceId.of(ByteBuffer.allocate(DeviceId.SIZE).putInt(number + 1).array());
  }

  /// Envelope number so much, for a device, of the smallest size.
  public static Envelope letter(DeviceId to, int number) {
    return letter(to, number, Limits.BODY_SIZES.getFirst());
  }

  /// Envelope number so much, of one of the sizes there are.
  public static Envelope letter(DeviceId to, int number, int size) {
    byte[] body = new byte[size];
    new SplittableRandom(number).nextBytes(body);
    ByteBuffer.wrap(body).putInt(number);
    return new Envelope(to, Bytes.of(body));
  }

  /// The number an envelope was made of.
  public static int number(Envelope letter) {
    return ByteBuffer.wrap(letter.body().toArray()).getInt();
  }
}
