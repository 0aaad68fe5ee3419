package app.maru.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database is closed under H2's own assertions, which are off in all other tests. Where one of
/// them fails a chunk lies where it must not, and a power failure then may damage the file.
final class ClosingTest {
  @TempDir private Path folder;

  @Test
  void h2_finds_no_fault_with_itself_when_it_is_closed() throws Exception {
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
            .start();
    String said = new String(closing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(closing.waitFor()).as(said).isZero();
  }
}
