package app.maru.relay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server in a process of its own, and what it costs, read from `/proc` (Linux).
final class ServerProcess implements AutoCloseable {
  private static final int TICKS_PER_SECOND = 100;
  private static final int UTIME = 13;
  private static final int STIME = 14;
  private static final long PAGE = 4096;
  private static final int PATIENCE_S = 20;

  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  static ServerProcess start(Path folder, List<String> command) throws IOException {
    return new ServerProcess(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start());
  }

  /// CPU seconds it has used so far, with its children.
  double cpuSeconds() {
    return all().mapToDouble(ServerProcess::cpuSeconds).sum();
  }

  /// Resident memory in bytes, with its children.
  long residentBytes() {
    return all().mapToLong(ServerProcess::residentBytes).sum();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Kills it, as the power would.
  void kill() {
    all().forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
    } catch (CompletionException stubborn) {
      kill();
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
    return (Long.parseLong(fields[UTIME - 2]) + Long.parseLong(fields[STIME - 2]))
        / (double) TICKS_PER_SECOND;
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
