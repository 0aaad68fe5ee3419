package app.maru.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SafetyNumberTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private final SeededRandom random = new SeededRandom(40);
  private final PersonId alice = Identity.create(random, NOW).person();
  private final PersonId bob = Identity.create(random, NOW).person();
  private final PersonId carol = Identity.create(random, NOW).person();

  @Test
  void is_the_same_whoever_computes_it() {
    assertThat(SafetyNumber.of(alice, bob)).isEqualTo(SafetyNumber.of(bob, alice));
  }

  @Test
  void differs_for_every_pair() {
    assertThat(SafetyNumber.of(alice, bob)).isNotEqualTo(SafetyNumber.of(alice, carol));
  }

  @Test
  void is_twelve_groups_of_five_digits() {
    assertThat(SafetyNumber.of(alice, bob).digits()).matches("(\\d{5} ){11}\\d{5}");
  }
}
