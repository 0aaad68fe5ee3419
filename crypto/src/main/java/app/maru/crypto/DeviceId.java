package app.maru.crypto;

/// One device of a person: a hash of its keys, so nobody can claim another's; also its mailbox's
/// name.
public record DeviceId(Bytes bytes) implements Comparable<DeviceId> {
  /// Length in bytes.
  public static final int SIZE = 16;

  /// @throws IllegalArgumentException if the length is not [#SIZE]
  public DeviceId {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("DeviceId of " + bytes.size() + " bytes");
    }
  }

  /// Reads the 16 bytes of an id.
  ///
  /// @throws IllegalArgumentException if the length is not [#SIZE]
  public static DeviceId of(byte[] value) {
    return new DeviceId(Bytes.of(value));
  }

  /// Reads an id written by [#hex()].
  ///
  /// @throws IllegalArgumentException if it is not one
  public static DeviceId ofHex(String hex) {
    return new DeviceId(Bytes.ofHex(hex));
  }

  /// The whole id as lower-case hexadecimal digits.
  public String hex() {
    return bytes.hex();
  }

  /// Order by unsigned bytes: the same on every device.
  @Override
  public int compareTo(DeviceId other) {
    return java.util.Arrays.compareUnsigned(bytes.toArray(), other.bytes.toArray());
  }

  /// Eight digits, fit for a log.
  @Override
  public String toString() {
    return bytes.shortHex();
  }
}
