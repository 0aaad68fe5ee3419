package app.maru.messaging.engine;

import app.maru.crypto.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Names a value by SHA-256 over its encoding.
final class Fingerprint {
  private Fingerprint() {}

  static String of(byte[] encoded) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(encoded)).hex();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
