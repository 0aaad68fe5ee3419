package app.maru.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// SHA-256 and HMAC-SHA-256 (FIPS 180-4, RFC 2104), by the platform.
public final class Hashes {
  /// Length of both in bytes.
  public static final int SIZE = 32;

  private Hashes() {}

  /// SHA-256 of the parts one after the other.
  public static byte[] sha256(byte[]... parts) {
    return digest("SHA-256", parts);
  }

  /// SHA-512 of the parts one after the other.
  public static byte[] sha512(byte[]... parts) {
    return digest("SHA-512", parts);
  }

  private static byte[] digest(String algorithm, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks " + algorithm, e);
    }
  }

  /// HMAC-SHA-256 of the parts one after the other.
  public static byte[] hmac(byte[] key, byte[]... parts) {
    Mac mac = keyed(key);
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  /// A MAC ready to be fed, for several computations under one key.
  static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks HMAC-SHA-256", e);
    }
  }
}
