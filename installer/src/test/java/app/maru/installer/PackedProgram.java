package app.maru.installer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A packed program, started by its script as anybody starts it, and what it says line by line. For
/// one thread.
final class PackedProgram implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 30;
  private static final Optional<String> END = Optional.empty();

  private final Process process;
  private final BlockingQueue<Optional<String>> coming = new LinkedBlockingQueue<>();
  private final List<String> lines = new ArrayList<>();
  private final Path errors;
  private int requests;

  /// @param errors the file that takes its standard error
  PackedProgram(Path script, Path errors, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(script.toAbsolutePath().toString());
    command.addAll(options);
    this.errors = errors;
    this.process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    var _ = Thread.ofVirtual().start(() -> read(process.inputReader(StandardCharsets.UTF_8)));
  }

  private void read(BufferedReader reader) {
    try (reader) {
      reader.lines().map(Optional::of).forEach(coming::add);
    } catch (IOException | UncheckedIOException killed) {
      // The pipe of a killed process.
    }
    coming.add(END);
  }

  /// The first line since its start that fits; waits for it.
  String line(String what, Predicate<String> fits) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    for (int looked = 0; ; looked++) {
      if (looked == lines.size() && !take(deadline - System.nanoTime())) {
        throw new AssertionError(what + " never came: " + lines + "; see " + errors);
      }
      if (fits.test(lines.get(looked))) {
        return lines.get(looked);
      }
    }
  }

  /// Waits for one line more; false if none comes.
  private boolean take(long nanos) {
    try {
      Optional<String> next = coming.poll(nanos, TimeUnit.NANOSECONDS);
      if (next == null) {
        return false;
      }
      next.ifPresentOrElse(lines::add, () -> coming.add(END));
      return next.isPresent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Calls a method with parameters given as name, value, name, value; its result.
  JsonNode call(String method, Object... params) throws IOException {
    ObjectNode named = JSON.createObjectNode();
    for (int i = 0; i < params.length; i += 2) {
      named.set((String) params[i], JSON.valueToTree(params[i + 1]));
    }
    int id = ++requests;
    ObjectNode request = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", id);
    request.put("method", method).set("params", named);
    process.getOutputStream().write((request + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    String answer = line(method, line -> json(line).path("id").asInt() == id);
    return json(answer).required("result");
  }

  /// The first event of a type, since its start, that has these fields: name, value, name, value.
  void event(String type, String... fields) {
    var _ = line(type, line -> isEvent(line, type, fields));
  }

  /// How many of them there are by now.
  long count(String type, String... fields) {
    while (take(0)) {
      // What has come meanwhile counts, too.
    }
    return lines.stream().filter(line -> isEvent(line, type, fields)).count();
  }

  private static boolean isEvent(String line, String type, String... fields) {
    JsonNode params = json(line).path("params");
    boolean is = params.path("type").asText().equals(type);
    for (int i = 0; i < fields.length; i += 2) {
      is &= params.path(fields[i]).asText().equals(fields[i + 1]);
    }
    return is;
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  /// Ends it as a power cut would.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Closes its standard input and waits until it has ended by itself.
  void end() throws IOException {
    process.getOutputStream().close();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    kill();
  }
}
