package app.maru.crypto;

/// Who somebody is: the hash of the person's public identity keys, so nobody can claim another's.
public record PersonId(Bytes bytes) implements Comparable<PersonId> {
  /// Length in bytes.
  public static final int SIZE = 32;

  /// @throws IllegalArgumentException if the length is not [#SIZE]
  public PersonId {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("PersonId of " + bytes.size() + " bytes");
    }
  }

  /// Reads the 32 bytes of an id.
  ///
  /// @throws IllegalArgumentException if the length is not [#SIZE]
  public static PersonId of(byte[] value) {
    return new PersonId(Bytes.of(value));
  }

  /// Reads an id written by [#hex()].
  ///
  /// @throws IllegalArgumentException if it is not one
  public static PersonId ofHex(String hex) {
    return new PersonId(Bytes.ofHex(hex));
  }

  /// The whole id as lower-case hexadecimal digits.
  public String hex() {
    return bytes.hex();
  }

  /// Order by unsigned bytes: the same on every device.
  @Override
  public int compareTo(PersonId other) {
    return java.util.Arrays.compareUnsigned(bytes.toArray(), other.bytes.toArray());
  }

  /// Eight digits, fit for a log.
  @Override
  public String toString() {
    return bytes.shortHex();
  }
}
