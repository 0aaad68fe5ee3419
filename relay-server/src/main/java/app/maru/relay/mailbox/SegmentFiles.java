package app.maru.relay.mailbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes segments and takes them back. Files are prepared beforehand, filled with zeros, and those
/// of dropped segments are used again: forcing what lies in a file of settled length costs half as
/// much.
final class SegmentFiles {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentFiles.class);
  private static final String SPARE = "spare-";
  private static final int CHUNK = 1 << 20;

  private final Disk disk;
  private final Executor background;
  private final RandomGenerator random;
  private final int segmentBytes;
  private final ArrayDeque<Spare> spares = new ArrayDeque<>();
  private long sequence;
  private long spareNumber;
  private boolean preparing;
  private boolean closed;

  SegmentFiles(Disk disk, Executor background, RandomGenerator random, int segmentBytes) {
    this.disk = disk;
    this.background = background;
    this.random = random;
    this.segmentBytes = segmentBytes;
  }

  /// Segments up to `sequence` were there before. What was prepared in an earlier life goes.
  void begin(long last) throws IOException {
    sequence = last;
    for (String name : disk.names()) {
      if (name.startsWith(SPARE)) {
        disk.delete(name);
      }
    }
    disk.forceNames();
    prepareLater();
  }

  /// Whether it was for lack of space that something failed on its disk.
  boolean isFullBehind(Throwable failure) {
    return disk.isFullBehind(failure);
  }

  /// A segment whose name is on the disk. It says how long it may become, but may be shorter now.
  synchronized Segment next() throws IOException {
    sequence++;
    long salt = random.nextLong();
    String name = SegmentFormat.name(sequence, salt);
    Spare spare = spares.poll();
    DiskFile file = spare == null ? disk.create(name) : spare.file;
    String has = spare == null ? name : spare.name;
    boolean ready = false;
    try {
      if (spare != null) {
        disk.rename(spare.name, name);
        has = name;
      }
      disk.forceNames();
      ready = true;
    } finally {
      if (!ready) {
        discard(has, file);
      }
    }
    prepareLater();
    return new Segment(sequence, salt, file, segmentBytes);
  }

  /// The segment is not needed any more.
  void retire(Segment segment) {
    later(() -> {
      try {
        give(segment, isWholeAgain(segment));
      } catch (IOException e) {
        // It is found dead again at the next start.
        LOG.warn("segment {} could not be dropped", segment.sequence);
        close(segment.file);
      }
    });
  }

  /// Whether its file has its full length, or lacked little of it: where no spare was ready, a file
  /// grew with the mail.
  private boolean isWholeAgain(Segment segment) {
    try {
      long length = segment.file.size();
      if (segment.size != segmentBytes || length < segmentBytes / 2) {
        return false;
      }
      if (length < segmentBytes) {
        fill(segment.file, length);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private synchronized void give(Segment segment, boolean isWhole) throws IOException {
    boolean again = !closed && !segment.shared && spares.size() < MailLimits.SPARES;
    if (again && isWhole) {
      Spare spare = new Spare(spareName(), segment.file);
      disk.rename(segment.name(), spare.name);
      disk.forceNames();
      // Not before: whoever calls closes the file of one that failed.
      spares.add(spare);
    } else {
      segment.file.close();
      disk.delete(segment.name());
      disk.forceNames();
    }
  }

  private synchronized void prepareLater() {
    if (!preparing && !closed && spares.isEmpty()) {
      preparing = true;
      later(this::prepare);
    }
  }

  private void prepare() {
    String name;
    synchronized (this) {
      name = spareName();
    }
    DiskFile file = null;
    boolean ready = false;
    try {
      file = disk.create(name);
      fill(file, 0);
      ready = true;
    } catch (IOException e) {
      LOG.warn("no room to prepare a segment");
    } finally {
      prepared(name, file, ready);
    }
  }

  private synchronized void prepared(String name, @Nullable DiskFile file, boolean ready) {
    preparing = false;
    if (file != null && ready && !closed) {
      spares.add(new Spare(name, file));
    } else if (file != null) {
      discard(name, file);
    }
  }

  private void fill(DiskFile file, long from) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(CHUNK, segmentBytes - from));
    for (long at = from; at < segmentBytes; at += zeros.capacity()) {
      file.write(at, zeros.clear().limit((int) Math.min(zeros.capacity(), segmentBytes - at)));
    }
    file.force();
  }

  private void discard(String name, DiskFile file) {
    close(file);
    try {
      disk.delete(name);
    } catch (IOException e) {
      LOG.debug("a file that could not be prepared stays until the next start");
    }
  }

  /// Closes a file that is not used any more; that it could not be is nobody's loss.
  static void close(DiskFile file) {
    try {
      file.close();
    } catch (IOException e) {
      LOG.debug("a file could not be closed");
    }
  }

  private void later(Runnable task) {
    try {
      background.execute(task);
    } catch (RejectedExecutionException ended) {
      LOG.debug("too late to tidy up");
    }
  }

  private String spareName() {
    spareNumber++;
    return SPARE + spareNumber;
  }

  /// Lets go of what was prepared. When nothing runs in the background any more.
  synchronized void close() {
    closed = true;
    for (Spare spare : spares) {
      discard(spare.name, spare.file);
    }
    spares.clear();
  }

  private record Spare(String name, DiskFile file) {}
}
