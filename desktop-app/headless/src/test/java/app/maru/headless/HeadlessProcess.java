package app.maru.headless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A headless client in a process of its own, driven as a stranger's program would: by its pipes.
final class HeadlessProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final OutputStream in;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<JsonNode> events = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<Integer, JsonNode> answers = new HashMap<>();
  private final List<String> strangeLines = new ArrayList<>();
  private final StringBuilder errors = new StringBuilder();
  private final Thread reading;
  private final Thread readingErrors;
  private boolean counting;
  private boolean ended;
  private int lastId;

  /// A request's error.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final String reason;

    private Refused(JsonNode error) {
      super(error.toString());
      this.reason = error.at("/data/reason").asText();
    }
  }

  private HeadlessProcess(Process process) {
    this.process = process;
    this.in = process.getOutputStream();
    this.reading = Thread.ofVirtual().start(() -> read(process.inputReader()));
    this.readingErrors =
        Thread.ofVirtual().start(() -> readErrors(process.errorReader(StandardCharsets.UTF_8)));
  }

  /// Starts the classes under test with the Java and the libraries of this test.
  static HeadlessProcess start(String... options) {
    return start(Map.of(), List.of(), options);
  }

  /// Starts it with more in its environment, and behind another command (as `ip netns exec` is).
  static HeadlessProcess start(
      Map<String, String> environment, List<String> before, String... options) {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath(),
            Main.class.getName()));
    command.addAll(List.of(options));
    return launch(command, environment);
  }

  /// Starts any command that speaks like a headless client.
  static HeadlessProcess launch(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      return new HeadlessProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As the client has it: without the relay, which brings logging of its own.
  private static String classPath() {
    return ClassPath.without("relay-server");
  }

  /// Calls a method with parameters given as name, value, name, value, and waits for its result.
  ///
  /// @throws Refused if the answer is an error
  JsonNode call(String method, Object... params) {
    int id = send(method, params);
    JsonNode answer =
        await("the answer to " + method, () -> Optional.ofNullable(answers.remove(id)));
    if (answer.has("error")) {
      throw new Refused(answer.get("error"));
    }
    return answer.get("result");
  }

  /// Calls a method without waiting.
  ///
  /// @return the id of the request
  int send(String method, Object... params) {
    ObjectNode named = JSON.createObjectNode();
    for (int i = 0; i < params.length; i += 2) {
      named.set((String) params[i], JSON.valueToTree(params[i + 1]));
    }
    int id;
    lock.lock();
    try {
      id = ++lastId;
    } finally {
      lock.unlock();
    }
    ObjectNode request =
        JSON.createObjectNode().put("jsonrpc", "2.0").put("id", id).put("method", method);
    request.set("params", named);
    type(request + "\n");
    return id;
  }

  /// Puts anything on its standard input.
  void type(String text) {
    type(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Puts any bytes on its standard input.
  void type(byte[] bytes) {
    try {
      in.write(bytes);
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(errors(), e);
    }
  }

  /// The first event, from the start of the process, of this type that fits; waits for it.
  JsonNode event(String type, Predicate<JsonNode> fits) {
    return await(
        "an event " + type,
        () ->
            events.stream()
                .filter(event -> event.get("type").asText().equals(type))
                .filter(fits)
                .findFirst());
  }

  /// The first event of this type; waits for it.
  JsonNode event(String type) {
    return event(type, event -> true);
  }

  /// Waits until a message of this one has come to a state.
  void awaitState(String messageId, String state) {
    event(
        "message.state",
        event ->
            event.get("messageId").asText().equals(messageId)
                && event.get("state").asText().equals(state));
  }

  /// All events so far.
  List<JsonNode> events() {
    lock.lock();
    try {
      return List.copyOf(events);
    } finally {
      lock.unlock();
    }
  }

  /// All answers that nobody has waited for.
  List<JsonNode> answers() {
    lock.lock();
    try {
      return List.copyOf(answers.values());
    } finally {
      lock.unlock();
    }
  }

  /// Forgets the events so far, and from now on either keeps what comes or only counts it.
  void forget(boolean onlyCount) {
    lock.lock();
    try {
      events.clear();
      counts.clear();
      counting = onlyCount;
    } finally {
      lock.unlock();
    }
  }

  /// How many events of this type, with this `state` if not empty, came since [#forget].
  int count(String type, String state) {
    lock.lock();
    try {
      return counts.getOrDefault(type + state, 0);
    } finally {
      lock.unlock();
    }
  }

  /// Lines on standard output that are neither answers nor events.
  List<String> strangeLines() {
    lock.lock();
    try {
      return List.copyOf(strangeLines);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until `found` finds something; it is asked whenever the process said something.
  <T> T await(String what, Supplier<Optional<T>> found) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    lock.lock();
    try {
      while (true) {
        Optional<T> value = found.get();
        if (value.isPresent()) {
          return value.get();
        }
        long left = deadline - System.nanoTime();
        if (ended || left <= 0) {
          throw new AssertionError(
              what + " never came; events: " + events + "\nlines: " + strangeLines + errors());
        }
        long _ = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      lock.unlock();
    }
  }

  /// Standard error so far.
  String errors() {
    lock.lock();
    try {
      return errors.toString();
    } finally {
      lock.unlock();
    }
  }

  /// The process itself.
  Process process() {
    return process;
  }

  /// Ends it as a power cut would.
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /// Closes its standard input and waits until it has ended by itself.
  ///
  /// @return the exit code
  int end() {
    try {
      in.close();
    } catch (IOException alreadyGone) {
      // It ended before: its exit code says why.
    }
    return awaitEnd();
  }

  /// Waits until it has ended and everything it said is read.
  ///
  /// @return the exit code
  int awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running; " + errors());
      }
      reading.join();
      readingErrors.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private void read(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line);
      }
    } catch (IOException killed) {
      // The pipe of a killed process.
    }
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void take(String line) throws IOException {
    JsonNode json = line.startsWith("{") ? JSON.readTree(line) : JSON.nullNode();
    lock.lock();
    try {
      if (json.path("method").asText().equals("event")) {
        take(json.get("params"));
      } else if (json.path("id").isInt() && !counting) {
        answers.put(json.get("id").intValue(), json);
      } else if (!counting) {
        strangeLines.add(line);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void take(JsonNode event) {
    counts.merge(event.get("type").asText() + event.path("state").asText(), 1, (a, b) -> a + b);
    if (!counting) {
      events.add(event);
    }
  }

  private void readErrors(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        lock.lock();
        try {
          errors.append(line).append('\n');
        } finally {
          lock.unlock();
        }
      }
    } catch (IOException killed) {
      // The pipe of a killed process.
    }
  }
}
