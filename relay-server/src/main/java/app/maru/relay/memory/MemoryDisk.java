package app.maru.relay.memory;

import app.maru.relay.mailbox.Disk;
import app.maru.relay.mailbox.DiskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A disk in memory that remembers what has not been forced, so that a power failure can take some
/// of it. It can also run full. Any thread.
public final class MemoryDisk implements Disk {
  /// How a power failure treats what was not forced.
  public enum Cut {
    /// The first of the writes to a file are there, the last of them in part.
    TORN,
    /// Any of the blocks written, of 4 KiB, are there.
    REORDERED,
    /// Any of the sectors written, of 512 bytes, are there, or hold rubbish.
    SHREDDED
  }

  private final Map<String, MemoryFile> names = new LinkedHashMap<>();
  private Map<String, MemoryFile> forcedNames = new LinkedHashMap<>();
  private final List<Renaming> unforced = new ArrayList<>();
  private long capacity = Long.MAX_VALUE;
  private long operationsLeft = Long.MAX_VALUE;
  private Runnable whenSpent = () -> {};
  private long forces;
  private boolean lying;
  private boolean forgetful;
  private int open;
  private Reading reading = () -> {};

  /// What happens before something is read.
  public interface Reading {
    /// Reading begins.
    ///
    /// @throws IOException if it can't be read now
    void begins() throws IOException;
  }

  /// What a new program finds after this one was killed: all that was written.
  public synchronized MemoryDisk afterKill() {
    MemoryDisk left = new MemoryDisk();
    names.forEach((name, file) -> left.put(name, file.contents()));
    return left;
  }

  /// What a new program finds after the power failed now.
  public synchronized MemoryDisk afterPowerFailure(Cut cut, RandomGenerator random) {
    Map<String, MemoryFile> found = new LinkedHashMap<>(forcedNames);
    int kept = random.nextInt(unforced.size() + 1);
    for (int i = 0; i < unforced.size(); i++) {
      if (cut == Cut.TORN ? i < kept : random.nextBoolean()) {
        unforced.get(i).on(found);
      }
    }
    MemoryDisk left = new MemoryDisk();
    found.forEach((name, file) -> left.put(name, file.afterPowerFailure(cut, random)));
    return left;
  }

  /// From now on no more than this fits, all files together.
  public synchronized void capacity(long bytes) {
    capacity = bytes;
  }

  /// After that many more writes and forces, runs the action and lets none of them happen any more.
  public synchronized void failAfter(long operations, Runnable action) {
    operationsLeft = operations;
    whenSpent = action;
  }

  /// From now on the disk says that it has forced what it has not: to test tests.
  public synchronized void forcesNothing() {
    lying = true;
  }

  /// From now on the disk forces what is in files, and not what they are called: to test tests.
  public synchronized void forcesNoNames() {
    forgetful = true;
  }

  boolean isLying() {
    return lying;
  }

  /// From now on this happens before anything is read: to let reading fail for a while.
  public synchronized void beforeReading(Reading what) {
    reading = what;
  }

  void reading() throws IOException {
    reading.begins();
  }

  /// How many files are open that have been created or opened here.
  public synchronized int openFiles() {
    return open;
  }

  void opened(int more) {
    open += more;
  }

  /// How often anything was forced.
  public synchronized long forces() {
    return forces;
  }

  /// Flips a bit of a file, as a disk does that gets old.
  public synchronized void damage(String name, long position) {
    MemoryFile file = names.get(name);
    if (file != null) {
      file.flip((int) position);
    }
  }

  /// From now on a byte of a file can't be read, as on a disk with a bad sector.
  public synchronized void spoil(String name, long position) {
    MemoryFile file = names.get(name);
    if (file != null) {
      file.spoil((int) position);
    }
  }

  @Override
  public synchronized List<String> names() {
    return List.copyOf(names.keySet());
  }

  @Override
  public synchronized DiskFile create(String name) throws IOException {
    operation();
    if (names.containsKey(name)) {
      throw new IOException("there is such a file");
    }
    MemoryFile file = new MemoryFile(this, new byte[0]);
    open++;
    change(new Renaming(null, name, file));
    return file;
  }

  @Override
  public synchronized DiskFile open(String name) throws IOException {
    MemoryFile file = file(name);
    open++;
    return file;
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    operation();
    change(new Renaming(from, to, file(from)));
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    operation();
    change(new Renaming(name, null, file(name)));
  }

  @Override
  public synchronized void forceNames() throws IOException {
    operation();
    forces++;
    if (lying || forgetful) {
      return;
    }
    forcedNames = new LinkedHashMap<>(names);
    unforced.clear();
  }

  @Override
  public synchronized void copy(String name, Path folder) throws IOException {
    reading();
    Files.write(folder.resolve(name), file(name).contents());
  }

  /// A file as it would be after everything was forced.
  public synchronized void put(String name, byte[] contents) {
    MemoryFile file = new MemoryFile(this, contents);
    names.put(name, file);
    forcedNames.put(name, file);
  }

  /// The bytes of a file as its program sees them.
  public synchronized byte[] contents(String name) throws IOException {
    return file(name).contents();
  }

  void operation() throws IOException {
    if (operationsLeft == 0) {
      Runnable action = whenSpent;
      whenSpent = () -> {};
      action.run();
      throw new IOException("the power is off");
    }
    operationsLeft--;
  }

  void forced() {
    forces++;
  }

  void mustFit(long more) throws IOException {
    long used = 0;
    for (MemoryFile file : names.values()) {
      used += file.size();
    }
    if (used + more > capacity) {
      throw new IOException("no space left on device");
    }
  }

  private MemoryFile file(String name) throws IOException {
    MemoryFile file = names.get(name);
    if (file == null) {
      throw new IOException("no such file");
    }
    return file;
  }

  private void change(Renaming renaming) {
    renaming.on(names);
    unforced.add(renaming);
  }

  private record Renaming(@Nullable String from, @Nullable String to, MemoryFile file) {
    void on(Map<String, MemoryFile> some) {
      if (from != null) {
        some.remove(from);
      }
      if (to != null) {
        some.put(to, file);
      }
    }
  }
}
