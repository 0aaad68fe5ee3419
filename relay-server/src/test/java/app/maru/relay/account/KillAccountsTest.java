package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceId;
import app.maru.relay.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process with accounts is killed at any moment, again and again on one database. What it
/// answered must hold, and no prekey may go out twice. `-Dmaru.harness=long` kills far more.
final class KillAccountsTest {
  private static final boolean LONG = "long".equals(System.getProperty("maru.harness"));
  private static final int KILLS = LONG ? 200 : 3;
  private static final int LONGEST_MILLIS = LONG ? 1500 : 500;
  private static final int MAX_DEVICES = 1000;

  @TempDir private Path folder;

  @Test
  void what_was_answered_outlives_a_kill_and_no_prekey_is_given_twice() throws Exception {
    SplittableRandom random = new SplittableRandom();
    int given = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path said = folder.resolve("said");
      Process process = ChildJvm.start(said, KilledAccounts.class, folder.toString());
      while (!Files.readString(said).contains("given ")) {
        assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).as("ended by itself").isFalse();
      }
      boolean ended = process.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
      assertThat(ended).as("ended by itself").isFalse();
      process.destroyForcibly().waitFor();
      given += check(Files.readAllLines(said));
    }
    assertThat(given).isGreaterThan(KILLS);
  }

  /// @return how many prekeys were given
  private int check(List<String> said) throws Exception {
    DeviceId device = DeviceId.ofHex(said.getFirst().substring("in ".length()));
    int token = 0;
    Set<Integer> given = new HashSet<>();
    for (String line : said) {
      if (line.startsWith("token ") && line.endsWith(".")) {
        token = number(line);
      } else if (line.startsWith("given ") && line.endsWith(".") && number(line) != 0) {
        assertThat(given.add(number(line))).as(line).isTrue();
      }
    }
    AccountOptions options =
        new AccountOptions(EntryPolicy.CLOSED, AccountsContract.QUOTA, MAX_DEVICES);
    Counter after = new Counter(AccountStore.in(folder), options);
    assertThat(after.accounts().hasMailbox(device)).isTrue();
    // The one after the last answered may be there too: it was being answered.
    assertThat(
            after.accounts().opens(device, KilledAccounts.token(token))
                || after.accounts().opens(device, KilledAccounts.token(token + 1)))
        .as("token %s", token)
        .isTrue();
    for (int left = after.accounts().stock(device).oneTime(); left > 0; left--) {
      int id = KilledAccounts.prekeyOf(after.fetchBundle(device));
      assertThat(given.add(id)).as("prekey %s again", id).isTrue();
    }
    after.leave(device);
    after.close();
    return given.size();
  }

  private static int number(String line) {
    return Integer.parseInt(line.substring(6, line.length() - 1));
  }
}
