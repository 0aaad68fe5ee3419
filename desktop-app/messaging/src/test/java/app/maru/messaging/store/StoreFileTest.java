package app.maru.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.SecretBytes;
import app.maru.messaging.store.StoreException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreFileTest {
  private static final String NOTES = "CREATE TABLE NOTE (ID INT PRIMARY KEY, TEXT VARCHAR)";
  private static final Migrations FIRST = Migrations.of(List.of(NOTES));

  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();
  private final byte[] key = SecretBytes.random(32, random).copy();

  @Test
  void what_was_flushed_is_there_after_closing_and_after_an_abort_and_nothing_else()
      throws Exception {
    try (Database database = open(FIRST)) {
      note(database, 1);
      write(database, 2);
    }
    Database database = open(FIRST);
    note(database, 3);
    write(database, 4);
    database.abort();
    assertThat(notes()).containsExactly(1, 3);
  }

  @Test
  void no_text_is_readable_on_the_disk_and_only_the_owner_can_try() throws Exception {
    try (Database database = open(FIRST)) {
      note(database, 1);
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("note 1")
            .doesNotContain("CREATE");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void a_database_is_open_once_only() throws Exception {
    Database database = open(FIRST);
    refuses(() -> open(FIRST), Reason.ALREADY_OPEN);
    note(database, 1);
    database.close();
    assertThat(notes()).containsExactly(1);
  }

  @Test
  void another_key_is_refused_and_changes_nothing() throws Exception {
    open(FIRST).close();
    byte[] before = Files.readAllBytes(folder.resolve("store.db"));
    SecretBytes other = SecretBytes.random(32, random);
    refuses(() -> Database.open(StoreFolder.on(folder), other, random, FIRST), Reason.WRONG_KEY);
    assertThat(Files.readAllBytes(folder.resolve("store.db"))).isEqualTo(before);
  }

  @Test
  void tables_of_a_newer_version_are_left_alone() throws Exception {
    open(Migrations.of(List.of(NOTES, "CREATE TABLE LATER (ID INT)"))).close();
    refuses(() -> open(FIRST), Reason.NEWER_VERSION);
    open(Migrations.of(List.of(NOTES, "CREATE TABLE LATER (ID INT)"))).close();
  }

  @Test
  void a_migration_keeps_the_rows_and_the_old_file() throws Exception {
    try (Database database = open(FIRST)) {
      note(database, 1);
    }
    Migrations second =
        Migrations.of(
            List.of(
                NOTES,
                "ALTER TABLE NOTE ADD COLUMN AT BIGINT DEFAULT 7 NOT NULL;"
                    + "CREATE INDEX NOTE_AT ON NOTE (AT)"));
    try (Database database = open(second)) {
      assertThat(database.list("SELECT AT FROM NOTE", row -> row.getLong(1))).containsExactly(7L);
    }
    Files.move(folder.resolve("store.db"), folder.resolve("newer"));
    Files.move(folder.resolve("store.before-0001.db"), folder.resolve("store.db"));
    assertThat(notes()).containsExactly(1);
  }

  @Test
  void the_file_from_before_a_migration_goes_when_the_migrated_one_was_good_for_a_week()
      throws Exception {
    try (Database database = open(FIRST)) {
      note(database, 1);
    }
    Path before = folder.resolve("store.before-0001.db");
    Files.setLastModifiedTime(folder.resolve("store.db"), FileTime.fromMillis(0));
    Migrations second = Migrations.of(List.of(NOTES, "CREATE TABLE LATER (ID INT)"));
    open(second).close();
    open(second).close();
    assertThat(before).exists();
    FileTime made = Files.getLastModifiedTime(folder.resolve("store.last-good.db"));
    Files.setLastModifiedTime(before, FileTime.from(made.toInstant().minus(Duration.ofDays(6))));
    open(second).close();
    assertThat(before).exists();
    Files.setLastModifiedTime(before, FileTime.from(made.toInstant().minus(Duration.ofDays(7))));
    open(second).close();
    assertThat(before).doesNotExist();
    try (Database database = open(second)) {
      assertThat(database.list("SELECT ID FROM NOTE", row -> row.getInt(1))).containsExactly(1);
    }
  }

  @Test
  void a_migration_that_fails_leaves_the_database_as_it_was() throws Exception {
    try (Database database = open(FIRST)) {
      note(database, 1);
    }
    Migrations broken =
        Migrations.of(List.of(NOTES, "DROP TABLE NOTE; CREATE TABLE NOTE (ID NONSENSE)"));
    assertThatThrownBy(() -> open(broken)).isInstanceOf(IllegalStateException.class);
    assertThat(notes()).containsExactly(1);
  }

  @Test
  void a_database_file_that_vanished_is_damage_and_the_copy_brings_it_back() throws Exception {
    try (Database database = open(FIRST)) {
      note(database, 1);
    }
    Files.delete(folder.resolve("store.db"));
    refuses(() -> open(FIRST), Reason.DAMAGED);
    restoreLastGood();
    assertThat(notes()).containsExactly(1);
  }

  @Test
  void an_emptied_database_file_is_damage() throws Exception {
    open(FIRST).close();
    Files.write(folder.resolve("store.db"), new byte[0]);
    refuses(() -> open(FIRST), Reason.DAMAGED);
  }

  @Test
  void damage_is_named_and_the_last_good_copy_restores_all_until_then() throws Exception {
    try (Database database = open(FIRST)) {
      for (int i = 0; i < 500; i++) {
        note(database, i);
      }
    }
    try (Database database = open(FIRST)) {
      note(database, 1000);
    }
    Path file = folder.resolve("store.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 32_768; i < bytes.length; i += 2048) {
      bytes[i] ^= 1;
    }
    Files.write(file, bytes);
    refuses(() -> open(FIRST), Reason.DAMAGED);
    restoreLastGood();
    try (Database database = open(FIRST)) {
      assertThat(database.restored()).isTrue();
      assertThat(database.list("SELECT ID FROM NOTE", row -> row.getInt(1))).hasSize(500);
      database.restoreHandled();
      assertThat(database.restored()).isFalse();
    }
    assertThat(folder.resolve("store.damaged-0001.db")).exists();
  }

  @Test
  void a_copy_that_is_damaged_too_changes_nothing_and_nothing_put_aside_is_ever_deleted()
      throws Exception {
    assertThat(Database.lastGood(folder)).isEmpty();
    refuses(this::restoreLastGood, Reason.DAMAGED);
    try (Database database = open(FIRST)) {
      note(database, 1);
    }
    Path file = folder.resolve("store.db");
    Path copy = folder.resolve("store.last-good.db");
    assertThat(Database.lastGood(folder)).contains(Files.getLastModifiedTime(copy).toInstant());
    byte[] good = Files.readAllBytes(copy);
    byte[] bad = good.clone();
    for (int i = 32_768; i < bad.length; i += 2048) {
      bad[i] ^= 1;
    }
    Files.write(copy, bad);
    Files.writeString(file, "first rubbish");
    refuses(this::restoreLastGood, Reason.DAMAGED);
    assertThat(file).hasContent("first rubbish");
    Files.write(copy, good);
    restoreLastGood();
    assertThat(copy).hasBinaryContent(good);
    Files.writeString(file, "second rubbish");
    restoreLastGood();
    assertThat(folder.resolve("store.damaged-0001.db")).hasContent("first rubbish");
    assertThat(folder.resolve("store.damaged-0002.db")).hasContent("second rubbish");
    assertThat(notes()).containsExactly(1);
    try (var files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.contains("scratch") || name.contains("restoring"));
    }
  }

  private void restoreLastGood() throws StoreException {
    Database.restoreLastGood(folder, SecretBytes.of(key), random);
  }

  @Test
  void a_database_put_back_from_a_backup_is_noticed_whenever_that_was_made() throws Exception {
    Path file = folder.resolve("store.db");
    byte[] whileOpen;
    byte[] latest;
    try (Database database = open(FIRST)) {
      note(database, 1);
      assertThat(database.restored()).isFalse();
      whileOpen = Files.readAllBytes(file);
      note(database, 2);
    }
    latest = Files.readAllBytes(file);
    Files.write(file, whileOpen);
    assertWentBackAndForgets();
    assertThat(notes()).containsExactly(1);
    Files.write(file, latest);
    assertWentBackAndForgets();
    assertThat(notes()).containsExactly(1, 2);
  }

  @Test
  void a_database_whose_generation_is_gone_or_garbled_counts_as_put_back() throws Exception {
    Path generation = folder.resolve("store.generation");
    open(FIRST).close();
    Files.delete(generation);
    assertWentBackAndForgets();
    for (byte[] garbage : List.of(new byte[0], new byte[12], new byte[] {1, 2, 3})) {
      Files.write(generation, garbage);
      assertWentBackAndForgets();
    }
  }

  private void assertWentBackAndForgets() throws Exception {
    open(FIRST).close();
    try (Database database = open(FIRST)) {
      assertThat(database.restored()).as("noticed, and not forgotten by a restart").isTrue();
      database.restoreHandled();
    }
    try (Database database = open(FIRST)) {
      assertThat(database.restored()).isFalse();
    }
  }

  @Test
  void one_damaged_page_of_a_closed_file_is_named_or_changes_nothing() throws Exception {
    try (Database database = open(FIRST)) {
      for (int i = 0; i < 60; i++) {
        note(database, i);
        database.flush();
      }
    }
    forEachDamagedPage(60);
  }

  /// Damage to the very last flush before a crash can't be told from one that never returned.
  @Test
  void one_damaged_page_after_a_crash_is_named_or_takes_the_last_flush_at_most() throws Exception {
    Database database = open(FIRST);
    for (int i = 0; i < 60; i++) {
      note(database, i);
      database.flush();
    }
    byte[] crashed = Files.readAllBytes(folder.resolve("store.db"));
    database.close();
    Files.write(folder.resolve("store.db"), crashed);
    assertThat(forEachDamagedPage(59)).isPositive();
  }

  private int forEachDamagedPage(int rows) throws Exception {
    Path file = folder.resolve("store.db");
    byte[] good = Files.readAllBytes(file);
    int named = 0;
    for (int at = 1000; at < good.length; at += 3 * 4136) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(file, bad);
      try {
        assertThat(notes()).hasSizeBetween(rows, 60);
      } catch (StoreException e) {
        assertThat(e.reason()).isEqualTo(Reason.DAMAGED);
        named++;
      }
    }
    return named;
  }

  @Test
  void the_copy_is_renewed_when_it_is_a_day_old() throws Exception {
    open(FIRST).close();
    Path copy = folder.resolve("store.last-good.db");
    FileTime made = Files.getLastModifiedTime(copy);
    open(FIRST).close();
    assertThat(Files.getLastModifiedTime(copy)).isEqualTo(made);
    Instant before = made.toInstant().minus(Duration.ofDays(2));
    Files.setLastModifiedTime(copy, FileTime.from(before));
    open(FIRST).close();
    assertThat(Files.getLastModifiedTime(copy).toInstant()).isAfter(before);
  }

  @Test
  void an_interrupted_thread_closes_nothing() throws Exception {
    try (Database database = open(FIRST)) {
      for (int i = 0; i < 50; i++) {
        Thread.currentThread().interrupt();
        note(database, i);
        database.flush();
      }
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(notes()).hasSize(50);
  }

  @Test
  void effects_run_only_for_what_is_on_the_disk() throws Exception {
    AtomicInteger told = new AtomicInteger();
    try (Database database = open(FIRST)) {
      write(database, 1);
      database.afterCommit(told::incrementAndGet);
      assertThat(told).hasValue(0);
      database.flush();
      assertThat(told).hasValue(1);
    }
  }

  private Database open(Migrations migrations) throws StoreException {
    return Database.open(StoreFolder.on(folder), SecretBytes.of(key), random, migrations);
  }

  private static void note(Database database, int id) throws StoreException {
    write(database, id);
    database.flush();
  }

  private static void write(Database database, int id) throws StoreException {
    database.transact(() -> database.update("INSERT INTO NOTE VALUES (?, ?)", id, "note " + id));
  }

  private List<Integer> notes() throws StoreException, IOException {
    try (Database database = open(FIRST)) {
      return database.list("SELECT ID FROM NOTE ORDER BY ID", row -> row.getInt(1));
    }
  }

  private static void refuses(ThrowingCallable opening, Reason reason) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
