package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The town bites: an engine that breaks one invariant does not survive a few fine days and storms.
final class MutantTest {
  private static final int FEW = 20;

  @ParameterizedTest
  @EnumSource(value = Mishaps.Mutant.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void an_engine_that_breaks_an_invariant_dies_within_a_few_storms(Mishaps.Mutant mutant) {
    int survived = 0;
    while (survived < FEW && survives(survived, mutant)) {
      survived++;
    }
    assertThat(survived).as("storms survived").isLessThan(FEW);
  }

  private static boolean survives(long seed, Mishaps.Mutant mutant) {
    try {
      Storm.runOnAFineDay(seed, mutant);
      Storm.run(seed, mutant);
      return true;
    } catch (AssertionError _) {
      return false;
    }
  }
}
