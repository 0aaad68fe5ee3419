package app.maru.p2p.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A program on a host of the lab: lines go in, lines come out.
public final class HostProcess implements AutoCloseable {
  private final Process process;
  private final LinkedBlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();

  /// A line that the program said.
  ///
  /// @param nanoTime when it came
  public record Line(String text, long nanoTime) {}

  private HostProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::read);
  }

  static HostProcess start(List<String> command, List<String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put(environment.get(0), environment.get(1));
    try {
      return new HostProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(new Line(line, System.nanoTime()));
      }
    } catch (IOException e) {
      // the program has ended
    }
  }

  /// Says a line to the program.
  public void say(String line) {
    try {
      Writer writer = process.outputWriter(StandardCharsets.UTF_8);
      writer.write(line + "\n");
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The next line that starts with `start`; lines before it are passed over.
  public Line await(String start, Duration atMost) {
    return await(text -> text.startsWith(start), "\"" + start + "…\"", atMost);
  }

  /// The next line that is wanted; lines before it are passed over.
  public Line await(Predicate<String> wanted, String what, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      Line line = poll(deadline - System.nanoTime());
      if (line == null) {
        throw new AssertionError("no " + what + " within " + atMost + ", only " + seen);
      }
      seen.add(line.text());
      if (wanted.test(line.text())) {
        return line;
      }
    }
  }

  /// Lines that start with each of `starts`, in whatever order.
  public void awaitAll(Duration atMost, String... starts) {
    List<String> missing = new ArrayList<>(List.of(starts));
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!missing.isEmpty()) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      String text =
          await(said -> missing.stream().anyMatch(said::startsWith), missing + "…", left).text();
      missing.removeIf(text::startsWith);
    }
  }

  /// Passes over everything said until now.
  public void forget() {
    lines.clear();
    seen.clear();
  }

  /// What was said since and not awaited.
  public List<String> pending() {
    return lines.stream().map(Line::text).toList();
  }

  /// The program stands still as if the computer slept, or goes on.
  public void freeze(boolean frozen) {
    signal(frozen ? "STOP" : "CONT");
  }

  /// Ends it without a word.
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Line poll(long nanos) {
    try {
      return lines.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
