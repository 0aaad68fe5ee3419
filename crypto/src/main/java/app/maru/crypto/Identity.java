package app.maru.crypto;

import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.Octets;
import app.maru.crypto.primitive.SigningKeys;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;

/// Me: my person key and the keys of this device, with the certificate and list that bind them.
///
/// Immutable and usable from any thread until closed. Leaves memory only through [#seal].
public final class Identity implements AutoCloseable {
  private static final byte[] RECORD_NAME = Octets.label("maru1/identity");

  private final SigningKeys personKeys;
  private final SigningKeys signingKeys;
  private final DhKeys dhKeys;
  private final DeviceCertificate certificate;
  private final DeviceList deviceList;
  private volatile boolean closed;

  private Identity(
      SigningKeys personKeys,
      SigningKeys signingKeys,
      DhKeys dhKeys,
      DeviceCertificate certificate,
      DeviceList deviceList) {
    this.personKeys = personKeys;
    this.signingKeys = signingKeys;
    this.dhKeys = dhKeys;
    this.certificate = certificate;
    this.deviceList = deviceList;
  }

  /// A new person with this one device.
  public static Identity create(SecureRandom random, Instant now) {
    SigningKeys person = SigningKeys.generate(random);
    SigningKeys signing = SigningKeys.generate(random);
    DhKeys dh = DhKeys.generate(random);
    DeviceCertificate certificate =
        DeviceCertificate.issue(person, dh.publicKey(), signing.publicKey(), now);
    return new Identity(person, signing, dh, certificate, DeviceList.first(person, certificate));
  }

  /// Opens what [#seal] wrote under the same key (a vault subkey of 32 bytes). Nobody else can have
  /// written it, so its signatures are not verified and its public keys not computed again: that
  /// would be a tenth of what a program's start takes.
  public static Identity open(byte[] sealed, SecretBytes key) throws DecodingException {
    byte[] record = key.open(RECORD_NAME, sealed);
    try {
      return read(record);
    } catch (MalformedException e) {
      throw DecodingException.because(e);
    } finally {
      Arrays.fill(record, (byte) 0);
    }
  }

  private static Identity read(byte[] record) throws MalformedException, DecodingException {
    Reader reader = Reader.of(Kind.IDENTITY, record);
    byte[] person = reader.raw(SigningKeys.SEED_SIZE);
    byte[] signing = reader.raw(SigningKeys.SEED_SIZE);
    byte[] dh = reader.raw(DhKeys.SIZE);
    DeviceCertificate certificate =
        DeviceCertificate.kept(reader.counted(DeviceCertificate.ENCODED_SIZE));
    DeviceList list = DeviceList.kept(reader.counted(DeviceList.MAX_ENCODED_SIZE), certificate);
    reader.end();
    return new Identity(
        SigningKeys.of(person, certificate.personKey()),
        SigningKeys.of(signing, certificate.signingKey()),
        DhKeys.of(dh, certificate.dhKey()),
        certificate,
        list);
  }

  /// All of it encrypted under `key` (32 bytes, a vault subkey), to be kept on this device.
  public byte[] seal(SecretBytes key, SecureRandom random) {
    mustBeOpen();
    byte[] record =
        Writer.of(Kind.IDENTITY)
            .raw(personKeys.seeds())
            .raw(signingKeys.seeds())
            .raw(dhKeys.secret())
            .counted(certificate.encode())
            .counted(deviceList.encode())
            .bytes();
    try {
      return key.seal(RECORD_NAME, record, random);
    } finally {
      Arrays.fill(record, (byte) 0);
    }
  }

  /// Who I am.
  public PersonId person() {
    return certificate.person();
  }

  /// Which of my devices this is.
  public DeviceId device() {
    return certificate.device();
  }

  /// What I show others, signed by my person key.
  public DeviceCertificate certificate() {
    return certificate;
  }

  /// My devices, signed by my person key.
  public DeviceList deviceList() {
    return deviceList;
  }

  /// Signs what happened on a connection so far, to prove that this device is its end. The
  /// signature has [DeviceCertificate#LINK_PROOF_SIZE] bytes.
  public byte[] proveLink(byte[] transcript) {
    return signingKeys().signBriefly(DeviceCertificate.LINK_CONTEXT, transcript);
  }

  /// The device's signing keys; of use within this module only.
  @SuppressWarnings("exports")
  public SigningKeys signingKeys() {
    mustBeOpen();
    return signingKeys;
  }

  /// The device's agreement keys; of use within this module only.
  @SuppressWarnings("exports")
  public DhKeys dhKeys() {
    mustBeOpen();
    return dhKeys;
  }

  private void mustBeOpen() {
    if (closed) {
      throw new IllegalStateException("already wiped");
    }
  }

  /// Wipes the private keys; whoever still asks for them gets an `IllegalStateException`.
  @Override
  public void close() {
    closed = true;
    personKeys.wipe();
    signingKeys.wipe();
    dhKeys.wipe();
  }

  /// The ids only.
  @Override
  public String toString() {
    return "Identity[" + person() + "/" + device() + "]";
  }
}
