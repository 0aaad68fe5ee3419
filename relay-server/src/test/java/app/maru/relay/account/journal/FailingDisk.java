package app.maru.relay.account.journal;

import app.maru.relay.memory.MemoryDisk.Cut;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// A disk that remembers what was not forced, so that a power failure can take some of it. Unlike
/// the disk under mail its files can be cut short, which H2 does; their names are always there.
///
/// A single write or force may fail as well. As under Linux what a failed force was about is taken
/// for written from then on: forcing it again does nothing, and says so to nobody.
public final class FailingDisk {
  private static final int SECTOR = 512;
  private static final int BLOCK = 4096;
  private static final int ONE_OF_RUBBISH = 8;

  private final Map<String, File> files = new TreeMap<>();
  private long operationsLeft = Long.MAX_VALUE;
  private boolean lying;
  private String failing = "";
  private Doing failingAt = Doing.FORCE;

  /// What a file can be asked for.
  public enum Doing {
    WRITE,
    FORCE
  }

  /// An empty one.
  public FailingDisk() {}

  /// After that many more writes and forces there is no power any more.
  public synchronized void failAfter(long operations) {
    operationsLeft = operations;
  }

  /// Whether there is power.
  public synchronized boolean isOn() {
    return operationsLeft > 0;
  }

  /// From now on it says that it has forced what it has not: to test the test.
  public synchronized void forcesNothing() {
    lying = true;
  }

  /// The next time somebody does this to the file of that name, it fails.
  public synchronized void failsOnce(String name, Doing what) {
    failing = name;
    failingAt = what;
  }

  /// Whether what was to fail has failed.
  public synchronized boolean hasFailed() {
    return failing.isEmpty();
  }

  /// Gives a file another name, and takes that name from whoever has it. What was not forced of it
  /// is as unsafe as before.
  synchronized void rename(String from, String to) throws IOException {
    operation();
    File file = files.remove(from);
    if (file == null) {
      throw new IOException("no such file");
    }
    file.name = to;
    files.put(to, file);
  }

  /// Forgets a file.
  synchronized void delete(String name) {
    files.remove(name);
  }

  /// One of its files, empty if it is new.
  synchronized File file(String name) {
    return files.computeIfAbsent(name, any -> new File(any, new byte[0]));
  }

  /// What is there when the power is back.
  public synchronized FailingDisk afterPowerFailure(Cut cut, RandomGenerator random) {
    FailingDisk left = new FailingDisk();
    files.forEach((name, file) ->
        left.files.put(name, left.new File(name, file.afterPowerFailure(cut, random))));
    return left;
  }

  private void operation() throws IOException {
    if (operationsLeft == 0) {
      throw new IOException("the power is off");
    }
    operationsLeft--;
  }

  private boolean fails(String name, Doing what) {
    boolean now = !failing.isEmpty() && name.equals(failing) && failingAt == what;
    failing = now ? "" : failing;
    return now;
  }

  /// A file of this disk.
  final class File {
    private String name;
    private final List<Change> unforced = new ArrayList<>();
    private byte[] current;
    private byte[] forced;

    /// What a failed force was about was never written, though all read it.
    private boolean pretends;

    private File(String name, byte[] contents) {
      this.name = name;
      current = contents;
      forced = contents;
    }

    int size() {
      synchronized (FailingDisk.this) {
        return current.length;
      }
    }

    int read(ByteBuffer target, long position) {
      synchronized (FailingDisk.this) {
        int length = (int) Math.min(target.remaining(), current.length - position);
        if (length <= 0) {
          return -1;
        }
        target.put(current, (int) position, length);
        return length;
      }
    }

    void write(int at, byte[] bytes) throws IOException {
      change(new Change(at, bytes, false));
    }

    void truncate(int size) throws IOException {
      change(new Change(size, new byte[0], true));
    }

    void force() throws IOException {
      synchronized (FailingDisk.this) {
        operation();
        if (fails(name, Doing.FORCE)) {
          pretends = true;
          unforced.clear();
          throw new IOException("the disk has failed");
        }
        if (!lying) {
          forced = pretends ? written() : current;
          unforced.clear();
        }
      }
    }

    private byte[] written() {
      byte[] image = forced;
      for (Change change : unforced) {
        image = change.on(image, 0, change.bytes.length);
      }
      return image;
    }

    private void change(Change change) throws IOException {
      synchronized (FailingDisk.this) {
        operation();
        if (fails(name, Doing.WRITE)) {
          throw new IOException("the disk has failed");
        }
        current = change.on(current, 0, change.bytes.length);
        unforced.add(change);
      }
    }

    private byte[] afterPowerFailure(Cut cut, RandomGenerator random) {
      byte[] left = forced;
      int kept = random.nextInt(unforced.size() + 1);
      for (int i = 0; i < unforced.size(); i++) {
        Change change = unforced.get(i);
        int length = change.bytes.length;
        if (cut == Cut.TORN) {
          if (i <= kept) {
            left = change.on(left, 0, i < kept ? length : random.nextInt(length + 1));
          }
        } else if (change.cuts) {
          left = random.nextBoolean() ? change.on(left, 0, 0) : left;
        } else {
          left = scatter(left, change, cut, random);
        }
      }
      return left;
    }

    private static byte[] scatter(byte[] image, Change change, Cut cut, RandomGenerator random) {
      byte[] left = image;
      int unit = cut == Cut.REORDERED ? BLOCK : SECTOR;
      int from = 0;
      while (from < change.bytes.length) {
        int length = Math.min(change.bytes.length - from, unit - (change.at + from) % unit);
        if (cut == Cut.SHREDDED && random.nextInt(ONE_OF_RUBBISH) == 0) {
          byte[] rubbish = new byte[length];
          random.nextBytes(rubbish);
          left = new Change(change.at + from, rubbish, false).on(left, 0, length);
        } else if (random.nextBoolean()) {
          left = change.on(left, from, length);
        }
        from += length;
      }
      return left;
    }
  }

  /// @param cuts what lies behind `at` is gone
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Change(int at, byte[] bytes, boolean cuts) {
    /// A new image with a part of this.
    byte[] on(byte[] image, int from, int length) {
      if (cuts) {
        return Arrays.copyOf(image, Math.min(image.length, at));
      }
      byte[] result = Arrays.copyOf(image, Math.max(image.length, at + from + length));
      System.arraycopy(bytes, from, result, at + from, length);
      return result;
    }
  }
}
