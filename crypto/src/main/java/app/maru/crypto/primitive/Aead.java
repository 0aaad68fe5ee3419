package app.maru.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// AES-256-GCM with a 96-bit nonce and a 128-bit tag (NIST SP 800-38D), by the platform, always in
/// one piece. A (key, nonce) pair must never seal two plaintexts.
public final class Aead {
  /// Length of a key in bytes.
  public static final int KEY_SIZE = 32;

  /// Length of a nonce in bytes.
  public static final int NONCE_SIZE = 12;

  /// Bytes a ciphertext is longer than its plaintext.
  public static final int TAG_SIZE = 16;

  private static final String ALGORITHM = "AES/GCM/NoPadding";

  /// Asking one provider is three times quicker than asking all of them each time.
  private static final Provider PROVIDER = provider();

  private Aead() {}

  /// The ciphertext followed by its tag; `ad` are the authenticated parts one after the other.
  public static byte[] seal(byte[] key, byte[] nonce, byte[] plaintext, byte[]... ad) {
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, ad);
      return cipher.doFinal(plaintext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM cannot seal", e);
    }
  }

  /// The plaintext, or null if key, nonce, ciphertext or `ad` is not what was sealed.
  public static byte @Nullable [] open(byte[] key, byte[] nonce, byte[] ciphertext, byte[]... ad) {
    return open(key, nonce, ciphertext, 0, ciphertext.length, ad);
  }

  /// Like the other, of `length` bytes of `in` from `offset`.
  public static byte @Nullable [] open(
      byte[] key, byte[] nonce, byte[] in, int offset, int length, byte[]... ad) {
    if (length < TAG_SIZE) {
      return null;
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, ad);
      return cipher.doFinal(in, offset, length);
    } catch (AEADBadTagException _) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM cannot open", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[]... ad)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM, PROVIDER);
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_SIZE * Byte.SIZE, nonce));
    for (byte[] part : ad) {
      cipher.updateAAD(part);
    }
    return cipher;
  }

  private static Provider provider() {
    try {
      return Cipher.getInstance(ALGORITHM).getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks AES-GCM", e);
    }
  }
}
