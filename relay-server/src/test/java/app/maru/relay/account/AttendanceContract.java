package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Identity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What accounts promise to those who stay away, whatever database is under them.
interface AttendanceContract {
  AccountOptions THREE_DAYS = new AccountOptions(EntryPolicy.OPEN, AccountsContract.QUOTA, 4, 3);

  /// An empty database, or the same one again within a test.
  AccountStore store();

  private static Identity somebody() {
    return Identity.create(AccountsContract.RANDOM, Counter.START);
  }

  private static void assertIn(Entry entry) {
    assertThat(entry).isInstanceOf(Entry.Welcome.class);
  }

  private static void movesIn(Counter counter, Identity device) {
    assertIn(counter.enter(device));
    assertThat(counter.setToken(device.device(), AccountsContract.token(1))).isTrue();
  }

  @Test
  default void a_mailbox_that_nobody_comes_to_is_dropped_after_so_many_days() throws Exception {
    Counter counter = new Counter(store(), THREE_DAYS);
    Identity gone = somebody();
    Identity back = somebody();
    Identity staying = somebody();
    for (Identity each : List.of(gone, back, staying)) {
      movesIn(counter, each);
    }
    counter.runFor(Duration.ofDays(2));
    assertIn(counter.enter(back));
    counter.runFor(Duration.ofDays(1));
    counter.present(staying.device());
    counter.crash(store(), THREE_DAYS);
    counter.runFor(Duration.ofHours(12));
    assertThat(counter.accounts().hasMailbox(gone.device())).isTrue();
    counter.runFor(Duration.ofHours(12));

    assertThat(counter.shutOut()).containsExactly(gone.device());
    assertThat(counter.accounts().hasMailbox(gone.device())).isFalse();
    assertThat(counter.accounts().hasMailbox(back.device())).isTrue();
    assertThat(counter.accounts().hasMailbox(staying.device())).isTrue();
    movesIn(counter, gone);
    counter.runFor(Duration.ofDays(4));
    assertThat(counter.accounts().mailboxes()).isZero();
    counter.close();
  }

  @Test
  default void days_on_which_the_relay_is_off_or_its_clock_wrong_age_nobody() throws Exception {
    Identity alice = somebody();
    Counter first = new Counter(store(), THREE_DAYS);
    movesIn(first, alice);
    first.close();
    for (long days : new long[] {400, 30_000}) {
      Counter later = new Counter(store(), THREE_DAYS, Counter.START.plus(Duration.ofDays(days)));
      later.runFor(Duration.ofHours(2));
      assertThat(later.accounts().hasMailbox(alice.device())).as("after %s days", days).isTrue();
      later.close();
    }
    Counter right = new Counter(store(), THREE_DAYS, Counter.START.plus(Duration.ofDays(1)));
    right.runFor(Duration.ofHours(2));
    assertThat(right.accounts().hasMailbox(alice.device())).isTrue();
    right.runFor(Duration.ofDays(3));
    assertThat(right.accounts().hasMailbox(alice.device())).as("away for too long").isFalse();
    right.close();
  }
}
