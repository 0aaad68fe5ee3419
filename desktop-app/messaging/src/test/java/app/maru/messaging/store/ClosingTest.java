package app.maru.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database is closed under H2's own assertions, which are off in all other tests. Where one of
/// them fails a chunk lies where it must not, and a power failure then may damage the file.
final class ClosingTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path folder;
  @TempDir private Path beside;

  @Test
  void h2_finds_no_fault_with_itself_when_it_is_closed() throws Exception {
    Path said = beside.resolve("said");
    String path =
        Stream.of(
                "target/classes",
                "target/test-classes",
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"))
            .collect(Collectors.joining(File.pathSeparator));
    Process closing =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-ea:org.h2...",
                "-cp",
                path,
                ClosedWriter.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = closing.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    closing.destroyForcibly().waitFor();
    assertThat(ended).as("it hangs, having said %s", Files.readString(said)).isTrue();
    assertThat(closing.exitValue()).as(Files.readString(said)).isZero();
  }
}
