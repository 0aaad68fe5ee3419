package app.maru.relay;

import app.maru.p2p.relay.RelayInvitation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A relay, or one of its commands, in a process of its own.
final class RelayProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader out;
  private final Path errors;

  private RelayProcess(Process process, Path errors) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.errors = errors;
  }

  /// Starts the packed program.
  static RelayProcess start(Path program, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(List.of(program.toString()), environment, arguments);
  }

  /// Starts the classes of this build.
  static RelayProcess start(Map<String, String> environment, String... arguments)
      throws IOException {
    return start(ChildJvm.command("app.maru.relay.Main"), environment, arguments);
  }

  private static RelayProcess start(
      List<String> program, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile("maru-relay", ".err");
    errors.toFile().deleteOnExit();
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return new RelayProcess(builder.start(), errors);
  }

  /// Waits for the line with the link.
  RelayInvitation link() throws IOException {
    String line = out.readLine();
    if (line == null || !line.startsWith("link: ")) {
      throw new IllegalStateException("no link but " + line + "\n" + errors());
    }
    return RelayInvitation.parse(line.substring("link: ".length())).orElseThrow();
  }

  /// All it prints until it ends.
  String output() throws IOException {
    return out.readAllAsString();
  }

  /// All it complained of.
  String errors() throws IOException {
    return Files.readString(errors);
  }

  /// Waits for its end.
  int code() throws InterruptedException, IOException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("does not end\n" + errors());
    }
    return process.exitValue();
  }

  /// Asks it to end, as a system does that shuts down, and waits.
  int terminate() throws InterruptedException, IOException {
    process.toHandle().destroy();
    return code();
  }

  /// Ends it as a failure of power does.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
