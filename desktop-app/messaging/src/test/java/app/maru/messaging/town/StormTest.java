package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The town in two hundred known storms, on some fine days, and in some new ones.
///
/// One seed alone: `-Dmaru.seed=N`; more of them: `-Dmaru.seeds=N`.
final class StormTest {
  private static final int KNOWN = 200;
  private static final int FINE = 40;
  private static final int FRESH = 20;

  @Test
  void nothing_is_lost_doubled_or_out_of_order_in_any_storm() {
    allAreWell(KNOWN, seed -> Storm.run(seed, Mishaps.Mutant.NONE));
  }

  @Test
  void nor_on_fine_days_when_only_processes_die() {
    allAreWell(FINE, seed -> Storm.runOnAFineDay(seed, Mishaps.Mutant.NONE));
  }

  private static void allAreWell(int known, LongConsumer run) {
    Long only = Long.getLong("maru.seed");
    long[] seeds =
        only != null
            ? new long[] {only}
            : LongStream.concat(
                    LongStream.range(0, Integer.getInteger("maru.seeds", known)),
                    new SecureRandom().longs(FRESH, 1_000_000, Long.MAX_VALUE))
                .toArray();
    List<String> failures = new ArrayList<>();
    for (long seed : seeds) {
      try {
        run.accept(seed);
      } catch (AssertionError | RuntimeException e) {
        failures.add("-Dmaru.seed=" + seed + ": " + e);
        if (only != null) {
          throw e;
        }
      }
    }
    assertThat(failures).isEmpty();
  }
}
