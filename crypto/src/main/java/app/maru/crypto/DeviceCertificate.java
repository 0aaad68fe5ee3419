package app.maru.crypto;

import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.Hashes;
import app.maru.crypto.primitive.Octets;
import app.maru.crypto.primitive.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// A device's public keys, signed by its person's key. One that exists was verified.
///
/// The person's key is inside, and the person's id is its hash: a certificate needs no authority.
/// Immutable.
public final class DeviceCertificate {
  /// Length of an encoded certificate in bytes: every certificate has it.
  public static final int ENCODED_SIZE = 7_412;

  /// Length of a link proof in bytes: every proof has it.
  public static final int LINK_PROOF_SIZE = SigningKeys.CLASSIC_SIGNATURE_SIZE;

  /// How far two honest clocks may be apart.
  public static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

  static final String LINK_CONTEXT = "maru1/link";

  /// So long that a wrong clock on the day of making does no harm; a lost device is revoked in the
  /// device list, not by waiting.
  private static final Duration LIFETIME = Duration.ofDays(3_650);

  private static final String CONTEXT = "maru1/device-cert";
  private static final byte[] PERSON_LABEL = Octets.label("maru1/person");
  private static final byte[] DEVICE_LABEL = Octets.label("maru1/device");
  private static final int SIGNED_SIZE = ENCODED_SIZE - SigningKeys.SIGNATURE_SIZE;

  private final byte[] encoded;
  private final Bytes hash;
  private final byte[] personKey;
  private final PersonId person;
  private final DeviceId device;
  private final byte[] dhKey;
  private final byte[] signingKey;
  private final Instant notAfter;

  private DeviceCertificate(byte[] encoded) throws MalformedException {
    this.encoded = encoded;
    this.hash = Bytes.of(Hashes.sha256(encoded));
    Reader reader = Reader.of(Kind.CERTIFICATE, encoded);
    this.personKey = reader.raw(SigningKeys.PUBLIC_SIZE);
    this.device = DeviceId.of(reader.raw(DeviceId.SIZE));
    this.dhKey = reader.raw(DhKeys.SIZE);
    this.signingKey = reader.raw(SigningKeys.PUBLIC_SIZE);
    Instant created = reader.instant();
    this.notAfter = reader.instant();
    if (reader.u32() != 0) {
      throw new MalformedException("unknown capabilities");
    }
    reader.raw(SigningKeys.SIGNATURE_SIZE);
    reader.end();
    if (!created.isBefore(notAfter)) {
      throw new MalformedException("expires before it begins");
    }
    this.person = personOf(personKey);
  }

  static DeviceCertificate issue(SigningKeys person, byte[] dhKey, byte[] signingKey, Instant now) {
    DeviceId device = deviceOf(personOf(person.publicKey()), dhKey, signingKey);
    byte[] signed =
        Writer.of(Kind.CERTIFICATE)
            .raw(person.publicKey())
            .raw(device.bytes().toArray())
            .raw(dhKey)
            .raw(signingKey)
            .instant(now)
            .instant(now.plus(LIFETIME))
            .u32(0)
            .bytes();
    try {
      return new DeviceCertificate(Octets.concat(signed, person.sign(CONTEXT, signed)));
    } catch (MalformedException e) {
      throw new IllegalArgumentException("no certificate can be dated " + now, e);
    }
  }

  /// Decodes and verifies everything except the dates.
  public static DeviceCertificate decode(byte[] encoded) throws DecodingException {
    try {
      DeviceCertificate certificate = kept(encoded);
      certificate.verify();
      return certificate;
    } catch (MalformedException e) {
      throw DecodingException.because(e);
    }
  }

  /// Decodes one that this device has verified and kept where nobody else can write.
  static DeviceCertificate kept(byte[] encoded) throws MalformedException {
    return new DeviceCertificate(encoded.clone());
  }

  private void verify() throws DecodingException {
    if (!SigningKeys.acceptable(personKey)
        || !SigningKeys.acceptable(signingKey)
        || !DhKeys.acceptable(dhKey)) {
      throw new DecodingException(DecodingException.Reason.WEAK_KEY);
    }
    if (!device.equals(deviceOf(person, dhKey, signingKey))) {
      throw new DecodingException(DecodingException.Reason.WRONG_OWNER);
    }
    byte[] signed = Arrays.copyOf(encoded, SIGNED_SIZE);
    byte[] signature = Arrays.copyOfRange(encoded, SIGNED_SIZE, ENCODED_SIZE);
    if (!SigningKeys.verify(personKey, CONTEXT, signed, signature)) {
      throw new DecodingException(DecodingException.Reason.BAD_SIGNATURE);
    }
  }

  private static PersonId personOf(byte[] personKey) {
    byte[] classic = Arrays.copyOf(personKey, SigningKeys.CLASSIC_PUBLIC_SIZE);
    byte[] lattice =
        Arrays.copyOfRange(personKey, SigningKeys.CLASSIC_PUBLIC_SIZE, personKey.length);
    return PersonId.of(
        Hashes.sha256(
            PERSON_LABEL,
            new Writer(personKey.length + 8).counted(classic).counted(lattice).bytes()));
  }

  /// A device's id is made of its keys, so that nobody can claim another device's mailbox.
  private static DeviceId deviceOf(PersonId person, byte[] dhKey, byte[] signingKey) {
    byte[] hash = Hashes.sha256(DEVICE_LABEL, person.bytes().toArray(), dhKey, signingKey);
    return DeviceId.of(Arrays.copyOf(hash, DeviceId.SIZE));
  }

  /// The signed bytes.
  public byte[] encode() {
    return encoded.clone();
  }

  /// Whose device.
  public PersonId person() {
    return person;
  }

  /// Which device.
  public DeviceId device() {
    return device;
  }

  /// SHA-256 of the encoded certificate.
  public Bytes hash() {
    return hash;
  }

  /// Whether it has not expired, forgiving clocks that are one day apart. A date of making in the
  /// future is forgiven altogether: that says only that somebody's clock is wrong.
  public boolean validAt(Instant now) {
    return !now.isAfter(notAfter.plus(CLOCK_TOLERANCE));
  }

  /// Whether `signature` is this device's [Identity#proveLink] over `transcript`. Total: wrong
  /// lengths are simply false.
  public boolean verifiesLink(byte[] transcript, byte[] signature) {
    return SigningKeys.verifyBrief(signingKey, LINK_CONTEXT, transcript, signature);
  }

  /// The person's public keys.
  public byte[] personKey() {
    return personKey.clone();
  }

  /// The device's public signing keys.
  public byte[] signingKey() {
    return signingKey.clone();
  }

  /// The device's public agreement key.
  public byte[] dhKey() {
    return dhKey.clone();
  }

  /// By the encoded bytes.
  @Override
  public boolean equals(Object other) {
    return other instanceof DeviceCertificate certificate && hash.equals(certificate.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  /// The ids only.
  @Override
  public String toString() {
    return "DeviceCertificate[" + person + "/" + device + "]";
  }
}
