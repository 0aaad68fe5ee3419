package app.maru.messaging.town;

import java.security.SecureRandom;
import java.util.Random;

/// Chance that is the same in every run with the same seed. For tests only.
public final class SeededRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final Random random;

  /// Chance of this seed.
  public SeededRandom(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public synchronized void nextBytes(byte[] bytes) {
    random.nextBytes(bytes);
  }

  @Override
  public int nextInt() {
    return random.nextInt();
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }
}
