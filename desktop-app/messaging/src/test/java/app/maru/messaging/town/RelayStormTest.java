package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The town with a relay in known storms and some new ones: power failures of the relay too, people
/// far apart for a while, mail over both ways at once.
///
/// One seed alone: `-Dmaru.relay.seed=N`; more of them: `-Dmaru.seeds=N`.
final class RelayStormTest {
  private static final int KNOWN = 20;
  private static final int FRESH = 3;
  private static final int FEW = 20;

  @Test
  void nothing_is_lost_doubled_or_out_of_order_whichever_way_it_goes() {
    Long only = Long.getLong("maru.relay.seed");
    long[] seeds =
        only != null
            ? new long[] {only}
            : LongStream.concat(
                    LongStream.range(0, Integer.getInteger("maru.seeds", KNOWN)),
                    new SecureRandom().longs(FRESH, 1_000_000, Long.MAX_VALUE))
                .toArray();
    List<String> failures = new ArrayList<>();
    for (long seed : seeds) {
      try {
        Storm.runWithRelay(seed, false);
      } catch (AssertionError | RuntimeException e) {
        failures.add("-Dmaru.relay.seed=" + seed + ": " + e);
        if (only != null) {
          throw e;
        }
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void a_relay_that_promises_before_it_keeps_does_not_survive_a_few_storms() {
    int survived = 0;
    while (survived < FEW && survives(survived)) {
      survived++;
    }
    assertThat(survived).as("storms survived").isLessThan(FEW);
  }

  private static boolean survives(long seed) {
    try {
      Storm.runWithRelay(seed, true);
      return true;
    } catch (AssertionError _) {
      return false;
    }
  }
}
