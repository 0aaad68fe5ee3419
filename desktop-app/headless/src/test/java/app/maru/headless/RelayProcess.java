package app.maru.headless;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A relay in a process of its own, which may be killed and started again.
final class RelayProcess implements AutoCloseable {
  private static final String LINK = "link: ";

  private final Path data;
  private final String link;
  private Process process;

  private final List<String> before;
  private final boolean announced;

  private RelayProcess(Path data, List<String> before, boolean announced) {
    this.data = data;
    this.before = before;
    this.announced = announced;
    this.process = run(0);
    this.link = link(process);
  }

  /// Makes a relay in a folder and starts it.
  static RelayProcess starts(Path data) {
    return new RelayProcess(data, List.of(), false);
  }

  /// The same behind another command (as `ip netns exec` is), announced where that leads.
  static RelayProcess announces(Path data, List<String> before) {
    return new RelayProcess(data, before, true);
  }

  private Process run(int port) {
    List<String> command = new ArrayList<>(before);
    command.addAll(
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
            String.valueOf(port)));
    command.addAll(announced ? List.of() : List.of("--host", "127.0.0.1", "--discovery", "off"));
    try {
      return new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
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
    process = run(port());
    if (!link(process).equals(link)) {
      throw new AssertionError("another link");
    }
  }

  /// All that its Java has in memory, what is garbage already with it.
  byte[] memory() {
    Path file = data.resolveSibling("relay.hprof");
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process dump =
          new ProcessBuilder(
                  jcmd.toString(),
                  String.valueOf(process.pid()),
                  "GC.heap_dump",
                  "-all",
                  file.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (dump.onExit().join().exitValue() != 0) {
        throw new AssertionError(said);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it keeps.
  Path data() {
    return data;
  }

  /// What it logs.
  Path log() {
    return data.resolveSibling("relay.log");
  }

  /// Where it listens.
  int port() {
    String place = link.substring(0, link.indexOf('#'));
    return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
