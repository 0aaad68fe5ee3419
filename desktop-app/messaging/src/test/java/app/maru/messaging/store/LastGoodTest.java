package app.maru.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.SecretBytes;
import app.maru.messaging.store.page.DiskFile;
import app.maru.messaging.store.page.RawFile;
import app.maru.messaging.store.page.RecordingFile;
import app.maru.messaging.store.page.SealedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The last good copy is made while the database is used, or when it is closed, and never at an
/// opening.
final class LastGoodTest {
  private static final Migrations TABLE =
      Migrations.of(List.of("CREATE TABLE T (ID INT PRIMARY KEY, V VARBINARY)"));
  private static final int ROWS = 900;

  @TempDir private Path folder;
  private final SecureRandom secure = new SecureRandom();
  private final byte[] key = SecretBytes.random(32, secure).copy();
  private final SplittableRandom random = new SplittableRandom(9);
  private final Set<Integer> stored = new TreeSet<>();

  /// Some four pieces, and a copy that is two days old and lacks the last row.
  @BeforeEach
  void a_database_whose_copy_is_due() throws Exception {
    try (Database database = open()) {
      for (int id = 0; id < ROWS; id++) {
        put(database, id);
      }
      database.flush();
    }
    try (Database database = open()) {
      put(database, ROWS);
      database.flush();
    }
    makeDue();
  }

  @Test
  void an_opening_makes_none_and_one_in_pieces_is_the_database_as_it_then_is() throws Exception {
    byte[] old = Files.readAllBytes(copy());
    Database database = open();
    assertThat(copy()).hasBinaryContent(old);
    int pieces = 1;
    for (int id = 1000; database.copyPiece(); id++, pieces++) {
      assertThat(copy()).hasBinaryContent(old);
      put(database, id);
      int gone = random.nextInt(ROWS);
      stored.remove(gone);
      database.transact(() -> database.update("DELETE FROM T WHERE ID = ?", gone));
      database.flush();
    }
    assertThat(pieces).isGreaterThan(3);
    Set<Integer> then = new TreeSet<>(stored);
    put(database, 5000);
    database.flush();
    assertThat(database.copyPiece()).as("due").isFalse();
    database.abort();
    assertThat(inCopy()).isEqualTo(then);
    assertThat(temporary()).doesNotExist();
  }

  /// What is in an open batch is not certain yet.
  @Test
  void a_copy_that_ends_amid_a_batch_lacks_that_batch() throws Exception {
    Database database = open();
    Set<Integer> then = new TreeSet<>(stored);
    do {
      put(database, 2000 + random.nextInt(100_000));
    } while (database.copyPiece());
    database.abort();
    assertThat(inCopy()).isEqualTo(then);
  }

  @Test
  void a_copy_that_is_cut_short_leaves_the_older_one_and_nothing_else() throws Exception {
    byte[] old = Files.readAllBytes(copy());
    Database database = open();
    assertThat(database.copyPiece()).isTrue();
    assertThat(temporary()).exists();
    database.discard();
    assertThat(temporary()).as("after a lost batch").doesNotExist();
    assertThat(database.copyPiece()).as("before it is connected again").isFalse();
    put(database, 3000);
    database.flush();
    assertThat(database.copyPiece()).isTrue();
    database.abort();
    assertThat(temporary()).as("after an abort").doesNotExist();
    assertThat(copy()).hasBinaryContent(old);
    database = open();
    while (database.copyPiece()) {
      assertThat(copy()).hasBinaryContent(old);
    }
    database.abort();
    assertThat(inCopy()).isEqualTo(stored);
  }

  @Test
  void what_a_process_left_that_died_over_a_copy_goes_at_the_next_opening() throws Exception {
    Files.write(temporary(), new byte[5000]);
    Database database = open();
    assertThat(temporary()).doesNotExist();
    database.abort();
  }

  @Test
  void another_that_finds_it_open_leaves_the_copy_alone() throws Exception {
    Database database = open();
    assertThat(database.copyPiece()).isTrue();
    assertThatThrownBy(this::open).isInstanceOf(StoreException.class);
    assertThat(temporary()).exists();
    database.abort();
  }

  @Test
  void closing_makes_the_rest_of_a_copy() throws Exception {
    Database database = open();
    assertThat(database.copyPiece()).isTrue();
    put(database, 3000);
    database.flush();
    database.close();
    assertThat(temporary()).doesNotExist();
    assertThat(inCopy()).isEqualTo(stored);
  }

  @Test
  void with_a_damaged_page_the_older_copy_stays() throws Exception {
    byte[] old = Files.readAllBytes(copy());
    Database database = open();
    assertThat(database.copyPiece()).isTrue();
    byte[] bad = Files.readAllBytes(file());
    for (int i = 3 << 20; i < bad.length; i += 2048) {
      bad[i] ^= 1;
    }
    Files.write(file(), bad);
    while (database.copyPiece()) {
      assertThat(temporary()).exists();
    }
    assertThat(temporary()).doesNotExist();
    database.abort();
    assertThat(copy()).hasBinaryContent(old);
  }

  /// What is damaged stays so, and each try would read and write all.
  @Test
  void after_a_failure_another_is_begun_a_day_later() throws Exception {
    AtomicLong nanos = new AtomicLong();
    RecordingFile broken = new RecordingFile();
    broken.failAfter(0, () -> {});
    RawFile[] raw = {broken};
    StoreFolder files = files(raw);
    try (SealedFile file = SealedFile.open(DiskFile.open(file()), SecretBytes.of(key), secure)) {
      LastGood copies = new LastGood(files, file, nanos::get);
      assertThat(copies.makePiece()).isFalse();
      RecordingFile whole = new RecordingFile();
      raw[0] = whole;
      nanos.addAndGet(LastGood.AFTER_FAILURE.toNanos() - 1);
      assertThat(copies.makePiece()).as("too soon").isFalse();
      copies.makeWhole();
      assertThat(whole.size()).as("at the end, too").isZero();
      nanos.incrementAndGet();
      assertThat(copies.makePiece()).isTrue();
      copies.drop();
    }
  }

  @Test
  void closing_waits_for_a_copy_a_while_only() throws Exception {
    byte[] old = Files.readAllBytes(copy());
    AtomicLong nanos = new AtomicLong();
    long slow = LastGood.AT_CLOSING.toNanos() / 2;
    try (SealedFile file = SealedFile.open(DiskFile.open(file()), SecretBytes.of(key), secure)) {
      LastGood copies = new LastGood(StoreFolder.on(folder), file, () -> nanos.getAndAdd(slow));
      copies.makeWhole();
      assertThat(copy()).hasBinaryContent(old);
      assertThat(temporary()).doesNotExist();
      new LastGood(StoreFolder.on(folder), file, nanos::get).makeWhole();
    }
    assertThat(inCopy()).isEqualTo(stored);
  }

  @Test
  void what_is_left_of_a_copy_takes_no_room_from_a_restore() throws Exception {
    Files.write(temporary(), new byte[5000]);
    Database.restoreLastGood(folder, SecretBytes.of(key), secure);
    assertThat(temporary()).doesNotExist();
  }

  @Test
  void a_disk_that_fills_up_ends_the_copy_and_nothing_else() throws Exception {
    byte[] old = Files.readAllBytes(copy());
    RecordingFile[] raw = {new RecordingFile()};
    Database database = open(raw);
    assertThat(database.copyPiece()).isTrue();
    raw[0].capacity(raw[0].size() + 1000);
    raw[0].reportedSpace(Long.MAX_VALUE);
    assertThat(database.copyPiece()).isFalse();
    assertThat(raw[0].closed()).isTrue();
    put(database, 3000);
    database.flush();
    database.abort();
    assertThat(copy()).hasBinaryContent(old);
    assertThat(notes(open())).isEqualTo(stored);
  }

  @Test
  void a_copy_takes_no_room_that_messages_need() throws Exception {
    RecordingFile[] raw = {new RecordingFile()};
    Database database = open(raw);
    raw[0].reportedSpace(FileBacking.RESERVE * 2 + (1 << 20));
    assertThat(database.copyPiece()).as("it would not fit").isFalse();
    assertThat(raw[0].size()).isZero();
    raw[0] = new RecordingFile();
    assertThat(database.copyPiece()).isTrue();
    raw[0].reportedSpace(FileBacking.RESERVE * 2 - 1);
    long before = raw[0].size();
    assertThat(database.copyPiece()).as("it does not fit any more").isFalse();
    assertThat(raw[0].size()).isEqualTo(before);
    database.abort();
  }

  @Test
  void a_copy_made_meanwhile_lets_the_file_from_before_a_migration_go() throws Exception {
    Path before = folder.resolve("store.before-0001.db");
    Files.write(before, new byte[10]);
    Files.setLastModifiedTime(
        before, FileTime.from(modified(file()).toInstant().minus(Duration.ofDays(8))));
    Database database = open();
    assertThat(before).exists();
    while (database.copyPiece()) {
      assertThat(before).exists();
    }
    assertThat(before).doesNotExist();
    database.abort();
  }

  private void makeDue() throws IOException {
    Files.setLastModifiedTime(
        copy(), FileTime.from(modified(file()).toInstant().minus(Duration.ofDays(2))));
  }

  private static FileTime modified(Path path) throws IOException {
    return Files.getLastModifiedTime(path);
  }

  private Path file() {
    return folder.resolve("store.db");
  }

  private Path copy() {
    return folder.resolve("store.last-good.db");
  }

  private Path temporary() {
    return folder.resolve("store.last-good.db.tmp");
  }

  private Database open() throws StoreException {
    return open(StoreFolder.on(folder));
  }

  /// Copies go to the first of `raw`, whatever it is then.
  private Database open(RawFile[] raw) throws StoreException {
    return open(files(raw));
  }

  private StoreFolder files(RawFile[] raw) {
    return new StoreFolder(folder, path -> path.equals(temporary()) ? raw[0] : DiskFile.open(path));
  }

  private Database open(StoreFolder files) throws StoreException {
    return Database.open(files, SecretBytes.of(key), secure, TABLE);
  }

  private void put(Database database, int id) throws StoreException {
    byte[] value = new byte[4000];
    random.nextBytes(value);
    database.transact(() -> database.update("MERGE INTO T KEY (ID) VALUES (?, ?)", id, value));
    stored.add(id);
  }

  private Set<Integer> inCopy() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.copy(copy(), elsewhere.resolve("store.last-good.db"));
    Database.restoreLastGood(elsewhere, SecretBytes.of(key), secure);
    return notes(open(StoreFolder.on(elsewhere)));
  }

  private static Set<Integer> notes(Database database) throws StoreException {
    try (database) {
      return new TreeSet<>(
          database.list(
              "SELECT ID, V FROM T",
              row -> {
                assertThat(row.getBytes(2)).hasSize(4000);
                return row.getInt(1);
              }));
    }
  }
}
