package app.maru.relay.mailbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends to the newest segment and forces it: all that has come while the disk was busy goes down
/// together. One task at a time on the writer's thread.
final class LogWriter {
  private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
  private static final int BUFFER = 1 << 20;

  private final Executor executor;
  private final SegmentFiles files;
  private final LongSupplier nanoTime;
  private final Consumer<Commit> committed;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  // Under the lock.
  private final ArrayDeque<Write> queue = new ArrayDeque<>();
  private boolean running;

  // On the writer's thread.
  private @Nullable Segment current;
  private long flushed;
  private List<Segment> sealed = new ArrayList<>();

  /// @param committed is told of every group, on the writer's thread
  LogWriter(
      Executor executor, SegmentFiles files, LongSupplier nanoTime, Consumer<Commit> committed) {
    this.executor = executor;
    this.files = files;
    this.nanoTime = nanoTime;
    this.committed = committed;
  }

  /// Hands writes over, in order.
  void submit(List<Write> writes) {
    synchronized (queue) {
      queue.addAll(writes);
      if (running) {
        return;
      }
      running = true;
    }
    boolean started = false;
    try {
      executor.execute(this::drain);
      started = true;
    } finally {
      if (!started) {
        stopped();
      }
    }
  }

  /// Whether it writes, so that what comes now waits in any case. Any thread.
  boolean isBusy() {
    synchronized (queue) {
      return running;
    }
  }

  private void drain() {
    boolean emptied = false;
    try {
      for (List<Write> group = nextGroup(); !group.isEmpty(); group = nextGroup()) {
        commit(group);
      }
      emptied = true;
    } finally {
      if (!emptied) {
        stopped();
      }
    }
  }

  /// Something broke that should not: the next who comes begins again.
  private void stopped() {
    synchronized (queue) {
      running = false;
    }
  }

  private List<Write> nextGroup() {
    List<Write> group = new ArrayList<>();
    synchronized (queue) {
      int bytes = 0;
      boolean rolled = false;
      while (!queue.isEmpty() && bytes < MailLimits.GROUP_BYTES && !rolled) {
        Write write = queue.remove();
        bytes += write.bytes();
        group.add(write);
        // Whoever asked for it looks at segments to which nothing is written.
        rolled = write.kind == Write.Kind.ROLL;
      }
      running = !group.isEmpty();
    }
    return group;
  }

  private void commit(List<Write> group) {
    long begun = nanoTime.getAsLong();
    int durable = 0;
    boolean failed = false;
    try {
      for (int i = 0; i < group.size(); i++) {
        Write write = group.get(i);
        if (write.kind == Write.Kind.ROLL || !fits(write)) {
          force();
          seal();
          durable = i;
        }
        append(write);
      }
      force();
    } catch (IOException | RuntimeException | Error e) {
      // An error of the machine, too: who waits here must hear that nothing is kept.
      failed = true;
      for (Write write : group.subList(durable, group.size())) {
        write.failed = true;
        write.segment = null;
      }
      // What this segment holds behind the last force is unknown from now on.
      seal();
      // Last, for it asks the disk.
      LOG.error(
          "mail can't be written: {}",
          files.isFullBehind(e) ? "the disk is full" : e.getClass().getSimpleName());
    }
    long took = nanoTime.getAsLong() - begun;
    committed.accept(new Commit(group, sealed, took, failed));
    sealed = new ArrayList<>();
  }

  private boolean fits(Write write) {
    return current == null || flushed + buffer.position() + write.bytes() <= current.size;
  }

  private void append(Write write) throws IOException {
    int bytes = write.bytes();
    if (bytes == 0 || write.isNeedless()) {
      return;
    }
    Segment segment = current;
    if (segment == null) {
      segment = files.next();
      current = segment;
      flushed = 0;
      buffer.clear();
      SegmentFormat.putHead(buffer);
    }
    if (buffer.remaining() < bytes) {
      flush(segment);
    }
    write.offset = (int) (flushed + buffer.position());
    write.segment = segment;
    if (write.entry != null && write.body != null) {
      SegmentFormat.putMail(buffer, segment.salt, write.entry, write.body);
    } else {
      SegmentFormat.putRemoved(buffer, segment.salt, write.removals);
    }
  }

  private void flush(Segment segment) throws IOException {
    int length = buffer.position();
    segment.file.write(flushed, buffer.flip());
    flushed += length;
    buffer.clear();
  }

  private void force() throws IOException {
    if (current != null && buffer.position() > 0) {
      flush(current);
      current.file.force();
    }
  }

  private void seal() {
    if (current != null) {
      sealed.add(current);
      current = null;
    }
    buffer.clear();
    flushed = 0;
  }

  /// What happened to a group.
  ///
  /// @param group the writes, each knowing where it went
  /// @param sealed segments to which nothing is written any more
  /// @param nanos how long it took
  record Commit(List<Write> group, List<Segment> sealed, long nanos, boolean failed) {}
}
