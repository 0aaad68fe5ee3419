package app.maru.relay.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;
import java.util.function.LongSupplier;

/// What one of many may still do. On the loop.
public final class Allowance {
  private final Bucket bucket;
  private final int burst;

  Allowance(Rate rate, LongSupplier nanoTime) {
    burst = rate.burst();
    bucket =
        Bucket.builder()
            .addLimit(
                Bandwidth.builder()
                    .capacity(rate.burst())
                    .refillGreedy(rate.refill(), rate.every())
                    .build())
            .withCustomTimePrecision(new Meter(nanoTime))
            .withSynchronizationStrategy(SynchronizationStrategy.NONE)
            .build();
  }

  /// Takes one if there is one.
  ///
  /// @return zero, or when there will be one
  public Duration take() {
    return take(1);
  }

  /// Takes so many if there are as many; never waits for more than there can be.
  ///
  /// @return zero, or when there will be as many
  public Duration take(int wanted) {
    int count = Math.min(wanted, burst);
    // Most of the time there is: then nothing is allocated.
    if (bucket.tryConsume(count)) {
      return Duration.ZERO;
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(count);
    return probe.isConsumed()
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
  }

  /// Takes one if there is one.
  public boolean allows() {
    return bucket.tryConsume(1);
  }

  /// Whether a new one would allow as much.
  boolean isWhole() {
    return bucket.getAvailableTokens() >= burst;
  }

  private record Meter(LongSupplier nanoTime) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanoTime.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
