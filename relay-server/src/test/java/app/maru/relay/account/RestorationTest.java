package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.Identity;
import app.maru.crypto.prekey.OneTimePrekey;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.SignedPrekey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A restore that breaks off anywhere, as when the process is killed, and a start after it.
final class RestorationTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AccountOptions OPEN = AccountsContract.OPEN;
  private static final int MOST_STEPS = 100;

  @TempDir private Path folder;

  private final Identity alice = Identity.create(RANDOM, Counter.START);
  private final DeviceId device = alice.device();

  private Path copy() {
    return folder.resolve("copy.zip");
  }

  /// Accounts whose last change is only in the journal, and an older copy of them.
  private Path accounts() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path left = Files.createDirectory(folder.resolve("left"));
    Counter counter = new Counter(AccountStore.in(data), OPEN);
    assertThat(counter.enter(alice)).isInstanceOf(Entry.Welcome.class);
    assertThat(counter.setToken(device, KilledAccounts.token(1))).isTrue();
    SignedPrekey signed = SignedPrekey.create(alice, 1, RANDOM, Counter.START);
    byte[] bundle = PrekeyBundle.of(alice, signed, Optional.empty()).encode();
    assertThat(counter.publish(device, bundle)).isPresent();
    Bytes prekey = Bytes.of(OneTimePrekey.create(alice, 1, RANDOM).record().encode());
    assertThat(counter.publishOneTime(device, List.of(prekey))).isPresent();
    counter.accounts().operator(RANDOM).copyTo(copy());
    assertThat(KilledAccounts.prekeyOf(counter.fetchBundle(device))).isOne();
    Files.copy(AccountStore.file(data), AccountStore.file(left));
    assertThat(counter.setToken(device, KilledAccounts.token(2))).isTrue();
    Files.copy(AccountStore.journal(data), AccountStore.journal(left));
    counter.close();
    return left;
  }

  private Path again(Path accounts, int number) throws IOException {
    Path data = Files.createDirectory(folder.resolve("data-" + number));
    Files.copy(AccountStore.file(accounts), AccountStore.file(data));
    Files.copy(AccountStore.journal(accounts), AccountStore.journal(data));
    return data;
  }

  @Test
  void one_that_breaks_off_leaves_what_was_there_or_the_whole_copy_without_what_is_too_old()
      throws Exception {
    Path accounts = accounts();
    int undone = 0;
    int done = 0;
    boolean ended = false;
    for (int steps = 0; !ended && steps < MOST_STEPS; steps++) {
      Path data = again(accounts, steps);
      try {
        new Restoration(data, new BreakingOff(steps)).restore(copy());
        ended = true;
      } catch (IOException e) {
        assertThat(e).hasMessage("broken off");
      }
      Restoration.in(data).finish();
      Counter counter = new Counter(AccountStore.again(data), OPEN);
      assertThat(counter.accounts().hasMailbox(device)).isTrue();
      assertThat(counter.accounts().opens(device, KilledAccounts.token(1)))
          .as("a token of the copy, after %s steps", steps)
          .isFalse();
      assertThat(counter.accounts().stock(device).oneTime()).as("prekeys").isZero();
      if (counter.accounts().opens(device, KilledAccounts.token(2))) {
        undone++;
        assertThat(done).as("once it counts, it counts").isZero();
      } else {
        done++;
        assertThat(counter.accounts().stock(device)).isEqualTo(Stocks.NONE);
        assertThat(data.resolve("accounts.damaged.mv.db")).exists();
      }
      counter.close();
      assertThat(data.resolve("accounts.restored.mv.db")).doesNotExist();
      assertThat(data.resolve("accounts.ready.mv.db")).doesNotExist();
    }
    assertThat(ended).isTrue();
    assertThat(undone).isPositive();
    assertThat(done).isGreaterThan(1);
  }

  @Test
  void what_is_put_aside_can_still_be_opened() throws Exception {
    Path data = again(accounts(), 0);
    Restoration.in(data).restore(copy());
    Path aside = Files.createDirectory(folder.resolve("aside"));
    Files.copy(data.resolve("accounts.damaged.mv.db"), AccountStore.file(aside));
    Files.copy(data.resolve("accounts.damaged.mv.db.journal"), AccountStore.journal(aside));
    Counter counter = new Counter(AccountStore.again(aside), OPEN);
    assertThat(counter.accounts().opens(device, KilledAccounts.token(2))).isTrue();
    counter.close();
  }

  @Test
  void where_accounts_have_been_none_are_made_anew() throws Exception {
    AccountStore lost = AccountStore.again(folder);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> new Counter(lost, OPEN))
          .isInstanceOfSatisfying(
              AccountsException.class,
              e -> assertThat(e.reason()).isEqualTo(AccountsException.Reason.DAMAGED));
    }
  }

  /// Does so many steps and no more.
  private static final class BreakingOff implements FolderNames {
    private int left;

    BreakingOff(int steps) {
      left = steps;
    }

    private void step() throws IOException {
      if (left == 0) {
        throw new IOException("broken off");
      }
      left--;
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      step();
      REAL.move(from, to);
    }

    @Override
    public void also(Path file, Path name) throws IOException {
      step();
      REAL.also(file, name);
    }

    @Override
    public void delete(Path file) throws IOException {
      step();
      REAL.delete(file);
    }
  }
}
