package app.maru.relay;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs classes of this build in a process of its own.
public final class ChildJvm {
  private ChildJvm() {}

  /// The command that runs a program, up to its arguments.
  public static List<String> command(String mainClass) {
    String path =
        Stream.of(
                "target/classes",
                "target/test-classes",
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"))
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        path,
        mainClass);
  }

  /// Starts a program that writes what it has to say into a new file, which is there, and empty,
  /// when this returns.
  public static Process start(Path said, Class<?> program, String... arguments) throws IOException {
    Files.deleteIfExists(said);
    List<String> command = new ArrayList<>(command(program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(said.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
