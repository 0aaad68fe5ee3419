package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.maru.relay.account.AccountsException.Reason;
import app.maru.relay.mailbox.FolderDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What fails on a full disk, where the system speaks Korean.
final class NoRoomTest {
  private final IOException korean = new IOException("장치에 남은 공간이 없음");

  @TempDir private Path roomy;
  private Path small = Path.of("");

  @BeforeEach
  void a_disk_without_room_is_mounted() throws Exception {
    small = Files.createDirectory(roomy.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()) == 0,
        "SKIPPED: mounting a small disk needs root on Linux");
  }

  @AfterEach
  void it_is_taken_away() throws Exception {
    run("umount", "-l", small.toString());
  }

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void the_accounts_name_it_also_behind_what_their_store_throws() {
    SQLException statement =
        new SQLException(
            DataUtils.newMVStoreException(DataUtils.ERROR_WRITING_FAILED, "failed", korean));
    assertThat(AccountStore.in(small).failure(statement).reason()).isEqualTo(Reason.DISK_FULL);
    assertThat(AccountStore.again(small).failure(statement).reason()).isEqualTo(Reason.DISK_FULL);
    assertThat(AccountStore.in(roomy).failure(statement).reason()).isEqualTo(Reason.IO);
  }

  @Test
  void so_do_those_that_are_restored_and_their_copy() {
    SQLException opening = new SQLException(korean);
    assertThat(Restoration.in(small).store().failure(opening).reason()).isEqualTo(Reason.DISK_FULL);
    assertThat(AccountStore.withoutJournal(small.resolve("copy.zip")).failure(opening).reason())
        .isEqualTo(Reason.DISK_FULL);
  }

  @Test
  void the_mail_names_it_too() throws Exception {
    assertThat(FolderDisk.on(small).isFullBehind(korean)).isTrue();
    assertThat(FolderDisk.on(roomy).isFullBehind(korean)).isFalse();
  }
}
