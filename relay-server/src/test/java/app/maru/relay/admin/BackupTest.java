package app.maru.relay.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups that are asked for at the same time.
final class BackupTest {
  private static final long PATIENCE_SECONDS = Premises.PATIENCE_SECONDS;

  @TempDir private Path folder;
  private Premises premises;
  private Backup backup;

  @BeforeEach
  void open() throws Exception {
    premises = new Premises(folder.resolve("data"));
    backup = new Backup(premises.parts());
    premises.keepsMail();
  }

  @AfterEach
  void close() throws Exception {
    premises.close();
  }

  private String write(Path target) {
    try {
      return backup.write(target);
    } catch (AdminException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_second_one_is_refused_and_spoils_nothing() throws Exception {
    Path first = folder.resolve("first.zip");
    Path second = folder.resolve("second.zip");
    Path strangers = Files.writeString(folder.resolve("second.zip.part"), "somebody's own");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    premises.disk.beforeReading(() -> {
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    });
    CompletableFuture<String> one =
        CompletableFuture.supplyAsync(() -> write(first), premises.background);
    assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> backup.write(second))
        .isInstanceOfSatisfying(
            AdminException.class, e -> assertThat(e.sentence()).contains("a backup is being made"));
    assertThat(second).doesNotExist();
    goOn.countDown();
    assertThat(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).startsWith("written: ");
    try (ZipFile zip = new ZipFile(first.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName()))
          .contains("relay.key", "accounts.zip")
          .anyMatch(name -> name.startsWith("mail/"));
    }
    assertThat(write(second)).startsWith("written: ");
    assertThat(strangers).hasContent("somebody's own");
  }

  @Test
  void the_settings_go_along_and_the_token_of_the_commands_stays() throws Exception {
    Path data = premises.parts().folder();
    Files.writeString(data.resolve("relay.properties"), "entry=invite");
    Files.writeString(data.resolve(AdminClient.TOKEN_FILE), "secret");
    Path file = folder.resolve("with.zip");
    backup.write(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName()))
          .contains("relay.properties")
          .doesNotContain(AdminClient.TOKEN_FILE);
    }
    Path fresh = Files.createDirectories(folder.resolve("fresh"));
    Backup.restore(file, fresh);
    assertThat(fresh.resolve("relay.properties")).hasContent("entry=invite");
    Path set = Files.createDirectories(folder.resolve("set"));
    Files.writeString(set.resolve("relay.properties"), "entry=closed");
    Backup.restore(file, set);
    assertThat(set.resolve("relay.properties"))
        .as("made for this place")
        .hasContent("entry=closed");
  }

  @Test
  void where_none_can_be_written_the_operator_is_told_why() throws Exception {
    Path nowhere = folder.resolve("none").resolve("backup.zip");
    assertThatThrownBy(() -> backup.write(nowhere))
        .isInstanceOfSatisfying(
            AdminException.class,
            e -> assertThat(e.sentence()).endsWith("not be written: there is no such folder"));
  }
}
