package app.maru.crypto.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceList;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a ratchet message holds: the device lists its sender knows, sessions the sender gave up,
/// until the sender has heard back its certificate and list, then the content.
///
/// @param ownList the sender's own list
/// @param theirList the receiver's list as the sender knows it
/// @param rivals short ids of sessions the sender began and gave up for this one
@SuppressWarnings("ArrayRecordComponent") // never compared
record Plaintext(
    ListView ownList,
    ListView theirList,
    List<Bytes> rivals,
    Optional<Credentials> credentials,
    byte[] content) {
  /// Most rivals named: as many as a book has superseded sessions.
  static final int MAX_RIVALS = 3;

  /// Length of a rival's short id in bytes.
  static final int RIVAL_SIZE = 16;

  private static final byte PADDING_START = (byte) 0x80;

  /// Who the sender says to be; still encoded and not yet verified.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Credentials(byte[] certificate, byte[] deviceList) {}

  static Plaintext read(byte[] encoded) throws MalformedException {
    Reader reader = new Reader(encoded);
    boolean introduces = reader.flag();
    ListView own = ListView.read(reader);
    ListView their = ListView.read(reader);
    int count = reader.u8();
    if (count > MAX_RIVALS) {
      throw new MalformedException("too many rivals");
    }
    List<Bytes> rivals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rivals.add(Bytes.of(reader.raw(RIVAL_SIZE)));
    }
    Optional<Credentials> credentials = Optional.empty();
    if (introduces) {
      byte[] certificate = reader.raw(DeviceCertificate.ENCODED_SIZE);
      credentials =
          Optional.of(new Credentials(certificate, reader.counted(DeviceList.MAX_ENCODED_SIZE)));
    }
    return new Plaintext(own, their, List.copyOf(rivals), credentials, reader.rest());
  }

  byte[] encode() {
    Writer writer = new Writer(content.length + 256).u8(credentials.isPresent() ? 1 : 0);
    ownList.write(writer);
    theirList.write(writer);
    writer.u8(rivals.size());
    rivals.forEach(rival -> writer.raw(rival.toArray()));
    credentials.ifPresent(own -> writer.raw(own.certificate()).counted(own.deviceList()));
    return writer.raw(content).bytes();
  }

  /// Adds padding (ISO 7816-4: one byte 0x80, then zeroes) up to `size` bytes.
  static byte[] pad(byte[] encoded, int size) {
    byte[] padded = Arrays.copyOf(encoded, size);
    padded[encoded.length] = PADDING_START;
    return padded;
  }

  static byte[] unpad(byte[] padded) throws MalformedException {
    int at = padded.length - 1;
    while (at >= 0 && padded[at] == 0) {
      at--;
    }
    if (at < 0 || padded[at] != PADDING_START) {
      throw new MalformedException("no padding");
    }
    return Arrays.copyOf(padded, at);
  }
}
