package app.maru.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// Randomness that repeats: SHA-256 of a seed and a counter.
public final class SeededRandom extends SecureRandom {
  private static final long serialVersionUID = 1;

  private final long seed;
  private long counter;

  public SeededRandom(long seed) {
    this.seed = seed;
  }

  @Override
  public void nextBytes(byte[] bytes) {
    for (int at = 0; at < bytes.length; ) {
      byte[] block = block();
      int take = Math.min(block.length, bytes.length - at);
      System.arraycopy(block, 0, bytes, at, take);
      at += take;
    }
  }

  private byte[] block() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(ByteBuffer.allocate(16).putLong(seed).putLong(counter++).array());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
