package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.Identity;
import app.maru.crypto.prekey.OneTimePrekey;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.SignedPrekey;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.relay.account.journal.FailingDisk;
import app.maru.relay.account.journal.FailingDisk.Doing;
import app.maru.relay.account.journal.FailingPath;
import app.maru.relay.memory.MemoryDisk.Cut;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The power fails at any write or force under the accounts, again and again, and takes what was
/// not forced in one of several ways. Before, single writes and forces may fail while the relay
/// lives on, and unused space is given back. The accounts open, what was answered holds, and no
/// prekey goes out twice. `-Dmaru.harness=long` lets it fail far more often.
final class AccountsPowerTest {
  private static final boolean LONG = "long".equals(System.getProperty("maru.harness"));
  private static final int FILES = LONG ? 12 : 3;
  private static final int FAILURES = LONG ? 20 : 6;
  private static final int MOST_OPERATIONS = 200;
  private static final int BATCH = 10;
  private static final List<String> NAMES = List.of(".mv.db", ".mv.db.journal");
  private static final SecureRandom RANDOM = new SecureRandom();

  @ParameterizedTest
  @EnumSource
  void what_was_answered_outlives_a_power_failure(Cut cut) throws Exception {
    int answered = 0;
    for (int file = 0; file < FILES; file++) {
      answered += manyFailures(cut, file, Trouble.POWER);
    }
    System.out.printf(
        "power failures of accounts, %s: %d, answers: %d, none lost%n",
        cut, FILES * FAILURES, answered);
    assertThat(answered).isGreaterThan(FILES * FAILURES);
  }

  @ParameterizedTest
  @EnumSource
  void neither_a_disk_that_fails_now_and_then_nor_a_vacuum_changes_that(Cut cut) throws Exception {
    int answered = 0;
    for (int file = 0; file < FILES; file++) {
      answered += manyFailures(cut, FILES + file, Trouble.MORE);
    }
    assertThat(answered).isGreaterThan(FILES * FAILURES);
  }

  @Test
  void a_disk_that_forces_nothing_does_not_go_unnoticed() {
    assertThatThrownBy(() -> manyFailures(Cut.TORN, 0, Trouble.LIES)).isInstanceOf(Throwable.class);
  }

  /// What happens besides the failures of power.
  private enum Trouble {
    POWER,
    MORE,
    LIES
  }

  private static int manyFailures(Cut cut, int file, Trouble trouble) throws Exception {
    SplittableRandom random = new SplittableRandom(1000L * file + cut.name().hashCode());
    Holder holder = new Holder();
    FailingDisk disk = holder.begins(name(cut, file, 0));
    for (int failure = 1; failure <= FAILURES; failure++) {
      String name = name(cut, file, failure);
      Counter counter = holder.opens(name, disk);
      if (trouble == Trouble.LIES) {
        disk.forcesNothing();
      }
      disk.failAfter(random.nextInt(MOST_OPERATIONS));
      while (disk.isOn()) {
        if (trouble == Trouble.MORE) {
          makeTrouble(disk, counter, random);
        }
        holder.works(counter);
      }
      disk = disk.afterPowerFailure(cut, random);
      counter.abort();
      FailingPath.forget(name);
    }
    return holder.answered;
  }

  private static void makeTrouble(FailingDisk disk, Counter counter, SplittableRandom random) {
    switch (random.nextInt(4)) {
      case 0 -> disk.failsOnce(NAMES.get(random.nextInt(2)), Doing.FORCE);
      case 1 -> disk.failsOnce(NAMES.get(random.nextInt(2)), Doing.WRITE);
      case 2 -> {
        try {
          counter.accounts().operator(RANDOM).vacuum();
        } catch (AccountsException e) {
          // it says so, and that is all
        }
      }
      default -> {
        // a quiet round
      }
    }
  }

  private static String name(Cut cut, int file, int failure) {
    return "accounts-" + cut + "-" + file + "-" + failure;
  }

  /// A device and what it was answered.
  private static final class Holder {
    private final Identity me = Identity.create(RANDOM, Counter.START);
    private final DeviceId device = me.device();
    private final Set<Integer> given = new HashSet<>();
    private int token;
    private int asked;
    private int prekey;
    private int published;

    /// What was lost may be on the disk: so many prekeys more, and so many less.
    private int more;

    private int less;
    private int answered;

    /// A file in which it has a mailbox.
    FailingDisk begins(String name) throws Exception {
      FailingDisk disk = new FailingDisk();
      Counter counter = counter(name, disk);
      assertThat(counter.enter(me)).isInstanceOf(Entry.Welcome.class);
      SignedPrekey signed = SignedPrekey.create(me, 1, RANDOM, Counter.START);
      byte[] bundle = PrekeyBundle.of(me, signed, Optional.empty()).encode();
      assertThat(counter.publish(device, bundle)).isPresent();
      counter.abort();
      FailingPath.forget(name);
      return disk.afterPowerFailure(Cut.TORN, new SplittableRandom(1));
    }

    /// Finds all it was promised.
    Counter opens(String name, FailingDisk disk) throws Exception {
      Counter counter = counter(name, disk);
      assertThat(counter.accounts().hasMailbox(device)).isTrue();
      if (token > 0) {
        // Any that was called lost since may be there, too.
        assertThat(
                IntStream.rangeClosed(token, asked)
                    .anyMatch(each -> counter.accounts().opens(device, KilledAccounts.token(each))))
            .as("token %s to %s", token, asked)
            .isTrue();
      }
      int stock = counter.accounts().stock(device).oneTime();
      int least = published - given.size() - 1;
      assertThat(stock)
          .as("of %s, given %s", published, given.size())
          .isBetween(Math.max(0, least - less), published - given.size() + BATCH + more);
      known(stock);
      return counter;
    }

    private void known(int stock) {
      published = stock + given.size();
      more = 0;
      less = 0;
    }

    private static Counter counter(String name, FailingDisk disk) throws Exception {
      return new Counter(AccountStore.at(FailingPath.of(name, disk)), AccountsContract.OPEN);
    }

    void works(Counter counter) throws Exception {
      asked++;
      if (counter.setToken(device, KilledAccounts.token(asked))) {
        token = asked;
        answered++;
      }
      List<Bytes> prekeys = new ArrayList<>();
      for (int i = 0; i < BATCH / 2; i++) {
        prekey++;
        prekeys.add(Bytes.of(OneTimePrekey.create(me, prekey, RANDOM).record().encode()));
      }
      Optional<Stock> stock = counter.publishOneTime(device, prekeys);
      if (stock.isPresent()) {
        known(stock.get().oneTime());
        answered++;
      } else {
        more += BATCH / 2;
      }
      for (int i = 0; i < BATCH / 2; i++) {
        if (counter.fetch(device) instanceof Fetched.Found(Bytes bundle)) {
          int id = KilledAccounts.prekeyOf(Optional.of(bundle));
          assertThat(id == 0 || given.add(id)).as("prekey %s again", id).isTrue();
          answered++;
        } else {
          less++;
        }
      }
    }
  }
}
