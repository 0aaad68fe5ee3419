package app.maru.installer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs the programs that packaging is made of: those of the Java that runs this, and those of the
/// system.
final class Tools {
  /// What is shown of a program that failed.
  private static final int TAIL = 30;

  /// Compressing an image takes a minute or two; more than this is a program that waits for
  /// somebody.
  private static final int PATIENCE_MINUTES = 15;

  private static final Pattern PATHS = Pattern.compile(Pattern.quote(File.pathSeparator));

  private final Path java;
  private final Path logs;

  /// @param java the home of the Java that packages are made with and get a part of
  /// @param logs a folder for what the programs say
  Tools(Path java, Path logs) {
    this.java = java;
    this.logs = logs;
  }

  /// The home of the Java that packages are made with.
  Path java() {
    return java;
  }

  /// Whether the system has a program.
  static boolean has(String program) {
    return PATHS
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .map(folder -> Path.of(folder, program))
        .anyMatch(Files::isExecutable);
  }

  /// Runs `jlink`, `jpackage` and the like.
  void runJava(String program, List<String> arguments) throws PackagingException {
    String suffix = System.getProperty("os.name", "").startsWith("Windows") ? ".exe" : "";
    run(
        Stream.concat(
                Stream.of(java.resolve("bin").resolve(program + suffix).toString()),
                arguments.stream())
            .toList(),
        Map.of());
  }

  /// Runs a program to its end.
  ///
  /// @param environment added to this process's own
  /// @throws PackagingException with the last lines it said if it fails
  void run(List<String> command, Map<String, String> environment) throws PackagingException {
    String name = Path.of(command.getFirst()).getFileName().toString();
    try {
      Path log = Files.createTempFile(logs, name + "-", ".log");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new PackagingException(name + " did not end: see " + log);
      }
      if (process.exitValue() != 0) {
        List<String> said = Files.readAllLines(log);
        throw new PackagingException(
            name
                + " failed with "
                + process.exitValue()
                + ":\n"
                + String.join("\n", said.subList(Math.max(0, said.size() - TAIL), said.size())));
      }
    } catch (IOException e) {
      throw new PackagingException(name + " can't be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackagingException(name + " was interrupted", e);
    }
  }
}
