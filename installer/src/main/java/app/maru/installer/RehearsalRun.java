package app.maru.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Starts a program of an image once, so that Java writes down what starting needs: every later
/// start takes about half as long.
///
/// The program is ended as by its system when it has nothing more to do. It sees a folder of its
/// own as home, and no network beyond what its arguments allow. Where a program can only be killed
/// (Windows) Java would write nothing down, and none is started.
final class RehearsalRun {
  /// Processor time within a step that counts as rest: a window blinks its cursor.
  private static final Duration REST = Duration.ofMillis(40);

  /// Steps of rest in a row after which a start is over.
  private static final int RESTING = 8;

  /// What is to be shown takes some seconds, and a minute where four other builds run: after so
  /// long it hangs.
  private static final Duration MOST = Duration.ofMinutes(10);

  /// A program that shows nothing more is ended after that, whether it rests or not.
  private static final Duration MOST_UNRESTING = Duration.ofMinutes(2);

  /// Writing the memory down takes some seconds more.
  private static final int LAST_MINUTES = 5;

  /// A line of a program's log that tells of a failure, or what Java prints where nobody caught
  /// one.
  private static final Pattern FAULT =
      Pattern.compile("^(\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ERROR |Exception in )", Pattern.MULTILINE);

  /// How much the window and the client without one log.
  private static final String LEVEL = "MARU_LOG";

  /// Where systems say that programs keep things; macOS has no variables, but goes by the home.
  private static final List<String> PLACES =
      List.of("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA");

  /// What tells a program of the session and the Java of whoever makes the packages, or settles
  /// something for Maru itself.
  private static final Pattern OTHERS =
      Pattern.compile(
          "DBUS_.*|.*DISPLAY|XDG_RUNTIME_DIR|(JAVA_TOOL|JDK_JAVA|_JAVA)_OPTIONS|MARU_.*");

  private final Path home;
  private final Machine machine;

  /// @param home an empty folder, used for all programs of an image one after the other
  RehearsalRun(Path home, Machine machine) {
    this.home = home.toAbsolutePath();
    this.machine = machine;
  }

  /// Where profiles of a system are, from the home that a rehearsal sees: the client without a
  /// screen makes one there by its folder, and the window finds it by its name.
  ///
  /// @param system its name, as Java has it
  static String profiles(String system) {
    if (system.startsWith("Windows")) {
      return "Maru/profiles";
    }
    return system.startsWith("Mac") ? "Library/Application Support/Maru/profiles" : "maru/profiles";
  }

  /// Rehearses a launcher. Its settings are afterwards those of every day.
  void rehearse(Path image, Launcher launcher) throws PackagingException, IOException {
    Layout layout = Layout.of(image);
    if (!machine.endsGently()) {
      Settings.write(layout, launcher);
      return;
    }
    Settings.writeRehearsal(layout, launcher, home);
    Path log = home.resolve(launcher.name() + ".log");
    List<String> command = new ArrayList<>();
    command.add(layout.launcher(launcher.name()).toString());
    command.addAll(launcher.rehearsal().arguments());
    ProcessBuilder builder = machine.starts(command);
    builder.directory(home.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    prepare(builder.environment());
    Process process = builder.start();
    Duration taken;
    try {
      taken = watch(process, launcher, log);
      if (!hasReported(launcher) && !FAULT.matcher(said(log)).find()) {
        askForThreads(process);
      }
      process.destroy();
      if (!process.waitFor(LAST_MINUTES, TimeUnit.MINUTES)) {
        askForThreads(process);
        throw new PackagingException(launcher.name() + " does not end: see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackagingException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
    check(layout, launcher, log, taken);
    Settings.write(layout, launcher);
  }

  private void prepare(Map<String, String> environment) {
    environment.keySet().removeIf(name -> OTHERS.matcher(name).matches());
    PLACES.forEach(place -> environment.put(place, home.toString()));
    environment.put(LEVEL, "WARN");
  }

  /// Java writes down half a rehearsal, too.
  private void check(Layout layout, Launcher launcher, Path log, Duration taken)
      throws PackagingException, IOException {
    String said = said(log);
    String lacks = "";
    if (FAULT.matcher(said).find()) {
      lacks = "failed";
    } else if (Files.notExists(Settings.memory(layout, launcher))) {
      lacks = "did not start";
    } else if (!hasReported(launcher)) {
      lacks = "did not show all";
    }
    if (!lacks.isEmpty()) {
      throw new PackagingException(
          "%s %s in its rehearsal, which took %d s: see %s%n%s"
              .formatted(launcher.name(), lacks, taken.toSeconds(), log, said));
    }
  }

  private boolean hasReported(Launcher launcher) {
    return launcher.rehearsal().report().map(home::resolve).map(Files::exists).orElse(true);
  }

  /// In whatever letters a system writes.
  private static String said(Path log) throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }

  /// Waits until a program has ended, has failed or has nothing more to do: a window may rest
  /// between two pictures.
  ///
  /// @return how long that took
  private Duration watch(Process process, Launcher launcher, Path log)
      throws InterruptedException, IOException {
    Duration before = Duration.ZERO;
    Duration unreported = Duration.ZERO;
    Duration reported = Duration.ZERO;
    int resting = 0;
    while (resting < RESTING
        && unreported.compareTo(MOST) < 0
        && reported.compareTo(MOST_UNRESTING) < 0
        && !machine.step(process)) {
      Duration used = machine.used(process).orElse(before);
      if (hasReported(launcher)) {
        boolean rests = !used.isZero() && used.minus(before).compareTo(REST) <= 0;
        resting = rests ? resting + 1 : 0;
        reported = reported.plus(Machine.STEP);
      } else {
        unreported = unreported.plus(Machine.STEP);
      }
      before = used;
      if (FAULT.matcher(said(log)).find()) {
        break;
      }
    }
    return unreported.plus(reported);
  }

  /// Has a Java that hangs say into its log where.
  private void askForThreads(Process process) throws InterruptedException, IOException {
    if (!process.isAlive()) {
      return;
    }
    new ProcessBuilder("sh", "-c", "kill -QUIT " + process.pid())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    machine.step(process);
  }
}
