package app.maru.crypto;

import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.primitive.Hashes;
import app.maru.crypto.primitive.Octets;
import app.maru.crypto.primitive.SigningKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The devices of a person at one epoch, signed by the person's key. One that exists was verified.
///
/// Every message tells the epoch and hash of the lists its sender knows, so that a hidden or an
/// invented device shows up. Immutable.
public final class DeviceList {
  /// Most devices of a person at a time: more is not a person.
  public static final int MAX_DEVICES = 16;

  /// Most revoked devices a list remembers.
  public static final int MAX_REVOKED = 64;

  /// Largest encoded list in bytes.
  public static final int MAX_ENCODED_SIZE =
      Kind.HEAD_SIZE
          + PersonId.SIZE
          + Long.BYTES
          + 1
          + MAX_DEVICES * Hashes.SIZE
          + 1
          + MAX_REVOKED * DeviceId.SIZE
          + Hashes.SIZE
          + SigningKeys.SIGNATURE_SIZE;

  private static final String CONTEXT = "maru1/device-list";

  private final byte[] encoded;
  private final Bytes hash;
  private final PersonId person;
  private final long epoch;
  private final List<Bytes> certificates;
  private final List<DeviceId> revoked;

  private DeviceList(byte[] encoded) throws MalformedException {
    this.encoded = encoded;
    this.hash = Bytes.of(Hashes.sha256(encoded));
    Reader reader = Reader.of(Kind.DEVICE_LIST, encoded);
    this.person = PersonId.of(reader.raw(PersonId.SIZE));
    this.epoch = reader.u64();
    this.certificates = ascending(reader, MAX_DEVICES, Hashes.SIZE);
    this.revoked =
        ascending(reader, MAX_REVOKED, DeviceId.SIZE).stream().map(DeviceId::new).toList();
    reader.raw(Hashes.SIZE + SigningKeys.SIGNATURE_SIZE);
    reader.end();
    if (epoch < 1 || certificates.isEmpty()) {
      throw new MalformedException("no epoch or no device");
    }
  }

  /// Strictly ascending, so that a set has one encoding only.
  private static List<Bytes> ascending(Reader reader, int max, int size) throws MalformedException {
    int count = reader.u8();
    if (count > max) {
      throw new MalformedException("too many devices");
    }
    List<Bytes> list = new ArrayList<>(count);
    byte[] last = {};
    for (int i = 0; i < count; i++) {
      byte[] next = reader.raw(size);
      if (Arrays.compareUnsigned(last, next) >= 0) {
        throw new MalformedException("not ascending");
      }
      list.add(Bytes.of(next));
      last = next;
    }
    return List.copyOf(list);
  }

  /// The list of a person with one device.
  static DeviceList first(SigningKeys personKeys, DeviceCertificate certificate) {
    return issue(
        personKeys, certificate.person(), 1, List.of(certificate.hash()), List.of(), none());
  }

  static DeviceList issue(
      SigningKeys personKeys,
      PersonId person,
      long epoch,
      List<Bytes> certificates,
      List<DeviceId> revoked,
      Bytes previous) {
    Writer writer =
        Writer.of(Kind.DEVICE_LIST)
            .raw(person.bytes().toArray())
            .u64(epoch)
            .u8(certificates.size());
    certificates.stream().map(Bytes::toArray).sorted(Arrays::compareUnsigned).forEach(writer::raw);
    writer.u8(revoked.size());
    revoked.stream().sorted().forEach(device -> writer.raw(device.bytes().toArray()));
    byte[] signed = writer.raw(previous.toArray()).bytes();
    try {
      return new DeviceList(Octets.concat(signed, personKeys.sign(CONTEXT, signed)));
    } catch (MalformedException e) {
      throw new IllegalArgumentException("not a device list", e);
    }
  }

  private static Bytes none() {
    return Bytes.of(new byte[Hashes.SIZE]);
  }

  /// Decodes and verifies a list of the person who issued `certificate`.
  public static DeviceList decode(byte[] encoded, DeviceCertificate certificate)
      throws DecodingException {
    try {
      DeviceList list = kept(encoded, certificate);
      int signedSize = encoded.length - SigningKeys.SIGNATURE_SIZE;
      byte[] signed = Arrays.copyOf(encoded, signedSize);
      byte[] signature = Arrays.copyOfRange(encoded, signedSize, encoded.length);
      if (!SigningKeys.verify(certificate.personKey(), CONTEXT, signed, signature)) {
        throw new DecodingException(DecodingException.Reason.BAD_SIGNATURE);
      }
      return list;
    } catch (MalformedException e) {
      throw DecodingException.because(e);
    }
  }

  /// Decodes one that this device has verified and kept where nobody else can write.
  static DeviceList kept(byte[] encoded, DeviceCertificate certificate)
      throws MalformedException, DecodingException {
    DeviceList list = new DeviceList(encoded.clone());
    if (!list.person.equals(certificate.person())) {
      throw new DecodingException(DecodingException.Reason.WRONG_OWNER);
    }
    return list;
  }

  /// The signed bytes.
  public byte[] encode() {
    return encoded.clone();
  }

  /// Counts the versions of this person's list, from 1.
  public long epoch() {
    return epoch;
  }

  /// SHA-256 of the encoded list.
  public Bytes hash() {
    return hash;
  }

  /// Whether this list names the device of `certificate` and has not revoked it.
  public boolean contains(DeviceCertificate certificate) {
    return contains(certificate.device(), certificate.hash());
  }

  /// The same for a device of which only its id and the hash of its certificate are known.
  public boolean contains(DeviceId device, Bytes certificateHash) {
    return certificates.contains(certificateHash) && !revoked.contains(device);
  }

  /// By the encoded bytes.
  @Override
  public boolean equals(Object other) {
    return other instanceof DeviceList list && hash.equals(list.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  /// Person and epoch only.
  @Override
  public String toString() {
    return "DeviceList[" + person + " epoch " + epoch + "]";
  }
}
