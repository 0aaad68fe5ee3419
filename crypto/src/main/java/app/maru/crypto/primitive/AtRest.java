package app.maru.crypto.primitive;

import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Secret records kept on this device: `0x01 ‖ salt(32) ‖ AES-GCM`, where key and nonce come from
/// the long-lived key and the salt by HKDF, so that no number of records wears the key out.
public final class AtRest {
  private static final byte VERSION = 1;
  private static final int SALT_SIZE = 32;
  private static final byte[] INFO = Octets.label("maru1/at-rest");

  private AtRest() {}

  /// Seals `plaintext` so that it opens only under the same key and name.
  ///
  /// @param name what the record is and whose, so that records cannot be exchanged
  public static byte[] seal(byte[] key, byte[] name, byte[] plaintext, SecureRandom random) {
    byte[] salt = new byte[SALT_SIZE];
    random.nextBytes(salt);
    byte[] keys = keys(key, salt);
    try {
      byte[] sealed = Aead.seal(cipherKey(keys), nonce(keys), plaintext, name);
      return Octets.concat(new byte[] {VERSION}, salt, sealed);
    } finally {
      Arrays.fill(keys, (byte) 0);
    }
  }

  /// The plaintext, or null if it was not sealed by [#seal] under this key and name.
  public static byte @Nullable [] open(byte[] key, byte[] name, byte[] sealed) {
    int start = 1 + SALT_SIZE;
    if (sealed.length < start + Aead.TAG_SIZE || sealed[0] != VERSION) {
      return null;
    }
    byte[] keys = keys(key, Arrays.copyOfRange(sealed, 1, start));
    try {
      return Aead.open(cipherKey(keys), nonce(keys), sealed, start, sealed.length - start, name);
    } finally {
      Arrays.fill(keys, (byte) 0);
    }
  }

  private static byte[] keys(byte[] key, byte[] salt) {
    if (key.length != Aead.KEY_SIZE) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes");
    }
    return Hkdf.derive(salt, key, INFO, Aead.KEY_SIZE + Aead.NONCE_SIZE);
  }

  private static byte[] cipherKey(byte[] keys) {
    return Arrays.copyOf(keys, Aead.KEY_SIZE);
  }

  private static byte[] nonce(byte[] keys) {
    return Arrays.copyOfRange(keys, Aead.KEY_SIZE, keys.length);
  }
}
