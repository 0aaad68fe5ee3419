package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.Identity;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.relay.account.journal.FailingDisk;
import app.maru.relay.account.journal.FailingDisk.Doing;
import app.maru.relay.account.journal.FailingPath;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A disk that fails when a change is in the journal and not in the file: it is called lost, and is
/// there all the same. Memory learns of it.
final class LostBatchTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String NAME = "lost-batch";
  private static final String TABLES = ".mv.db";
  private static final AccountOptions OPEN =
      new AccountOptions(EntryPolicy.OPEN, new Quota(1 << 20, 100), 4);

  private final FailingDisk disk = new FailingDisk();

  @AfterEach
  void forget() {
    FailingPath.forget(NAME);
  }

  private Counter open() throws AccountsException {
    return new Counter(AccountStore.at(FailingPath.of(NAME, disk)), OPEN);
  }

  @Test
  void a_device_that_was_revoked_by_a_list_that_was_called_lost_is_shut_out() throws Exception {
    Counter counter = open();
    Household house = new Household(RANDOM, Counter.START);
    Identity lostKeys = Identity.create(RANDOM, Counter.START);
    DeviceCertificate lost = house.certify(lostKeys);
    DeviceCertificate first = house.first().certificate();
    house.nowHas(List.of(first, lost), List.of());
    Identity stolen = house.device(lostKeys, lost);
    assertThat(counter.enter(stolen)).isInstanceOf(Entry.Welcome.class);
    house.nowHas(List.of(first), List.of(lost.device()));

    disk.failsOnce(TABLES, Doing.WRITE);
    Entry entry = counter.enter(house.first(), house.list(), Counter.NO_INVITE);

    assertThat(entry)
        .isInstanceOfSatisfying(
            Entry.Denied.class,
            denied -> assertThat(denied.reason()).isEqualTo(DenialReason.UNAVAILABLE));
    assertThat(disk.hasFailed()).isTrue();
    counter.runFor(Duration.ofSeconds(10));
    assertThat(counter.shutOut()).containsExactly(stolen.device());
    assertThat(counter.accounts().hasMailbox(stolen.device())).isFalse();
    assertThat(counter.enter(stolen)).isInstanceOf(Entry.Denied.class);
    counter.close();
  }

  @Test
  void a_person_whose_blocking_was_called_lost_is_shut_out() throws Exception {
    Counter counter = open();
    Identity alice = Identity.create(RANDOM, Counter.START);
    assertThat(counter.enter(alice)).isInstanceOf(Entry.Welcome.class);

    disk.failsOnce(TABLES, Doing.WRITE);
    CompletableFuture<Integer> blocked = counter.accounts().operator(RANDOM).block(alice.person());
    counter.runFor(Duration.ofSeconds(10));

    assertThat(blocked).isCompletedExceptionally();
    assertThat(counter.shutOut()).containsExactly(alice.device());
    assertThat(counter.enter(alice))
        .isInstanceOfSatisfying(
            Entry.Denied.class,
            denied -> assertThat(denied.reason()).isEqualTo(DenialReason.BLOCKED));
    counter.close();
  }
}
