package app.maru.messaging;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// Names one conversation on this device: derived from the person it is with.
public record ConversationId(Bytes bytes) {
  /// Length in bytes.
  public static final int SIZE = 16;

  private static final byte[] LABEL = "maru1/conversation".getBytes(StandardCharsets.US_ASCII);

  /// @throws IllegalArgumentException if the length is not [#SIZE]
  public ConversationId {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("ConversationId of " + bytes.size() + " bytes");
    }
  }

  /// The conversation with `person`: the first 16 bytes of SHA-256 over `"maru1/conversation" ‖
  /// person`.
  public static ConversationId with(PersonId person) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(LABEL);
      byte[] hash = digest.digest(person.bytes().toArray());
      return new ConversationId(Bytes.of(Arrays.copyOf(hash, SIZE)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
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
