package app.maru.messaging.store.page;

import app.maru.crypto.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// A file in memory that remembers what was written since the last force, so that a power failure
/// can take some of it. It can also run full.
public final class RecordingFile implements RawFile {
  /// What a disk writes whole or not at all, as far as one dares to assume.
  public static final int SECTOR = 512;

  /// How a power failure treats what was not forced.
  public enum Cut {
    /// A prefix of the writes is there, the last of them in part.
    TORN,
    /// Any of the blocks written, of 4 KiB, are there.
    REORDERED,
    /// Any of the sectors written, of 512 bytes, are there, or hold rubbish.
    SHREDDED
  }

  private sealed interface Change {}

  private record Write(long position, Bytes data) implements Change {}

  private record Truncate(long size) implements Change {}

  private final Image durable;
  private final Image current;
  private final List<Change> pending = new ArrayList<>();
  private int forces;
  private long capacity = Long.MAX_VALUE;
  private long reported = -1;
  private boolean closed;
  private Runnable beforeForce = () -> {};
  private long operationsLeft = Long.MAX_VALUE;
  private Runnable whenSpent = () -> {};

  /// An empty file.
  public RecordingFile() {
    this(new byte[0]);
  }

  /// A file with contents.
  public RecordingFile(byte[] contents) {
    durable = new Image(contents);
    current = new Image(contents);
  }

  /// Everything written, forced or not: what remains when only the process dies.
  public synchronized byte[] contents() {
    return current.toArray();
  }

  /// How many times everything was forced.
  public synchronized int forces() {
    return forces;
  }

  /// How many writes a power failure could take now.
  public synchronized int pending() {
    return pending.size();
  }

  /// After that many more writes and forces, runs the action and lets none of them happen any more.
  public synchronized void failAfter(long operations, Runnable action) {
    operationsLeft = operations;
    whenSpent = action;
  }

  private void operation() throws IOException {
    if (operationsLeft == 0) {
      whenSpent.run();
      whenSpent = () -> {};
      throw new IOException("the power is off");
    }
    operationsLeft--;
  }

  /// Claims to have this much room, whatever the truth.
  public synchronized void reportedSpace(long bytes) {
    reported = bytes;
  }

  /// Runs at the start of every force.
  public synchronized void beforeForce(Runnable action) {
    beforeForce = action;
  }

  /// Writes that would make the file longer than this fail.
  public synchronized void capacity(long bytes) {
    capacity = bytes;
  }

  /// What is on the disk after the power failed now.
  public synchronized byte[] afterPowerFailure(Cut cut, SplittableRandom random) {
    Image left = new Image(durable.toArray());
    int kept = random.nextInt(pending.size() + 1);
    for (int i = 0; i < pending.size(); i++) {
      switch (pending.get(i)) {
        case Write write -> {
          if (cut == Cut.TORN) {
            int length = write.data.size();
            if (i < kept) {
              left.write(write.position, write.data.toArray(), length);
            } else if (i == kept) {
              left.write(write.position, write.data.toArray(), random.nextInt(length + 1));
            }
          } else {
            scatter(write, cut, left, random);
          }
        }
        case Truncate truncate -> {
          if (cut == Cut.TORN ? i < kept : random.nextBoolean()) {
            left.truncate(truncate.size);
          }
        }
      }
    }
    return left.toArray();
  }

  private static void scatter(Write write, Cut cut, Image left, SplittableRandom random) {
    byte[] bytes = write.data.toArray();
    int unit = cut == Cut.REORDERED ? 8 * SECTOR : SECTOR;
    for (int from = 0; from < bytes.length; ) {
      long at = write.position + from;
      int length = (int) Math.min(bytes.length - from, unit - at % unit);
      byte[] part = Arrays.copyOfRange(bytes, from, from + length);
      if (cut == Cut.SHREDDED && random.nextInt(8) == 0) {
        random.nextBytes(part);
        left.write(at, part, length);
      } else if (random.nextBoolean()) {
        left.write(at, part, length);
      }
      from += length;
    }
  }

  @Override
  public synchronized int read(long position, byte[] target, int length) {
    return current.read(position, target, length);
  }

  @Override
  public synchronized void write(long position, byte[] source, int length) throws IOException {
    if (position + length > capacity) {
      throw new IOException("No space left on device");
    }
    operation();
    current.write(position, source, length);
    pending.add(new Write(position, Bytes.of(Arrays.copyOf(source, length))));
  }

  @Override
  public synchronized long size() {
    return current.size;
  }

  @Override
  public synchronized void truncate(long size) throws IOException {
    if (size < current.size) {
      operation();
      current.truncate(size);
      pending.add(new Truncate(size));
    }
  }

  @Override
  public synchronized void force() throws IOException {
    operation();
    beforeForce.run();
    for (Change change : pending) {
      switch (change) {
        case Write write -> durable.write(write.position, write.data.toArray(), write.data.size());
        case Truncate truncate -> durable.truncate(truncate.size);
      }
    }
    pending.clear();
    forces++;
  }

  @Override
  public synchronized boolean tryLock() {
    return true;
  }

  @Override
  public synchronized long usableSpace() {
    if (reported >= 0) {
      return reported;
    }
    return capacity == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, capacity - current.size);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  /// Whether the owner let go of the file.
  public synchronized boolean closed() {
    return closed;
  }

  private static final class Image {
    private byte[] value;
    private int size;

    private Image(byte[] value) {
      this.value = value.clone();
      this.size = value.length;
    }

    private byte[] toArray() {
      return Arrays.copyOf(value, size);
    }

    private int read(long position, byte[] target, int length) {
      if (position >= size) {
        return 0;
      }
      int count = (int) Math.min(length, size - position);
      System.arraycopy(value, (int) position, target, 0, count);
      return count;
    }

    private void write(long position, byte[] source, int length) {
      int end = Math.toIntExact(position + length);
      if (end > value.length) {
        value = Arrays.copyOf(value, Math.max(end, 2 * value.length));
      }
      System.arraycopy(source, 0, value, (int) position, length);
      size = Math.max(size, end);
    }

    private void truncate(long newSize) {
      if (newSize < size) {
        Arrays.fill(value, (int) newSize, size, (byte) 0);
        size = (int) newSize;
      }
    }
  }
}
