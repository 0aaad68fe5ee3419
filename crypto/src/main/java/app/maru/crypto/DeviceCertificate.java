package app.maru.crypto;

import java.time.Instant;

/// A device's public keys, signed by its person's key. One that exists was verified.
@SuppressWarnings("DoNotCallSuggester")
public final class DeviceCertificate {
  private DeviceCertificate() {}

  /// Length of an encoded certificate in bytes: every certificate has it.
  public static final int ENCODED_SIZE = 7_412;

  /// Length of a link proof in bytes: every proof has it.
  public static final int LINK_PROOF_SIZE = 64;

  /// Decodes and verifies everything except the dates.
  public static DeviceCertificate decode(byte[] encoded) throws DecodingException {
    throw new UnsupportedOperationException();
  }

  /// The signed bytes.
  public byte[] encode() {
    throw new UnsupportedOperationException();
  }

  /// Whose device.
  public PersonId person() {
    throw new UnsupportedOperationException();
  }

  /// Which device.
  public DeviceId device() {
    throw new UnsupportedOperationException();
  }

  /// SHA-256 of the encoded certificate.
  public Bytes hash() {
    throw new UnsupportedOperationException();
  }

  /// Whether it has not expired, forgiving clocks that are one day apart.
  public boolean validAt(Instant now) {
    throw new UnsupportedOperationException();
  }

  /// Whether `signature` is this device's [Identity#proveLink] over `transcript`. Total: wrong
  /// lengths are simply false.
  public boolean verifiesLink(byte[] transcript, byte[] signature) {
    throw new UnsupportedOperationException();
  }
}
