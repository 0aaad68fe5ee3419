package app.maru.relay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A server in a process of its own, and what it costs, read from `/proc` (Linux). It ends with the
/// bench, however that ends.
final class ServerProcess implements AutoCloseable {
  private static final int TICKS_PER_SECOND = 100;

  // utime, stime, cutime, cstime: its own and those of children that have ended.
  private static final int UTIME = 13;
  private static final int CHILDREN_STIME = 16;
  private static final long LOOK_NANOS = 500_000_000;

  /// Of one processor.
  private static final double RESTING = 0.05;

  private static final long PAGE = 4096;
  private static final int PATIENCE_S = 20;

  // Stopped, or ended and not waited for.
  private static final String STANDING = "TtZX";
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  private final Process process;
  private final Thread atTheEnd = Thread.ofPlatform().unstarted(this::killAll);

  private ServerProcess(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  static ServerProcess start(Path folder, List<String> command) throws IOException {
    return start(folder, command, Map.of());
  }

  /// Called by a thread that lives as long as the bench.
  static ServerProcess start(Path folder, List<String> command, Map<String, String> environment)
      throws IOException {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(SETPRIV)) {
      // The system ends it when the bench is killed.
      words.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL"));
    }
    words.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    builder.environment().putAll(environment);
    return new ServerProcess(builder.start());
  }

  /// CPU seconds it has used so far, with its children, also those that have ended.
  double cpuSeconds() {
    return cpuSeconds(process.toHandle())
        + process.descendants().mapToDouble(ServerProcess::cpuSeconds).sum();
  }

  /// Waits until it has come to rest: what is left to compile or to tidy up is no part of what
  /// comes next.
  void rest(long nanos) throws Exception {
    double[] before = {-1};
    Until.within(
        nanos,
        () -> {
          LockSupport.parkNanos(LOOK_NANOS);
          double now = cpuSeconds();
          boolean resting = now - before[0] < LOOK_NANOS / 1e9 * RESTING;
          before[0] = now;
          return resting;
        });
  }

  /// CPU seconds the bench itself has used so far.
  static double ownCpuSeconds() {
    return cpuSeconds(ProcessHandle.current());
  }

  /// Resident memory in bytes, with its children.
  long residentBytes() {
    return all().mapToLong(ServerProcess::residentBytes).sum();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Stops it as it stands: what it has asked the system for is done, and it does nothing more.
  void freeze() throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", "-STOP"));
    all().map(handle -> Long.toString(handle.pid())).forEach(command::add);
    new ProcessBuilder(command).start().waitFor();
    Until.holds("it stands still", () -> all().allMatch(ServerProcess::isFrozen));
  }

  private static boolean isFrozen(ProcessHandle handle) {
    Path tasks = Path.of("/proc", Long.toString(handle.pid()), "task");
    try (Stream<Path> all = Files.list(tasks)) {
      return all.map(task -> read(handle, "task/" + task.getFileName() + "/stat"))
          .allMatch(stat -> stat.isEmpty() || STANDING.indexOf(state(stat)) >= 0);
    } catch (IOException gone) {
      return true;
    }
  }

  private static char state(String stat) {
    return stat.charAt(stat.lastIndexOf(')') + 2);
  }

  /// Kills it at once.
  void kill() {
    killAll();
    process.onExit().join();
    forget();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
      forget();
    } catch (CompletionException stubborn) {
      kill();
    }
  }

  private void killAll() {
    all().toList().forEach(ProcessHandle::destroyForcibly);
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException ending) {
      // It runs already.
    }
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  private static double cpuSeconds(ProcessHandle handle) {
    String stat = read(handle, "stat");
    if (stat.isEmpty()) {
      return 0;
    }
    // The name stands in brackets and may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field = UTIME; field <= CHILDREN_STIME; field++) {
      ticks += Long.parseLong(fields[field - 2]);
    }
    return ticks / (double) TICKS_PER_SECOND;
  }

  private static long residentBytes(ProcessHandle handle) {
    String statm = read(handle, "statm");
    return statm.isEmpty() ? 0 : Long.parseLong(statm.split(" ", -1)[1]) * PAGE;
  }

  private static String read(ProcessHandle handle, String name) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(handle.pid()), name));
    } catch (IOException gone) {
      if (handle.isAlive()) {
        throw new UncheckedIOException(gone);
      }
      return "";
    }
  }
}
