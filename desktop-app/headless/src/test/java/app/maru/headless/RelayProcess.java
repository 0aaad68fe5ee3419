package app.maru.headless;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// A relay in a process of its own, which may be killed and started again.
final class RelayProcess implements AutoCloseable {
  private static final String LINK = "link: ";

  private final Path data;
  private final String link;
  private Process process;

  private RelayProcess(Path data) {
    this.data = data;
    this.process = run(data, 0);
    this.link = link(process);
  }

  /// Makes a relay in a folder and starts it.
  static RelayProcess starts(Path data) {
    return new RelayProcess(data);
  }

  private static Process run(Path data, int port) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            ClassPath.without("headless"),
            "app.maru.relay.Main",
            "--data",
            data.toString(),
            "--port",
            String.valueOf(port),
            "--host",
            "127.0.0.1",
            "--discovery",
            "off");
    try {
      return new ProcessBuilder(command)
          .redirectError(
              ProcessBuilder.Redirect.appendTo(data.resolveSibling("relay.log").toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String link(Process process) {
    try {
      BufferedReader lines = process.inputReader();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(LINK)) {
          return line.substring(LINK.length());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("the relay did not start");
  }

  /// What it printed to be added by.
  String link() {
    return link;
  }

  /// Ends it at once, as `kill -9` does.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Starts it again where it was.
  void startsAgain() {
    process = run(data, port());
    if (!link(process).equals(link)) {
      throw new AssertionError("another link");
    }
  }

  private int port() {
    String place = link.substring(0, link.indexOf('#'));
    return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
