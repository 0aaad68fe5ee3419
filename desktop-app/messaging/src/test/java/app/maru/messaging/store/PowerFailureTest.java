package app.maru.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.SecretBytes;
import app.maru.messaging.store.page.DiskFile;
import app.maru.messaging.store.page.RecordingFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The power fails at any write or force, again and again on one database, and takes what was not
/// forced in one of several ways. What was flushed must be there; the flush under way is there
/// wholly or not at all; and the database opens. A copy that was made meanwhile holds what was
/// flushed by then. `-Dmaru.harness=long` runs many more.
final class PowerFailureTest {
  private static final boolean LONG = "long".equals(System.getProperty("maru.harness"));
  private static final int DATABASES = LONG ? 40 : 6;
  private static final int FAILURES = LONG ? 10 : 4;
  private static final Migrations TABLE =
      Migrations.of(
          List.of(
              "CREATE TABLE T (ID INT PRIMARY KEY, K INT NOT NULL, V VARCHAR NOT NULL);"
                  + "CREATE INDEX T_K ON T (K)"));

  @TempDir private Path home;
  private final SecureRandom secure = new SecureRandom();
  private final SecretBytes key = SecretBytes.random(32, secure);

  @ParameterizedTest
  @EnumSource
  void what_was_flushed_outlives_a_power_failure(RecordingFile.Cut cut) throws Exception {
    int lost = 0;
    int copies = 0;
    for (int seed = 0; seed < DATABASES; seed++) {
      SplittableRandom random = new SplittableRandom(1000L * seed + cut.name().length());
      Path folder = Files.createDirectory(home.resolve(cut + "-" + seed));
      open(folder, null).close();
      Map<Integer, String> model = new TreeMap<>();
      for (int failure = 0; failure < FAILURES; failure++) {
        Run run = new Run(folder, model, random);
        byte[] left = run.untilThePowerFails(cut);
        Files.write(folder.resolve("store.db"), left);
        if (run.copied != null) {
          copies++;
          assertThat(inCopy(folder))
              .as("%s, seed %s, the copy before failure %s", cut, seed, failure)
              .isEqualTo(run.copied);
        }
        Map<Integer, String> found = run.found();
        assertThat(found)
            .as("%s, seed %s, failure %s", cut, seed, failure)
            .isIn(run.flushed, run.flushing);
        if (!found.equals(run.flushing)) {
          lost++;
        }
        model = found;
      }
    }
    System.out.printf(
        "power failures, %s: %d, of them %d lost the flush under way; copies: %d%n",
        cut, DATABASES * FAILURES, lost, copies);
    assertThat(copies).isPositive();
  }

  private Database open(Path folder, @Nullable RecordingFile raw) throws StoreException {
    StoreFolder files =
        raw == null
            ? StoreFolder.on(folder)
            : new StoreFolder(
                folder, path -> path.endsWith("store.db") ? raw : DiskFile.open(path));
    return Database.open(files, SecretBytes.of(key.copy()), secure, TABLE);
  }

  private static Path copy(Path folder) {
    return folder.resolve("store.last-good.db");
  }

  private Map<Integer, String> inCopy(Path folder) throws Exception {
    Path elsewhere = Files.createTempDirectory(home, "copy");
    Files.copy(copy(folder), copy(elsewhere));
    Database.restoreLastGood(elsewhere, SecretBytes.of(key.copy()), secure);
    try (Database database = open(elsewhere, null)) {
      return rows(database);
    }
  }

  private static Map<Integer, String> rows(Database database) throws StoreException {
    Map<Integer, String> rows = new TreeMap<>();
    database.list("SELECT ID, V FROM T", row -> rows.put(row.getInt(1), row.getString(2)));
    return rows;
  }

  /// One life of the database, from opening to the power failure.
  private final class Run {
    private final Path folder;
    private final SplittableRandom random;
    private Map<Integer, String> flushed;
    private Map<Integer, String> flushing;

    /// What was flushed when a copy was made.
    private @Nullable Map<Integer, String> copied;

    private Run(Path folder, Map<Integer, String> model, SplittableRandom random) {
      this.folder = folder;
      this.random = random;
      this.flushed = new TreeMap<>(model);
      this.flushing = flushed;
    }

    private byte[] untilThePowerFails(RecordingFile.Cut cut) throws Exception {
      RecordingFile raw = new RecordingFile(Files.readAllBytes(folder.resolve("store.db")));
      byte[][] left = {new byte[0]};
      FileTime due = FileTime.fromMillis(0);
      Files.setLastModifiedTime(copy(folder), due);
      raw.failAfter(
          random.nextInt(random.nextBoolean() ? 20 : 400),
          () -> left[0] = raw.afterPowerFailure(cut, random));
      try {
        Database database = open(folder, raw);
        while (random.nextInt(120) != 0) {
          batch(database);
          database.flush();
          flushed = flushing;
          if (random.nextInt(3) == 0) {
            boolean _ = database.copyPiece();
            noteCopy(due);
          }
        }
        database.close();
        raw.failAfter(0, () -> left[0] = raw.afterPowerFailure(cut, random));
        raw.force();
      } catch (StoreException | IOException e) {
        assertThat(left[0]).as("the power, and nothing else, stopped it: %s", e).isNotEmpty();
      }
      noteCopy(due);
      return left[0];
    }

    private void noteCopy(FileTime due) throws IOException {
      if (copied == null && !Files.getLastModifiedTime(copy(folder)).equals(due)) {
        copied = flushed;
      }
    }

    private void batch(Database database) throws StoreException {
      Map<Integer, String> next = new TreeMap<>(flushed);
      flushing = next;
      database.transact(() -> {
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
          int id = random.nextInt(2000);
          if (random.nextInt(4) == 0) {
            next.remove(id);
            database.update("DELETE FROM T WHERE ID = ?", id);
          } else {
            String text = text();
            next.put(id, text);
            database.update("MERGE INTO T KEY (ID) VALUES (?, ?, ?)", id, random.nextInt(), text);
          }
        }
        return next;
      });
    }

    private String text() {
      byte[] bytes = new byte[random.nextInt(20) == 0 ? 6000 : 60];
      random.nextBytes(bytes);
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private Map<Integer, String> found() throws Exception {
      try (Database database = open(folder, null)) {
        Map<Integer, String> rows = rows(database);
        int byIndex =
            database
                .first("SELECT COUNT(*) FROM T WHERE K > -2147483648", row -> row.getInt(1))
                .orElseThrow();
        assertThat(byIndex).isBetween(rows.size() - 1, rows.size());
        return rows;
      }
    }
  }
}
