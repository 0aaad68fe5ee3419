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

  /// A start takes some seconds, also where four other builds run.
  private static final int MOST_STEPS = 480;

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
    try {
      rest(process, launcher);
      process.destroy();
      if (!process.waitFor(LAST_MINUTES, TimeUnit.MINUTES)) {
        throw new PackagingException(launcher.name() + " does not end: see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackagingException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
    if (Files.notExists(Settings.memory(layout, launcher))) {
      throw new PackagingException(
          launcher.name() + " did not start in its rehearsal:\n" + said(log));
    }
    check(launcher, log);
    Settings.write(layout, launcher);
  }

  private void prepare(Map<String, String> environment) {
    environment.keySet().removeIf(name -> OTHERS.matcher(name).matches());
    PLACES.forEach(place -> environment.put(place, home.toString()));
    environment.put(LEVEL, "WARN");
  }

  /// Java writes down half a rehearsal, too.
  private void check(Launcher launcher, Path log) throws PackagingException, IOException {
    String said = said(log);
    if (!hasReported(launcher)) {
      throw new PackagingException(
          launcher.name() + " did not show all in its rehearsal: see " + log + "\n" + said);
    }
    if (FAULT.matcher(said).find()) {
      throw new PackagingException(
          launcher.name() + " failed in its rehearsal: see " + log + "\n" + said);
    }
  }

  private boolean hasReported(Launcher launcher) {
    return launcher.rehearsal().report().map(home::resolve).map(Files::exists).orElse(true);
  }

  /// In whatever letters a system writes.
  private static String said(Path log) throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }

  /// Waits until a program has ended or has nothing more to do: a window may rest between two
  /// pictures.
  private void rest(Process process, Launcher launcher) throws InterruptedException {
    Duration before = Duration.ZERO;
    int resting = 0;
    for (int step = 0; step < MOST_STEPS && resting < RESTING; step++) {
      if (machine.step(process)) {
        return;
      }
      Duration used = machine.used(process).orElse(before);
      boolean rests =
          hasReported(launcher) && !used.isZero() && used.minus(before).compareTo(REST) <= 0;
      resting = rests ? resting + 1 : 0;
      before = used;
    }
  }
}
