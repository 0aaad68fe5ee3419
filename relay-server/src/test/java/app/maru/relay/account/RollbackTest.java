package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.Identity;
import app.maru.crypto.prekey.OneTimePrekey;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.SignedPrekey;
import app.maru.p2p.wire.DeliveryToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing that was taken back comes back: neither by an old copy of the accounts nor by what other
/// devices once published.
final class RollbackTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AccountOptions OPEN =
      new AccountOptions(EntryPolicy.OPEN, new Quota(1 << 20, 100), 4);

  @TempDir private Path folder;

  private static DeliveryToken token(int number) {
    byte[] bytes = new byte[DeliveryToken.SIZE];
    Arrays.fill(bytes, (byte) number);
    return new DeliveryToken(Bytes.of(bytes));
  }

  private static byte[] bundle(Identity device) {
    SignedPrekey signed = SignedPrekey.create(device, 1, RANDOM, Counter.START);
    return PrekeyBundle.of(device, signed, Optional.empty()).encode();
  }

  @Test
  void a_token_that_was_replaced_after_the_copy_opens_nothing_when_it_is_back() throws Exception {
    Identity alice = Identity.create(RANDOM, Counter.START);
    Path copy = folder.resolve("copy.zip");
    Path data = Files.createDirectory(folder.resolve("data"));
    Counter counter = new Counter(AccountStore.in(data), OPEN);
    assertThat(counter.enter(alice)).isInstanceOf(Entry.Welcome.class);
    assertThat(counter.setToken(alice.device(), token(1))).isTrue();
    assertThat(counter.publish(alice.device(), bundle(alice))).isPresent();
    Bytes prekey = Bytes.of(OneTimePrekey.create(alice, 1, RANDOM).record().encode());
    assertThat(counter.publishOneTime(alice.device(), List.of(prekey))).isPresent();
    counter.accounts().operator(RANDOM).copyTo(copy);
    // Somebody is blocked: all others are given another token.
    assertThat(counter.setToken(alice.device(), token(2))).isTrue();
    counter.close();

    Restoration.in(data).restore(copy);

    Counter restored = new Counter(AccountStore.in(data), OPEN);
    assertThat(restored.accounts().hasMailbox(alice.device())).isTrue();
    assertThat(restored.accounts().isWhole()).isFalse();
    assertThat(restored.accounts().opens(alice.device(), token(1))).isFalse();
    assertThat(restored.accounts().opens(alice.device(), token(2))).isFalse();
    assertThat(restored.accounts().stock(alice.device()))
        .as("so that she publishes and sets all of it anew")
        .isEqualTo(Stocks.NONE);
    assertThat(restored.setToken(alice.device(), token(2))).isTrue();
    assertThat(restored.accounts().opens(alice.device(), token(2))).isTrue();
    restored.runFor(Duration.ofDays(1));
    assertThat(restored.accounts().isWhole()).isFalse();
    restored.runFor(Duration.ofDays(2));
    assertThat(restored.accounts().isWhole()).as("when all have had a day to come").isTrue();
    restored.close();
  }

  @Test
  void a_newer_device_list_takes_away_the_bundles_that_show_an_older_one() throws Exception {
    Counter counter = new Counter(AccountStore.in(folder), OPEN);
    Household house = new Household(RANDOM, Counter.START);
    Identity laptopKeys = Identity.create(RANDOM, Counter.START);
    DeviceCertificate laptop = house.certify(laptopKeys);
    DeviceCertificate lost = house.certify(Identity.create(RANDOM, Counter.START));
    DeviceCertificate first = house.first().certificate();
    house.nowHas(List.of(first, laptop, lost), List.of());
    Identity old = house.device(laptopKeys, laptop);
    assertThat(counter.enter(old)).isInstanceOf(Entry.Welcome.class);
    assertThat(counter.publish(old.device(), bundle(old))).isPresent();

    house.nowHas(List.of(first, laptop), List.of(lost.device()));
    assertThat(counter.enter(house.first(), house.list(), Counter.NO_INVITE))
        .isInstanceOf(Entry.Welcome.class);

    assertThat(counter.accounts().hasMailbox(old.device())).isTrue();
    assertThat(counter.fetchBundle(old.device())).isEmpty();
    assertThat(counter.accounts().stock(old.device())).isEqualTo(Stocks.NONE);
    Identity renewed = house.device(laptopKeys, laptop);
    assertThat(counter.publish(old.device(), bundle(renewed))).isPresent();
    assertThat(counter.fetchBundle(old.device())).isPresent();
    counter.close();
  }

  private void worksOn(long day, Duration span, long workday) throws Exception {
    Counter counter =
        new Counter(AccountStore.in(folder), OPEN, Counter.START.plus(Duration.ofDays(day)));
    counter.runFor(span);
    assertThat(counter.accounts().workday()).as("on day %s", day).isEqualTo(workday);
    counter.close();
  }

  @Test
  void a_clock_that_jumps_ahead_counts_one_workday_however_far_it_jumps() throws Exception {
    worksOn(0, Duration.ofHours(2), 1);
    worksOn(400, Duration.ofHours(2), 2);
    worksOn(30_000, Duration.ofHours(2), 3);
  }

  @Test
  void a_clock_that_goes_to_and_fro_counts_no_workday() throws Exception {
    worksOn(0, Duration.ofHours(2), 1);
    for (int i = 0; i < 20; i++) {
      worksOn(-20_000, Duration.ofHours(2), 1);
      worksOn(0, Duration.ofHours(2), 1);
    }
    worksOn(1, Duration.ofHours(2), 2);
  }

  @Test
  void a_clock_that_was_ahead_once_counts_on_when_it_has_been_right_for_hours() throws Exception {
    worksOn(0, Duration.ofHours(2), 1);
    worksOn(30_000, Duration.ofHours(2), 2);
    worksOn(1, Attendance.BELIEVED_AFTER.minusHours(1), 2);
    worksOn(2, Duration.ofHours(2), 2);
    // Counter.START is nine in the morning: all of it is one day.
    worksOn(3, Attendance.BELIEVED_AFTER.plusHours(2), 2);
    worksOn(4, Duration.ofHours(2), 3);
    worksOn(5, Duration.ofDays(2), 6);
  }

  /// The workday after the clock was ahead once and then right for seven hours, but that it was set
  /// by so much in the middle of them.
  private long workdayAfterACorrection(Path data, Duration correction) throws Exception {
    Counter ahead =
        new Counter(AccountStore.in(data), OPEN, Counter.START.plus(Duration.ofDays(30_000)));
    ahead.runFor(Duration.ofHours(2));
    ahead.close();
    Counter right = new Counter(AccountStore.in(data), OPEN);
    right.runFor(Duration.ofHours(3));
    right.setsClock(correction);
    right.runFor(Duration.ofHours(4));
    right.close();
    Counter next = new Counter(AccountStore.in(data), OPEN, Counter.START.plus(Duration.ofDays(1)));
    next.runFor(Duration.ofHours(2));
    long workday = next.accounts().workday();
    next.close();
    return workday;
  }

  @Test
  void setting_the_clock_by_more_than_an_hour_begins_its_hours_of_trust_anew() throws Exception {
    Path little = Files.createDirectory(folder.resolve("little"));
    Path much = Files.createDirectory(folder.resolve("much"));
    assertThat(workdayAfterACorrection(little, Duration.ofMinutes(-55))).isEqualTo(2);
    assertThat(workdayAfterACorrection(much, Duration.ofMinutes(-65))).isEqualTo(1);
  }

  @Test
  void a_relay_that_never_runs_for_hours_stands_still_after_its_clock_was_ahead() throws Exception {
    worksOn(0, Duration.ofHours(2), 1);
    worksOn(30_000, Duration.ofHours(2), 2);
    for (int day = 1; day < 100; day++) {
      worksOn(day, Duration.ofHours(5), 2);
    }
    worksOn(100, Duration.ofHours(7), 2);
    worksOn(101, Duration.ofHours(2), 3);
  }
}
