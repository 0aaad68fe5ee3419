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

  Allowance(Rate rate, LongSupplier nanoTime) {
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
    // Most of the time there is: then nothing is allocated.
    if (bucket.tryConsume(1)) {
      return Duration.ZERO;
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
  }

  /// Takes one if there is one.
  public boolean allows() {
    return bucket.tryConsume(1);
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
