package app.maru.crypto.prekey;

import app.maru.crypto.DecodingException;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceList;
import app.maru.crypto.Identity;
import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import java.time.Instant;
import java.util.Optional;

/// Everything another device needs to introduce itself to this one. One that exists was verified.
/// Immutable.
public final class PrekeyBundle {
  /// Largest encoded bundle in bytes.
  public static final int MAX_ENCODED_SIZE =
      Kind.HEAD_SIZE
          + DeviceCertificate.ENCODED_SIZE
          + Integer.BYTES
          + DeviceList.MAX_ENCODED_SIZE
          + SignedPrekeyRecord.ENCODED_SIZE
          + 1
          + OneTimePrekeyRecord.ENCODED_SIZE;

  private final DeviceCertificate certificate;
  private final DeviceList deviceList;
  private final SignedPrekeyRecord signed;
  private final Optional<OneTimePrekeyRecord> oneTime;
  private final boolean live;

  private PrekeyBundle(
      DeviceCertificate certificate,
      DeviceList deviceList,
      SignedPrekeyRecord signed,
      Optional<OneTimePrekeyRecord> oneTime,
      boolean live) {
    this.certificate = certificate;
    this.deviceList = deviceList;
    this.signed = signed;
    this.oneTime = oneTime;
    this.live = live;
  }

  /// The bundle of my device.
  public static PrekeyBundle of(Identity me, SignedPrekey signed, Optional<OneTimePrekey> oneTime) {
    return new PrekeyBundle(
        me.certificate(),
        me.deviceList(),
        signed.record(),
        oneTime.map(OneTimePrekey::record),
        false);
  }

  /// Decodes and verifies all signatures, but no dates.
  public static PrekeyBundle decode(byte[] encoded) throws DecodingException {
    try {
      Reader reader = Reader.of(Kind.BUNDLE, encoded);
      byte[] certificateBytes = reader.raw(DeviceCertificate.ENCODED_SIZE);
      byte[] listBytes = reader.counted(DeviceList.MAX_ENCODED_SIZE);
      byte[] signedBytes = reader.raw(SignedPrekeyRecord.ENCODED_SIZE);
      Optional<byte[]> oneTimeBytes =
          reader.flag()
              ? Optional.of(reader.raw(OneTimePrekeyRecord.ENCODED_SIZE))
              : Optional.empty();
      reader.end();

      DeviceCertificate certificate = DeviceCertificate.decode(certificateBytes);
      DeviceList list = DeviceList.decode(listBytes, certificate);
      if (!list.contains(certificate)) {
        throw new DecodingException(DecodingException.Reason.WRONG_OWNER);
      }
      SignedPrekeyRecord signed = SignedPrekeyRecord.decode(signedBytes, certificate);
      Optional<OneTimePrekeyRecord> oneTime = Optional.empty();
      if (oneTimeBytes.isPresent()) {
        oneTime = Optional.of(OneTimePrekeyRecord.decode(oneTimeBytes.get(), certificate));
      }
      return new PrekeyBundle(certificate, list, signed, oneTime, false);
    } catch (MalformedException e) {
      throw DecodingException.because(e);
    }
  }

  /// The bytes to publish.
  public byte[] encode() {
    Writer writer =
        Writer.of(Kind.BUNDLE)
            .raw(certificate.encode())
            .counted(deviceList.encode())
            .raw(signed.encode())
            .u8(oneTime.isPresent() ? 1 : 0);
    oneTime.ifPresent(record -> writer.raw(record.encode()));
    return writer.bytes();
  }

  /// Whose bundle.
  public DeviceCertificate certificate() {
    return certificate;
  }

  /// The owner's devices.
  public DeviceList deviceList() {
    return deviceList;
  }

  /// The prekey for everybody.
  public SignedPrekeyRecord signed() {
    return signed;
  }

  /// The prekey for one introduction, if there was one left.
  public Optional<OneTimePrekeyRecord> oneTime() {
    return oneTime;
  }

  /// This bundle with another prekey for one introduction, as a relay hands it out.
  ///
  /// @param record one that was decoded for the certificate of this bundle
  public PrekeyBundle withOneTime(OneTimePrekeyRecord record) {
    return new PrekeyBundle(certificate, deviceList, signed, Optional.of(record), live);
  }

  /// Whether neither certificate nor signed prekey has expired, forgiving one day.
  public boolean usableAt(Instant now) {
    boolean fresh = !now.isAfter(signed.notAfter().plus(DeviceCertificate.CLOCK_TOLERANCE));
    return certificate.validAt(now) && (live || fresh);
  }

  /// This bundle, just received from the device itself over an authenticated link: the age of its
  /// signed prekey needs no clock, so two devices whose clocks are a year apart can still talk.
  public PrekeyBundle live() {
    return new PrekeyBundle(certificate, deviceList, signed, oneTime, true);
  }
}
