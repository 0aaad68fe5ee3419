package app.maru.relay.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file system of its own that can lose its power: ext4 in a file, whose kernel is told to stop
/// at once and to write nothing more, neither pages nor its journal. When it is there again, what
/// was not forced is gone, whatever program had written it. As root on Linux.
final class LoopDisk implements AutoCloseable {
  private static final long SIZE = 4L << 30;
  private static final long LET_GO_WITHIN = 10_000_000_000L;

  // EXT4_IOC_SHUTDOWN, and its flag "without the journal".
  private static final long SHUTDOWN = 0x8004_587DL;
  private static final int WITHOUT_JOURNAL = 2;

  private final Path place;
  private final Path image;
  private final Path folder;
  private final Thread atTheEnd = Thread.ofPlatform().unstarted(this::letGo);

  private LoopDisk(Path place) throws IOException {
    this.place = place;
    this.image = place.resolve("image");
    this.folder = Files.createDirectory(place.resolve("folder"));
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  /// An empty one.
  ///
  /// @throws IOException also if this is not Linux, or not root
  static LoopDisk make() throws IOException {
    LoopDisk disk = new LoopDisk(Files.createTempDirectory("relay-bench-disk"));
    try (RandomAccessFile file = new RandomAccessFile(disk.image.toFile(), "rw")) {
      file.setLength(SIZE);
    }
    try {
      run("mkfs.ext4", "-q", "-F", disk.image.toString());
      disk.mount();
    } catch (IOException e) {
      disk.close();
      throw new IOException("a disk to be cut takes root and ext4 on Linux: " + e.getMessage(), e);
    }
    return disk;
  }

  /// Where its files are.
  Path folder() {
    return folder;
  }

  /// Nothing reaches it from now on, and whoever writes or forces is told that it failed.
  void losesPower() {
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle open =
          function("open", 2, ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
      MethodHandle tell =
          function("ioctl", 2, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
      MethodHandle close = function("close", 1, ValueLayout.JAVA_INT);
      int file = (int) open.invokeExact(arena.allocateFrom(folder.toString()), 0, 0);
      MemorySegment how = arena.allocateFrom(ValueLayout.JAVA_INT, WITHOUT_JOURNAL);
      int answer = (int) tell.invokeExact(file, SHUTDOWN, how);
      var _ = (int) close.invokeExact(file);
      if (answer != 0) {
        throw new IllegalStateException("the disk can't be cut");
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// It is there again, with what had reached it. Nobody may have a file of it open.
  void comesBack() throws Exception {
    Until.holds(
        "the disk works again",
        () -> {
          unmount();
          mount();
          return works();
        });
  }

  /// Not as long as anybody else on this computer has a view of what was cut.
  private boolean works() {
    try {
      Files.delete(Files.createTempFile(folder, "probe", ""));
      return true;
    } catch (IOException cut) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException ending) {
      return; // it does the rest
    }
    letGo();
  }

  private void letGo() {
    try {
      unmount();
      Files.deleteIfExists(image);
      Files.deleteIfExists(folder);
      Files.deleteIfExists(place);
    } catch (Exception stays) {
      System.err.println(folder + " stays: " + stays);
    }
  }

  private void mount() throws IOException {
    run("mount", "-o", "loop", image.toString(), folder.toString());
    // Where others have copied the mounts of this computer, it goes with this one.
    run("mount", "--make-shared", folder.toString());
  }

  /// A process that was killed may hold on to it for a moment.
  private void unmount() throws Exception {
    Until.within(
        LET_GO_WITHIN,
        () -> {
          if (!isMounted()) {
            return true;
          }
          try {
            run("umount", folder.toString());
          } catch (IOException busy) {
            return false;
          }
          return true;
        });
    if (isMounted()) {
      throw new IOException("somebody holds on to " + folder);
    }
  }

  private boolean isMounted() throws IOException {
    return Files.readAllLines(Path.of("/proc/mounts")).stream()
        .anyMatch(line -> line.contains(" " + folder + " "));
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String says =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(says);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, int fixed, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    List<Linker.Option> options = new ArrayList<>();
    if (fixed < arguments.length) {
      options.add(Linker.Option.firstVariadicArg(fixed));
    }
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments),
        options.toArray(new Linker.Option[0]));
  }
}
