package app.maru.crypto.primitive;

import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/// HMAC-SHA-256 (RFC 2104) under one key and with one beginning of the text, both absorbed once and
/// for all: a short rest costs two blocks of SHA-256 instead of four and a key schedule. For who
/// tries many keys. Immutable; any thread.
public final class ReadyHmac {
  /// Of SHA-256, in bytes.
  private static final int BLOCK = 64;

  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final MessageDigest inner;
  private final MessageDigest outer;

  /// @param key at most a block long, as all of ours are
  /// @param beginning of every text
  public ReadyHmac(byte[] key, byte[] beginning) {
    if (key.length > BLOCK) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes");
    }
    this.inner = absorbed(key, INNER, beginning);
    this.outer = absorbed(key, OUTER, new byte[0]);
  }

  private static MessageDigest absorbed(byte[] key, byte pad, byte[] beginning) {
    byte[] block = Arrays.copyOf(key, BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      block[i] ^= pad;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(block);
      digest.update(beginning);
      // A copy has no room to work in, which would be most of its size.
      return copy(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks SHA-256", e);
    } finally {
      Arrays.fill(block, (byte) 0);
    }
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can't be copied", e);
    }
  }

  /// The MAC of the beginning and `rest`.
  public byte[] of(byte[] rest) {
    byte[] hash = new byte[Hashes.SIZE];
    try {
      MessageDigest first = copy(inner);
      first.update(rest);
      first.digest(hash, 0, hash.length);
      MessageDigest second = copy(outer);
      second.update(hash);
      second.digest(hash, 0, hash.length);
      return hash;
    } catch (DigestException e) {
      throw new IllegalStateException("the platform's SHA-256 is longer", e);
    }
  }
}
