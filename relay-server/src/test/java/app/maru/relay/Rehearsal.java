package app.maru.relay;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts the packed relay once, so that Java writes down which classes a start needs: later starts
/// take a fraction of the time.
final class Rehearsal {
  private Rehearsal() {}

  /// Works in the folder of the packed relay.
  public static void main(String[] arguments) throws Exception {
    Path dist = Path.of(arguments[0]);
    Path lib = dist.resolve("lib");
    String javaHome = System.getProperty("java.home");
    Files.writeString(lib.resolve("java-home"), javaHome);
    Path cache = lib.resolve("maru.aot");
    Files.deleteIfExists(cache);
    Path data = Files.createTempDirectory("maru-rehearsal");
    try (RelayProcess relay =
        RelayProcess.start(
            dist.resolve("bin/maru-relay"),
            Map.of("JAVA_HOME", javaHome, "MARU_AOT_OPTION", "-XX:AOTCacheOutput=" + cache),
            "--data",
            data.toString(),
            "--port",
            "0",
            "--discovery",
            "off")) {
      relay.link();
      relay.terminate();
    } finally {
      delete(data);
    }
    if (!Files.exists(cache)) {
      throw new IllegalStateException("no cache was written");
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
