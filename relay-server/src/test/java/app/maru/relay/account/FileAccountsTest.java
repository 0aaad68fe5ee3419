package app.maru.relay.account;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The contract in a file.
final class FileAccountsTest implements AccountsContract, AttendanceContract, FloodContract {
  @TempDir private Path folder;

  @Override
  public AccountStore store() {
    return AccountStore.in(folder);
  }
}
