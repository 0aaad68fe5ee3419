package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RehearsalRunTest {
  /// Nobody types anything.
  private static final String STAYS = "while :; do read _; done\n";

  @TempDir Path folder;

  private Path app() {
    return folder.resolve("image/lib/app");
  }

  private Path home() {
    return folder.resolve("home");
  }

  /// A machine on which time passes at once.
  private final class Played implements Machine {
    private final Map<Integer, Set<Path>> made;
    private final Set<Integer> busy;
    private boolean gently = true;
    private int steps;
    private Duration used = Duration.ofSeconds(1);
    private Map<String, String> environment = Map.of();

    /// @param made which files the program makes, in which steps
    /// @param busy the steps in which it works
    Played(Map<Integer, Set<Path>> made, Set<Integer> busy) {
      this.made = made;
      this.busy = busy;
    }

    @Override
    public boolean endsGently() {
      return gently;
    }

    @Override
    public ProcessBuilder starts(List<String> command) {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      return builder;
    }

    @Override
    public boolean step(Process program) throws InterruptedException {
      // It has begun when it remembers something.
      while (Files.notExists(memory())) {
        if (program.waitFor(1, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
      steps++;
      for (Path file : made.getOrDefault(steps, Set.of())) {
        try {
          Files.createFile(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      used = busy.contains(steps) ? used.plusMillis(STEP.toMillis()) : used;
      return false;
    }

    @Override
    public Optional<Duration> used(Process program) {
      return Optional.of(used);
    }
  }

  private void rehearse(String script, Optional<String> report) throws Exception {
    rehearse(Machine.here(), script, report);
  }

  /// Rehearses a program.
  ///
  /// @param script what it does, in its home
  /// @param report what it should make there
  private void rehearse(Machine machine, String script, Optional<String> report) throws Exception {
    Files.createDirectories(home());
    Path image = folder.resolve("image");
    Files.createDirectories(app());
    Files.createDirectories(image.resolve("bin"));
    Path java = Files.createDirectories(image.resolve("lib/runtime/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    new RehearsalRun(home(), machine)
        .rehearse(
            image,
            new Launcher(
                "maru",
                "app.maru.Main",
                List.of(),
                List.of(),
                new Launcher.Rehearsal(List.of(), List.of(), report)));
  }

  private Path memory() {
    return app().resolve("maru.aot");
  }

  private String remembers() {
    return ": >\"%s\"\n".formatted(memory());
  }

  private static String says(String line) {
    return "echo '%s' >&2\n".formatted(line);
  }

  @Test
  void a_rehearsed_program_finds_nothing_of_whoever_makes_the_packages() throws Exception {
    Played machine = new Played(Map.of(), Set.of());
    machine.environment =
        Map.of(
            "DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/1/bus",
            "DISPLAY", ":1",
            "WAYLAND_DISPLAY", "wayland-1",
            "XDG_RUNTIME_DIR", "/run/user/1",
            "JAVA_TOOL_OPTIONS", "-Xint",
            "_JAVA_OPTIONS", "-Xint",
            "MARU_PASSPHRASE", "secret",
            "MARU_LOG", "OFF");
    rehearse(
        machine,
        """
        env >said
        printf '%s\\n' "$@" >>said
        """
            + remembers()
            + STAYS,
        Optional.empty());
    Path home = home();
    assertThat(Files.readAllLines(home.resolve("said")))
        .contains(
            "XDG_DATA_HOME=" + home, "APPDATA=" + home, "-Duser.home=" + home, "MARU_LOG=WARN")
        .noneMatch(line ->
            line.matches(
                "(DBUS_|[A-Z_]*DISPLAY|XDG_RUNTIME_DIR|[A-Z_]*JAVA_([A-Z]+_)?OPTIONS|MARU_P).*"));
    assertThat(Files.readString(folder.resolve("image/bin/maru")))
        .contains("-XX:AOTCache=$app/maru.aot")
        .doesNotContain("user.home");
  }

  @Test
  void a_program_that_reports_that_it_has_shown_all_is_rehearsed() throws Exception {
    rehearse(remembers() + ": >shown\n", Optional.of("shown"));
    assertThat(Files.readString(folder.resolve("image/bin/maru"))).contains("-XX:AOTCache=");
  }

  @Test
  void a_program_that_does_not_report_is_not_packaged_and_its_log_is_named() {
    assertThatThrownBy(() -> rehearse(remembers() + "echo half way >&2\n", Optional.of("shown")))
        .isInstanceOf(PackagingException.class)
        .hasMessageContainingAll(
            "maru did not show all", home().resolve("maru.log").toString(), "half way");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00:00:00.000 ERROR Ending: a fault of ours on main",
        "00:00:00.000 ERROR EventPump: something could not be shown",
        "Exception in thread main java.lang.IllegalStateException"
      })
  void a_program_that_logs_an_error_is_not_packaged(String error) {
    assertThatThrownBy(() -> rehearse(remembers() + says(error), Optional.empty()))
        .isInstanceOf(PackagingException.class)
        .hasMessageContainingAll(error, home().resolve("maru.log").toString());
  }

  @Test
  void a_program_that_logs_a_warning_is_packaged() throws Exception {
    rehearse(remembers() + says("00:00:00.000 WARN  Net: 3 ERROR answers"), Optional.empty());
    assertThat(Files.readString(folder.resolve("image/bin/maru"))).contains("-XX:AOTCache=");
  }

  @Test
  void where_a_program_can_only_be_killed_none_is_rehearsed() throws Exception {
    Played machine = new Played(Map.of(), Set.of());
    machine.gently = false;
    rehearse(machine, ": >begun\n", Optional.of("shown"));
    assertThat(home().resolve("begun")).doesNotExist();
    assertThat(Files.readString(folder.resolve("image/bin/maru"))).doesNotContain("user.home");
  }

  @Test
  void a_program_is_ended_when_it_has_shown_all_and_rested_for_two_seconds() throws Exception {
    Played machine = new Played(Map.of(100, Set.of(home().resolve("shown"))), Set.of(1, 2, 103));
    rehearse(machine, remembers() + STAYS, Optional.of("shown"));
    assertThat(machine.steps).isEqualTo(103 + 8);
  }

  @Test
  void a_program_that_never_reports_is_asked_for_its_threads_after_ten_minutes() {
    Played machine = new Played(Map.of(), Set.of());
    String waits = "trap 'echo all threads' QUIT\ntrap exit TERM\n";
    assertThatThrownBy(() -> rehearse(machine, waits + remembers() + STAYS, Optional.of("shown")))
        .isInstanceOf(PackagingException.class)
        .hasMessageContainingAll("maru did not show all", "600 s", "all threads");
    assertThat(machine.steps).isEqualTo(10 * 60 * 4 + 1);
  }

  @Test
  void a_program_that_never_rests_is_ended_two_minutes_after_its_report() throws Exception {
    Set<Integer> always = IntStream.range(0, 10_000).boxed().collect(Collectors.toSet());
    Played machine = new Played(Map.of(1000, Set.of(home().resolve("shown"))), always);
    rehearse(machine, remembers() + STAYS, Optional.of("shown"));
    assertThat(machine.steps).isEqualTo(1000 - 1 + 2 * 60 * 4);
  }

  @Test
  void a_program_that_logs_an_error_is_ended_at_once() {
    Played machine = new Played(Map.of(), Set.of());
    String error = "00:00:00.000 ERROR Ending: a fault of ours on main";
    assertThatThrownBy(
            () -> rehearse(machine, says(error) + remembers() + STAYS, Optional.of("shown")))
        .isInstanceOf(PackagingException.class)
        .hasMessageContainingAll("maru failed", error);
    assertThat(machine.steps).isEqualTo(1);
  }

  @Test
  void the_profile_lies_where_the_window_of_each_system_looks_for_it() {
    assertThat(RehearsalRun.profiles("Linux")).isEqualTo("maru/profiles");
    assertThat(RehearsalRun.profiles("Windows Server 2022")).isEqualTo("Maru/profiles");
    assertThat(RehearsalRun.profiles("Mac OS X"))
        .isEqualTo("Library/Application Support/Maru/profiles");
  }
}
