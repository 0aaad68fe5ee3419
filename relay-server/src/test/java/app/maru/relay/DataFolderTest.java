package app.maru.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.maru.relay.StartException.Reason;
import app.maru.relay.account.AccountStore;
import app.maru.relay.admin.AdminException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose the folder is, and when the copy of the accounts in it is made anew.
final class DataFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;

  private boolean isMadeAnew(Duration age) throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      Files.writeString(data.lastGood(), "old");
      Files.setLastModifiedTime(data.lastGood(), FileTime.from(NOW.minus(age)));
      data.keepLastGood((copy, _) -> Files.writeString(copy, "new"), NOW, () -> Long.MAX_VALUE);
      return Files.readString(data.lastGood()).equals("new");
    }
  }

  @Test
  void a_copy_is_made_every_day_also_when_the_last_one_took_a_while() throws Exception {
    assertThat(isMadeAnew(Duration.ofDays(1).minusMinutes(2))).isTrue();
    assertThat(isMadeAnew(Duration.ofDays(2))).isTrue();
    assertThat(isMadeAnew(Duration.ofHours(20))).isFalse();
  }

  @Test
  void somebody_elses_folder_is_left_as_it_is_and_its_owner_named() throws Exception {
    assertThatThrownBy(() -> DataFolder.open(folder, _ -> Optional.of("maru-relay")))
        .isInstanceOfSatisfying(
            StartException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(StartException.Reason.NOT_OURS);
              assertThat(e.sentence())
                  .isEqualTo(
                      "the folder belongs to another user: type the command after sudo -u"
                          + " maru-relay");
            });
    assertThatThrownBy(() -> DataFolder.open(folder, _ -> Optional.of("65532")))
        .isInstanceOfSatisfying(
            StartException.class, e -> assertThat(e.sentence()).endsWith("sudo -u '#65532'"));
    assertThatThrownBy(() -> DataFolder.open(folder, _ -> Optional.of("root")))
        .isInstanceOfSatisfying(
            StartException.class, e -> assertThat(e.sentence()).endsWith("with chown"));
    assertThat(folder).isEmptyDirectory();
    Path fresh = folder.resolve("fresh");
    DataFolder.open(fresh, _ -> Optional.of("maru-relay")).close();
    assertThat(fresh).isNotEmptyDirectory();
  }

  @Test
  void the_owner_is_the_one_that_the_system_knows() throws Exception {
    assertThat(Owners.ofThisSystem(folder)).isEmpty();
    assumeTrue("root".equals(System.getProperty("user.name")), "only root gives folders away");
    Files.setAttribute(folder, "unix:uid", 12345);
    assertThat(Owners.ofThisSystem(folder)).contains("12345");
    assertThatThrownBy(() -> Restoring.run(folder, Optional.empty()))
        .isInstanceOfSatisfying(
            StartException.class,
            e -> assertThat(e.reason()).isEqualTo(StartException.Reason.NOT_OURS));
    assertThat(folder).isEmptyDirectory();
  }

  private static Reason whyNot(Path data) {
    return assertThrows(StartException.class, () -> DataFolder.open(data).close()).reason();
  }

  @Test
  void a_folder_that_can_not_be_had_is_refused_for_its_reason() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "somebody's own");
    assertThat(whyNot(file)).isEqualTo(Reason.NO_FOLDER);
    assertThat(whyNot(file.resolve("below"))).isEqualTo(Reason.NO_FOLDER);
    assertThat(file).hasContent("somebody's own");
    Path sealed = Files.createDirectory(folder.resolve("sealed"));
    Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("r-x------"));
    assumeTrue(!Files.isWritable(sealed), "root may write everywhere");
    assertThat(whyNot(sealed.resolve("relay"))).isEqualTo(Reason.REFUSED_FOLDER);
  }

  @Test
  void a_copy_that_does_not_read_is_called_damaged() throws Exception {
    Files.writeString(folder.resolve("accounts.last-good.zip"), "nothing of the kind");
    assertThatThrownBy(() -> Restoring.run(folder, Optional.empty()))
        .isInstanceOfSatisfying(
            AdminException.class,
            e ->
                assertThat(e.sentence())
                    .isEqualTo("the accounts in the copy can't be restored: they are damaged"));
  }

  @Test
  void a_failure_that_says_the_disk_is_full_is_believed() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(data.diskFault(new IOException("No space left on device")))
          .isEqualTo(Reason.DISK_FULL);
      assertThat(data.diskFault(new IOException("Input/output error"))).isEqualTo(Reason.DISK);
    }
  }

  @Test
  void a_copy_from_the_future_keeps_nobody_from_making_one() throws Exception {
    assertThat(isMadeAnew(Duration.ofDays(-400))).isTrue();
  }

  @Test
  void a_copy_that_breaks_off_leaves_nothing_and_the_last_one_stays() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      Files.writeString(data.lastGood(), "old");
      Files.setLastModifiedTime(data.lastGood(), FileTime.from(NOW.minus(Duration.ofDays(2))));
      DataFolder.Copying<IOException> fullDisk =
          (copy, _) -> {
            Files.writeString(copy, "all that was free");
            throw new IOException("no space left");
          };
      assertThatThrownBy(() -> data.keepLastGood(fullDisk, NOW, () -> Long.MAX_VALUE))
          .isInstanceOf(IOException.class);
      assertThat(Files.readString(data.lastGood())).isEqualTo("old");
      assertThat(folder.resolve("accounts.copying.zip")).doesNotExist();
    }
  }

  @Test
  void what_a_copy_left_that_a_crash_broke_off_is_gone_when_the_folder_is_taken() throws Exception {
    List<Path> left =
        List.of(
            folder.resolve("accounts.copying.zip"), folder.resolve("accounts.copying.zip.mv.db"));
    for (Path each : left) {
      Files.writeString(each, "all that was free");
    }
    try (DataFolder _ = DataFolder.open(folder)) {
      assertThat(left).allSatisfy(each -> assertThat(each).doesNotExist());
    }
  }

  @Test
  void a_copy_needs_no_more_room_than_it_takes_and_breaks_off_before_mail_has_none()
      throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      Files.write(AccountStore.file(folder), new byte[1 << 20]);
      AtomicLong free = new AtomicLong(DataFolder.COPY_LEAVES_FREE - 1);
      DataFolder.Copying<IOException> whole = (copy, _) -> Files.writeString(copy, "new");
      data.keepLastGood(whole, NOW, free::get);
      assertThat(data.lastGood()).doesNotExist();

      DataFolder.Copying<IOException> growing =
          (copy, breakOff) -> {
            assertThat(breakOff.getAsBoolean()).isFalse();
            Files.writeString(copy, "half of it");
            free.decrementAndGet();
            assertThat(breakOff.getAsBoolean()).isTrue();
            throw new IOException("broken off");
          };
      free.set(DataFolder.COPY_LEAVES_FREE);
      assertThatThrownBy(() -> data.keepLastGood(growing, NOW, free::get)).hasMessage("broken off");
      assertThat(data.lastGood()).doesNotExist();

      free.set(DataFolder.COPY_LEAVES_FREE);
      data.keepLastGood(whole, NOW, free::get);
      assertThat(data.lastGood()).exists();
    }
  }
}
