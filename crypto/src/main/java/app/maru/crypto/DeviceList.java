package app.maru.crypto;

/// The devices of a person at one epoch, signed by the person's key. One that exists was verified.
@SuppressWarnings("DoNotCallSuggester")
public final class DeviceList {
  private DeviceList() {}

  /// Largest encoded list in bytes.
  public static final int MAX_ENCODED_SIZE = 5 * 1024;

  /// Decodes and verifies a list of the person who issued `certificate`.
  public static DeviceList decode(byte[] encoded, DeviceCertificate certificate)
      throws DecodingException {
    throw new UnsupportedOperationException();
  }

  /// The signed bytes.
  public byte[] encode() {
    throw new UnsupportedOperationException();
  }

  /// Whose devices.
  public PersonId person() {
    throw new UnsupportedOperationException();
  }

  /// Counts the versions of this person's list, from 1.
  public long epoch() {
    throw new UnsupportedOperationException();
  }

  /// SHA-256 of the encoded list.
  public Bytes hash() {
    throw new UnsupportedOperationException();
  }

  /// Whether this list names the device of `certificate` and has not revoked it.
  public boolean contains(DeviceCertificate certificate) {
    throw new UnsupportedOperationException();
  }
}
