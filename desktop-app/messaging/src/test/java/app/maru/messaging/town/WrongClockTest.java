package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.store.Peek;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A clock that is wrong for a while destroys no prekeys that are handed out.
final class WrongClockTest {
  private final MemoryTown town = new MemoryTown();
  private final Citizen alice = town.citizen("alice");
  private final Citizen bob = town.citizen("bob");
  private int inUse;

  @BeforeEach
  void prekeys_of_bob_are_out() {
    town.befriend(alice, bob);
    TownRelay relay = town.relay();
    bob.uses(relay);
    town.until("prekeys are there", () -> relay.oneTimePrekeysOf(bob) == 100);
    alice.leaves();
    inUse = number("SELECT id FROM signed_prekeys WHERE retired = 0");
  }

  @AfterEach
  void close() {
    town.close();
  }

  private int number(String sql) {
    return Peek.number(town.database(bob), sql);
  }

  private void startsWith(Duration error) {
    bob.leaves();
    town.clockError("bob", error);
    bob.comesBack();
    town.runFor(Duration.ofMinutes(1));
  }

  private void isSetRight() {
    town.host(bob).setsClock(Duration.ZERO);
    town.clockError("bob", Duration.ZERO);
    town.runFor(Duration.ofHours(2));
  }

  @Test
  void a_board_that_starts_in_1970_neither_retires_nor_destroys_any() {
    int out = number("SELECT COUNT(*) FROM one_time_prekeys");
    startsWith(Duration.between(town.time().now(), Instant.EPOCH));
    isSetRight();
    assertThat(number("SELECT COUNT(*) FROM one_time_prekeys")).isGreaterThanOrEqualTo(out);
    assertThat(number("SELECT id FROM signed_prekeys WHERE retired = 0")).isEqualTo(inUse);
  }

  @Test
  void a_clock_that_was_years_ahead_destroys_none_and_none_lives_longer_for_it() {
    int out = number("SELECT COUNT(*) FROM one_time_prekeys");
    startsWith(Duration.ofDays(5000));
    isSetRight();
    assertThat(number("SELECT COUNT(*) FROM one_time_prekeys")).isGreaterThanOrEqualTo(out);
    assertThat(number("SELECT COUNT(*) FROM signed_prekeys WHERE id = " + inUse)).isEqualTo(1);
    long now = town.time().now().toEpochMilli();
    assertThat(number("SELECT COUNT(*) FROM signed_prekeys WHERE retired > " + now)).isZero();
    long last = town.time().now().plus(Duration.ofDays(31)).toEpochMilli();
    assertThat(number("SELECT COUNT(*) FROM one_time_prekeys WHERE until > " + last)).isZero();
  }

  @Test
  void what_is_old_is_destroyed_all_the_same_also_after_weeks_away() {
    bob.leaves();
    town.runFor(Duration.ofDays(60));
    bob.comesBack();
    assertThat(number("SELECT COUNT(*) FROM signed_prekeys WHERE id = " + inUse)).isEqualTo(1);
    town.runFor(Duration.ofDays(20));
    assertThat(number("SELECT COUNT(*) FROM signed_prekeys WHERE id = " + inUse)).isZero();
    assertThat(number("SELECT COUNT(*) FROM one_time_prekeys WHERE id <= " + (inUse + 101)))
        .isZero();
  }
}
