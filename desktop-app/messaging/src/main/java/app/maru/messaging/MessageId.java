package app.maru.messaging;

import app.maru.crypto.Bytes;

/// Names one message in its conversation: 16 random bytes, chosen by the sender.
public record MessageId(Bytes bytes) {
  /// Length in bytes.
  public static final int SIZE = 16;

  /// @throws IllegalArgumentException if the length is not [#SIZE]
  public MessageId {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("MessageId of " + bytes.size() + " bytes");
    }
  }

  /// Reads an id written as hexadecimal digits.
  ///
  /// @throws IllegalArgumentException if it is not one
  public static MessageId ofHex(String hex) {
    return new MessageId(Bytes.ofHex(hex));
  }

  /// The whole id as hexadecimal digits.
  public String hex() {
    return bytes.hex();
  }

  /// Eight digits, fit for a log.
  @Override
  public String toString() {
    return bytes.shortHex();
  }
}
