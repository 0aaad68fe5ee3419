package app.maru.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Java of its own for what a test can't do in its own process.
public final class ChildJava {
  private ChildJava() {}

  /// The command that runs the `main` of a class of the tests.
  ///
  /// @param options for Java itself
  public static List<String> command(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // Its figures for others lie in a file.
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /// Maru itself, without a screen or a bus, for a person whose home is `home`.
  static ProcessBuilder maru(Path home, String... arguments) {
    return maru(Launcher.class, home, arguments);
  }

  /// As above.
  ///
  /// @param main starts it
  static ProcessBuilder maru(Class<?> main, Path home, String... arguments) {
    ProcessBuilder start =
        new ProcessBuilder(
                command(
                    main,
                    List.of(
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Duser.home=" + home,
                        "-Djavafx.cachedir=" + home.resolve("javafx")),
                    arguments))
            .directory(home.toFile());
    start
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("DBUS_") || name.endsWith("DISPLAY"));
    start.environment().put("HOME", home.toString());
    start.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
    start.environment().put("XDG_RUNTIME_DIR", home.toString());
    return start;
  }

  /// Where that Maru keeps its profile.
  static Path profile(Path home) {
    return home.resolve("data").resolve("maru").resolve("profiles").resolve("default");
  }

  /// The tests may run as a module, this need not.
  private static String classPath() {
    return Stream.of(
            System.getProperty("java.class.path", ""),
            System.getProperty("jdk.module.path", ""),
            Path.of("target/classes").toAbsolutePath().toString(),
            Path.of("target/test-classes").toAbsolutePath().toString())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
