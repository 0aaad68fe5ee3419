package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Identity;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.SignedPrekey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that loses one block of the tables, each in turn: what does not open is called damaged,
/// so that the last good copy takes its place.
final class DamagedTablesTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BLOCK = 4096;
  private static final int DEVICES = 12;
  private static final AccountOptions OPEN =
      new AccountOptions(EntryPolicy.OPEN, new Quota(1 << 20, 100), 100);

  @TempDir private Path folder;

  private byte[] tables() throws Exception {
    Counter counter = new Counter(AccountStore.in(folder), OPEN);
    for (int i = 0; i < DEVICES; i++) {
      Identity device = Identity.create(RANDOM, Counter.START);
      assertThat(counter.enter(device)).isInstanceOf(Entry.Welcome.class);
      assertThat(counter.setToken(device.device(), AccountsContract.token(i + 1))).isTrue();
      SignedPrekey signed = SignedPrekey.create(device, 1, RANDOM, Counter.START);
      byte[] bundle = PrekeyBundle.of(device, signed, Optional.empty()).encode();
      assertThat(counter.publish(device.device(), bundle)).isPresent();
    }
    counter.close();
    return Files.readAllBytes(AccountStore.file(folder));
  }

  @Test
  void what_does_not_open_is_damaged_whatever_part_of_it_is() throws Exception {
    byte[] whole = tables();
    int damaged = 0;
    for (int at = 0; at < whole.length; at += BLOCK) {
      byte[] zeros = whole.clone();
      Arrays.fill(zeros, at, Math.min(whole.length, at + BLOCK), (byte) 0);
      damaged += opensOrIsDamaged(zeros, "zeros at " + at);
      byte[] rubbish = whole.clone();
      byte[] some = new byte[Math.min(BLOCK, whole.length - at)];
      RANDOM.nextBytes(some);
      System.arraycopy(some, 0, rubbish, at, some.length);
      damaged += opensOrIsDamaged(rubbish, "rubbish at " + at);
      damaged += opensOrIsDamaged(Arrays.copyOf(whole, at), "cut at " + at);
    }
    assertThat(damaged).isPositive();
  }

  private int opensOrIsDamaged(byte[] file, String what) throws IOException {
    Files.write(AccountStore.file(folder), file);
    Files.deleteIfExists(AccountStore.journal(folder));
    try {
      new Counter(AccountStore.again(folder), OPEN).abort();
      return 0;
    } catch (AccountsException e) {
      assertThat(e.reason()).as(what).isEqualTo(AccountsException.Reason.DAMAGED);
      return 1;
    }
  }
}
