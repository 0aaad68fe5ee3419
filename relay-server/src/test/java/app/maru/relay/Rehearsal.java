package app.maru.relay;

import app.maru.p2p.files.PrivateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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
      PrivateFiles.deleteFolder(data);
    }
    if (!Files.exists(cache)) {
      throw new IllegalStateException("no cache was written");
    }
  }
}
