package app.maru.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.maru.crypto.SecretBytes;
import app.maru.messaging.store.StoreException.Reason;
import app.maru.messaging.store.page.DiskFile;
import app.maru.messaging.store.page.RecordingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A full disk loses the batch under way and nothing else, and everything goes on with space.
final class DiskFullTest {
  private static final Migrations TABLE =
      Migrations.of(List.of("CREATE TABLE T (ID INT PRIMARY KEY, V VARBINARY)"));

  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();
  private final SecretBytes key = SecretBytes.random(32, random);
  private final AtomicInteger told = new AtomicInteger();
  private int next;

  @Test
  void work_is_refused_while_there_is_still_room_to_read() throws Exception {
    RecordingFile raw = reopenable();
    try (Database database = open(raw)) {
      fill(database, 10);
      raw.capacity(raw.size() + 1000);
      assertThatThrownBy(() -> fill(database, 1))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL));
      assertThat(count(database)).isEqualTo(10);
      database.flush();
      raw.capacity(Long.MAX_VALUE);
      fill(database, 1);
      assertThat(count(database)).isEqualTo(11);
    }
  }

  @Test
  void a_disk_that_fills_up_in_a_batch_loses_that_batch_and_its_effects_only() throws Exception {
    RecordingFile raw = reopenable();
    raw.reportedSpace(Long.MAX_VALUE);
    try (Database database = open(raw)) {
      fill(database, 10);
      assertThat(told).hasValue(10);
      for (int pages = 0; pages < 12; pages++) {
        int before = count(database);
        raw.capacity(raw.size() + 4136L * pages);
        assertThatThrownBy(() -> fill(database, 60))
            .isInstanceOfSatisfying(
                StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL));
        assertThat(told).hasValue(before);
        raw.capacity(Long.MAX_VALUE);
        assertThat(count(database)).isEqualTo(before);
        next = before;
        fill(database, 1);
        assertThat(told).hasValue(before + 1);
      }
    }
  }

  @Test
  void a_real_small_disk_fills_up_and_goes_on_with_space() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()))
        .as("only root can mount a small disk; the tests above use an injected one")
        .isTrue();
    try {
      Path ballast = disk.resolve("ballast");
      Files.write(ballast, new byte[6 << 20]);
      try (Database database =
          Database.open(StoreFolder.on(disk), SecretBytes.of(key.copy()), random, TABLE)) {
        fill(database, 20);
        // More than the disk holds, from a start with room: the kernel says no in the middle.
        assertThatThrownBy(() -> fill(database, 6000))
            .isInstanceOfSatisfying(
                StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL));
        assertThat(count(database)).isEqualTo(20);
        assertThat(told).hasValue(20);
        Files.delete(ballast);
        next = 20;
        fill(database, 5);
        assertThat(count(database)).isEqualTo(25);
      }
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  /// One batch; each row is told of when durable.
  private void fill(Database database, int rows) throws StoreException {
    for (int i = 0; i < rows; i++) {
      byte[] value = new byte[4000];
      random.nextBytes(value);
      try {
        database.transact(() -> database.update("INSERT INTO T VALUES (?, ?)", next++, value));
      } catch (StoreException e) {
        if (database.dirty()) {
          assertThatThrownBy(database::flush).isInstanceOf(StoreException.class);
        }
        throw e;
      }
      database.afterCommit(told::incrementAndGet);
    }
    database.flush();
  }

  private static int count(Database database) throws StoreException {
    return database.first("SELECT COUNT(*) FROM T", row -> row.getInt(1)).orElseThrow();
  }

  private RecordingFile reopenable() throws Exception {
    Database.open(StoreFolder.on(folder), SecretBytes.of(key.copy()), random, TABLE).close();
    return new RecordingFile(Files.readAllBytes(folder.resolve("store.db")));
  }

  private Database open(RecordingFile raw) throws StoreException {
    StoreFolder files =
        new StoreFolder(folder, path -> path.endsWith("store.db") ? raw : DiskFile.open(path));
    return Database.open(files, SecretBytes.of(key.copy()), random, TABLE);
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
