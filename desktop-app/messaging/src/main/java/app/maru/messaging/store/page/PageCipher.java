package app.maru.messaging.store.page;

import app.maru.crypto.Bytes;
import app.maru.crypto.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals byte strings of one file with AES-256-GCM under fresh random nonces.
///
/// Every file has a key of its own, derived from the store's key and the file's id: 2^32 seals a
/// key, the bound for random nonces, are then 16 TiB written to one file. Not safe for two threads
/// at once.
final class PageCipher {
  static final int FILE_ID = 16;
  static final int NONCE = 12;
  static final int TAG = 16;
  static final int OVERHEAD = NONCE + TAG;
  static final int KEY_CHECK = 8;
  private static final String LABEL = "maru1/store-file";

  /// Without its name Java asks every provider there is, and sets up Bouncy Castle for that.
  private static final String PROVIDER = "SunJCE";

  private final SecretKey key;
  private final Bytes keyCheck;
  private final SecureRandom random;
  private final Cipher cipher;

  PageCipher(SecretBytes storeKey, Bytes fileId, SecureRandom random) {
    this.random = random;
    byte[] secret = storeKey.copy();
    try {
      KDF kdf = KDF.getInstance("HKDF-SHA256", PROVIDER);
      HKDFParameterSpec spec =
          HKDFParameterSpec.ofExtract()
              .addIKM(secret)
              .addSalt(fileId.toArray())
              .thenExpand(LABEL.getBytes(StandardCharsets.US_ASCII), 32 + KEY_CHECK);
      byte[] derived = kdf.deriveData(spec);
      this.key = new SecretKeySpec(derived, 0, 32, "AES");
      this.keyCheck = Bytes.of(Arrays.copyOfRange(derived, 32, derived.length));
      Arrays.fill(derived, (byte) 0);
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /// Eight bytes that tell a wrong key from damage, and nothing of the key.
  Bytes keyCheck() {
    return keyCheck;
  }

  /// Writes nonce, ciphertext and tag, [#OVERHEAD] bytes more than `length`, into `target`.
  void seal(byte[] ad, byte[] source, int from, int length, ByteBuffer target) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    target.put(nonce);
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonce));
      cipher.updateAAD(ad);
      cipher.doFinal(ByteBuffer.wrap(source, from, length), target);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Opens what [#seal] wrote, `length` bytes of it in `source`, into `target`.
  ///
  /// @return false if it is not authentic; then nothing of it was written
  boolean open(byte[] ad, byte[] source, int from, int length, byte[] target, int to) {
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, source, from, NONCE));
      cipher.updateAAD(ad);
      cipher.doFinal(source, from + NONCE, length - NONCE, target, to);
      return true;
    } catch (AEADBadTagException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
