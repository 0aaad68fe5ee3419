package app.maru.relay.limit;

import java.time.Duration;

/// How often something may be done: so often at once, then by and by again.
///
/// @param burst at once, after a rest
/// @param refill so many more ...
/// @param every ... in such a time
public record Rate(int burst, int refill, Duration every) {
  /// @throws IllegalArgumentException if one of them is not positive
  public Rate {
    if (burst < 1 || refill < 1 || !every.isPositive()) {
      throw new IllegalArgumentException("a rate of nothing");
    }
  }

  /// So many a second, with a burst.
  public static Rate perSecond(int refill, int burst) {
    return new Rate(burst, refill, Duration.ofSeconds(1));
  }

  /// So many times this one.
  Rate times(int factor) {
    return new Rate(burst * factor, refill * factor, every);
  }
}
