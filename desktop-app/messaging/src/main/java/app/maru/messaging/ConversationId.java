package app.maru.messaging;

import app.maru.crypto.Bytes;

/// Names one conversation on this device: derived from the person it is with.
public record ConversationId(Bytes bytes) {
  /// Length in bytes.
  public static final int SIZE = 16;

  /// @throws IllegalArgumentException if the length is not [#SIZE]
  public ConversationId {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("ConversationId of " + bytes.size() + " bytes");
    }
  }

  /// Reads an id written as hexadecimal digits.
  ///
  /// @throws IllegalArgumentException if it is not one
  public static ConversationId ofHex(String hex) {
    return new ConversationId(Bytes.ofHex(hex));
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
