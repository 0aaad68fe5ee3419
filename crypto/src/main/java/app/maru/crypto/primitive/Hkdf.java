package app.maru.crypto.primitive;

import java.util.Arrays;
import javax.crypto.Mac;

/// HKDF with SHA-256 (RFC 5869), over the platform's MAC.
public final class Hkdf {
  private static final int MAX_LENGTH = 255 * Hashes.SIZE;

  private Hkdf() {}

  /// Extract, then expand.
  public static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length) {
    byte[] prk = extract(salt, secret);
    try {
      return expand(prk, info, length);
    } finally {
      Arrays.fill(prk, (byte) 0);
    }
  }

  /// A uniform key out of a secret; an empty salt stands for a block of zeroes.
  public static byte[] extract(byte[] salt, byte[] secret) {
    return Hashes.hmac(salt.length == 0 ? new byte[Hashes.SIZE] : salt, secret);
  }

  /// `length` bytes out of a uniform key.
  public static byte[] expand(byte[] prk, byte[] info, int length) {
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException("HKDF of " + length + " bytes");
    }
    Mac mac = Hashes.keyed(prk);
    byte[] out = new byte[length];
    byte[] block = {};
    for (int done = 0, counter = 1; done < length; counter++) {
      mac.update(block);
      mac.update(info);
      mac.update((byte) counter);
      byte[] next = mac.doFinal();
      Arrays.fill(block, (byte) 0);
      block = next;
      int take = Math.min(block.length, length - done);
      System.arraycopy(block, 0, out, done, take);
      done += take;
    }
    Arrays.fill(block, (byte) 0);
    return out;
  }
}
