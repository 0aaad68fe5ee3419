package app.maru.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that writes is killed at any moment, again and again on one database. Every batch it
/// called durable must be there, none may be there in part. `-Dmaru.harness=long` kills far more.
final class KillTest {
  private static final boolean LONG = "long".equals(System.getProperty("maru.harness"));
  private static final int KILLS = LONG ? 300 : 8;
  private static final int LONGEST_MILLIS = LONG ? 1500 : 400;

  @TempDir private Path folder;

  @Test
  void what_was_called_durable_outlives_a_kill() throws Exception {
    SplittableRandom random = new SplittableRandom();
    int durable = 0;
    int before = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path said = folder.resolve("said");
      Process writer = start(kill, said);
      if (kill % 4 != 3) {
        while (!Files.readString(said).startsWith("open")) {
          assertThat(writer.waitFor(5, TimeUnit.MILLISECONDS)).isFalse();
        }
      }
      boolean ended = writer.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
      assertThat(ended).as("the writer stopped by itself").isFalse();
      writer.destroyForcibly().waitFor();
      for (String line : Files.readAllLines(said)) {
        if (line.startsWith("flushed ") && line.length() > 8) {
          durable = Math.max(durable, Integer.parseInt(line.substring(8)));
        }
      }
      int found = check();
      assertThat(found).as("kill %s", kill).isGreaterThanOrEqualTo(durable);
      before = Math.max(before, found);
    }
    System.out.printf("kills: %d, batches durable: %d, none lost%n", KILLS, before);
  }

  private int check() throws Exception {
    Database database = KilledWriter.open(folder);
    int counter = KilledWriter.counter(database);
    for (int batch = Math.max(1, counter - 200); batch <= counter; batch++) {
      int rows =
          database
              .first("SELECT COUNT(*) FROM T WHERE BATCH = ?", row -> row.getInt(1), batch)
              .orElseThrow();
      assertThat(rows).as("batch %s", batch).isEqualTo(KilledWriter.rows(batch));
    }
    int later =
        database
            .first("SELECT COUNT(*) FROM T WHERE BATCH > ?", row -> row.getInt(1), counter)
            .orElseThrow();
    assertThat(later).isZero();
    database.abort();
    return counter;
  }

  private Process start(int seed, Path said) throws Exception {
    String modules = System.getProperty("jdk.module.path", "");
    String path =
        Stream.of(
                "target/classes",
                "target/test-classes",
                modules,
                System.getProperty("java.class.path"))
            .collect(Collectors.joining(File.pathSeparator));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            path,
            KilledWriter.class.getName(),
            folder.toString(),
            Integer.toString(seed))
        .redirectOutput(said.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
