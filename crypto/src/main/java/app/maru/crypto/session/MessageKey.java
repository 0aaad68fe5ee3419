package app.maru.crypto.session;

import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.primitive.Aead;
import app.maru.crypto.primitive.Hashes;
import app.maru.crypto.primitive.Hkdf;
import app.maru.crypto.primitive.Octets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Encrypts one message: `salt(16) ‖ commitment(32) ‖ AES-GCM`.
///
/// The random salt makes key and nonce fresh even if a chain is rolled back by restoring an old
/// copy of the database. The commitment binds the ciphertext to one key.
final class MessageKey {
  /// Bytes encryption adds.
  static final int OVERHEAD = MessageKey.SALT_SIZE + Hashes.SIZE + Aead.TAG_SIZE;

  private static final int SALT_SIZE = 16;
  private static final byte[] KEY_LABEL = Octets.label("maru1/mk");
  private static final byte[] AD_LABEL = Octets.label("maru1/dr");
  private static final byte[] FORMAT = {Kind.VERSION, Kind.SUITE};

  private final byte[] cipherKey;
  private final byte[] nonce;
  private final byte[] commitment;

  private MessageKey(byte[] secret, byte[] salt) {
    int nonceEnd = Aead.KEY_SIZE + Aead.NONCE_SIZE;
    byte[] keys = Hkdf.expand(secret, Octets.concat(KEY_LABEL, salt), nonceEnd + Hashes.SIZE);
    this.cipherKey = Arrays.copyOf(keys, Aead.KEY_SIZE);
    this.nonce = Arrays.copyOfRange(keys, Aead.KEY_SIZE, nonceEnd);
    this.commitment = Arrays.copyOfRange(keys, nonceEnd, keys.length);
    Arrays.fill(keys, (byte) 0);
  }

  /// The header and everything after it.
  static byte[] encrypt(
      byte[] secret, byte[] sessionId, byte[] header, byte[] plaintext, SecureRandom random) {
    byte[] salt = new byte[SALT_SIZE];
    random.nextBytes(salt);
    MessageKey key = new MessageKey(secret, salt);
    byte[] ciphertext =
        Aead.seal(
            key.cipherKey,
            key.nonce,
            plaintext,
            AD_LABEL,
            FORMAT,
            sessionId,
            header,
            salt,
            key.commitment);
    key.wipe();
    return Octets.concat(header, salt, key.commitment, ciphertext);
  }

  /// The plaintext, or null if anything is not what was encrypted.
  static byte @Nullable [] decrypt(byte[] secret, byte[] sessionId, byte[] header, Reader rest)
      throws MalformedException {
    byte[] salt = rest.raw(SALT_SIZE);
    byte[] commitment = rest.raw(Hashes.SIZE);
    byte[] ciphertext = rest.rest();
    MessageKey key = new MessageKey(secret, salt);
    try {
      if (!MessageDigest.isEqual(commitment, key.commitment)) {
        return null;
      }
      return Aead.open(
          key.cipherKey,
          key.nonce,
          ciphertext,
          AD_LABEL,
          FORMAT,
          sessionId,
          header,
          salt,
          commitment);
    } finally {
      key.wipe();
    }
  }

  private void wipe() {
    Arrays.fill(cipherKey, (byte) 0);
  }
}
