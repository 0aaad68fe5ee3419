package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.Draft;
import app.maru.messaging.client.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever logs out or shuts the computer down ends Maru by a signal.
@EnabledOnOs(OS.LINUX)
final class TerminatedTest {
  private static final long PATIENCE_SECONDS = 60;
  private static final int TERMINATED = 143;
  private static final int KILLED = 137;
  private static final Executor EACH = Thread::startVirtualThread;
  private static final String FOUND = "the database was ";

  @TempDir private Path home;
  private final List<Started> all = new ArrayList<>();

  /// A Maru that runs, and all it has said.
  private static final class Started {
    private final Process maru;
    private final BufferedReader says;
    private final List<String> said = new ArrayList<>();

    Started(Process maru) {
      this.maru = maru;
      this.says = maru.inputReader(StandardCharsets.UTF_8);
    }

    private static <T> T soon(CompletableFuture<T> what) throws Exception {
      return what.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// The next line with this in it, from there on.
    String says(String part) throws Exception {
      String line = soon(CompletableFuture.supplyAsync(() -> next(part), EACH));
      return line.substring(line.indexOf(part));
    }

    private String next(String part) {
      try {
        String line = says.readLine();
        while (line != null && !line.contains(part)) {
          said.add(line);
          line = says.readLine();
        }
        assertThat(line).as("it ended, having said %s", said).isNotNull();
        return line;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Unlike the process, its handle leaves what it still says to be read.
    void signal() {
      maru.toHandle().destroy();
    }

    void quit() throws IOException {
      tell("");
    }

    void tell(String line) throws IOException {
      maru.outputWriter().append(line).append('\n').flush();
    }

    /// What it called a fault, or the machine printed.
    Stream<String> faults() {
      return said.stream().filter(line -> line.matches("(.* ERROR |Exception in ).*"));
    }

    /// Its code, once it has said all.
    int ends() throws Exception {
      soon(CompletableFuture.runAsync(() -> says.lines().forEach(said::add), EACH));
      return soon(maru.onExit()).exitValue();
    }
  }

  private Started start() throws IOException {
    return start(Launcher.class);
  }

  private Started start(Class<?> main) throws IOException {
    ProcessBuilder start = ChildJava.maru(main, home, "--no-discovery", "--port", "0");
    start.environment().put("MARU_LOG", "INFO");
    Started started = new Started(start.redirectErrorStream(true).start());
    all.add(started);
    return started;
  }

  @AfterEach
  void end() throws Exception {
    for (Started each : all) {
      each.maru.destroyForcibly().waitFor();
    }
  }

  @Test
  void what_a_signal_ends_is_closed_and_what_is_killed_is_not() throws Exception {
    RealWindow.client(ChildJava.profile(home), "Ann").close();
    Started terminated = start();
    assertThat(terminated.says(FOUND)).isEqualTo("the database was closed");
    terminated.signal();
    assertThat(terminated.ends()).isEqualTo(TERMINATED);
    Started killed = start();
    assertThat(killed.says(FOUND)).isEqualTo("the database was closed");
    killed.maru.toHandle().destroyForcibly();
    assertThat(killed.ends()).isEqualTo(KILLED);
    assertThat(start().says(FOUND)).isEqualTo("the database was left open");
  }

  /// Once the machine ends the screen's thread may wait for ever, and what is written is lost.
  @Test
  void what_a_signal_ends_is_closed_before_the_machine_ends() throws Exception {
    Started signalled = start(SignalledMaru.class);
    assertThat(signalled.ends()).isEqualTo(TERMINATED);
    assertThat(signalled.said.getFirst()).isEqualTo(SignalledMaru.EARLY);
    assertThat(signalled.faults()).isEmpty();
  }

  @Test
  void a_signal_before_there_is_a_window_is_no_fault() throws Exception {
    Started ending = start(EndingMaru.class);
    assertThat(ending.ends()).isZero();
    assertThat(ending.said).anyMatch(line -> line.endsWith("main broke off at the end"));
    assertThat(ending.faults()).isEmpty();
  }

  @Test
  void a_signal_while_the_database_is_opened_waits_and_closes_it() throws Exception {
    RealWindow.client(ChildJava.profile(home), "Ann").close();
    Started started = start();
    started.says(FOUND);
    started.signal();
    assertThat(started.ends()).isEqualTo(TERMINATED);
    assertThat(started.faults()).isEmpty();
    assertThat(start().says(FOUND)).isEqualTo("the database was closed");
  }

  @Test
  void a_signal_while_it_quits_waits_until_all_is_closed() throws Exception {
    RealWindow.client(ChildJava.profile(home), "Ann").close();
    Started quitting = start(QuittingMaru.class);
    quitting.says(FOUND);
    quitting.quit();
    quitting.says(QuittingMaru.QUITS);
    quitting.signal();
    // Whichever of the two comes to its end first.
    assertThat(quitting.ends()).isIn(0, TERMINATED);
    assertThat(quitting.faults()).isEmpty();
    assertThat(start().says(FOUND)).isEqualTo("the database was closed");
  }

  @ParameterizedTest
  @EnumSource
  void what_is_being_written_is_kept_whatever_brings_the_end(WritingMaru.End end) throws Exception {
    Path profile = ChildJava.profile(home);
    RealWindow.client(profile, "Ann").close();
    Started writing = start(WritingMaru.class);
    writing.says(FOUND);
    writing.tell(end.name());
    assertThat(writing.ends())
        .isIn(
            switch (end) {
              case QUIT -> List.of(0);
              case SIGNAL -> List.of(TERMINATED);
              // Either may be the quicker.
              case BOTH -> List.of(0, TERMINATED);
            });
    // Closed by the signal itself: once the machine ends, the screen's thread may wait for ever.
    assertThat(writing.said).contains(WritingMaru.GONE);
    assertThat(writing.faults()).isEmpty();
    try (Client client = RealWindow.client(profile, "Ann")) {
      assertThat(client.messenger().chats().drafts().get(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .containsValue(new Draft(WritingMaru.TEXT, Optional.empty()));
    }
  }

  @Test
  void what_breaks_off_at_the_end_is_no_fault_but_a_failed_closing_is() throws Exception {
    Started failing = start(FailingAtTheEnd.class);
    assertThat(failing.ends()).isZero();
    assertThat(failing.faults()).hasSize(2);
    assertThat(failing.said)
        .anyMatch(line -> line.endsWith("a fault of ours on work"))
        .anyMatch(line -> line.endsWith("drawing broke off at the end"))
        .anyMatch(line -> line.endsWith("IllegalStateException: closing"));
  }
}
