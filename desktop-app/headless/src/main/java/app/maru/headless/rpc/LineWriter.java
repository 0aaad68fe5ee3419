package app.maru.headless.rpc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The lines that go out, in order, written by a thread of its own so that a slow reader never
/// holds up the messenger.
///
/// Answers always go out: whoever asks is limited by how many questions may be open. Events of a
/// reader that doesn't read are dropped beyond [#MAX_WAITING_BYTES], and one line says so when
/// there is room again.
public final class LineWriter implements Runnable {
  /// How much may wait for the reader: minutes of a busy messenger, and no danger to memory.
  public static final int MAX_WAITING_BYTES = 32 * 1024 * 1024;

  private final OutputStream out;
  private final byte[] eventsLost;
  private final Runnable broken;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Line> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean losing;
  private boolean closing;
  private boolean finished;

  private record Line(ByteBuffer bytes, Runnable written) {
    Line(byte[] bytes, Runnable written) {
      this(ByteBuffer.wrap(bytes), written);
    }
  }

  /// A writer to `out`.
  ///
  /// @param eventsLost the line that says that events were dropped
  /// @param broken run once, on the writing thread, when nobody reads any more
  public LineWriter(OutputStream out, byte[] eventsLost, Runnable broken) {
    this.out = out;
    this.eventsLost = eventsLost.clone();
    this.broken = broken;
  }

  /// Puts an answer in the row; `written` runs when it has gone out, or never will.
  public void answer(byte[] line, Runnable written) {
    lock.lock();
    try {
      if (!finished) {
        put(new Line(line, written));
        return;
      }
    } finally {
      lock.unlock();
    }
    written.run();
  }

  /// Puts an event in the row, if there is room.
  public void event(byte[] line) {
    lock.lock();
    try {
      if (finished || losing || waitingBytes + line.length > MAX_WAITING_BYTES) {
        losing = true;
        return;
      }
      put(new Line(line, () -> {}));
    } finally {
      lock.unlock();
    }
  }

  private void put(Line line) {
    waiting.add(line);
    waitingBytes += line.bytes().limit();
    changed.signalAll();
  }

  /// Writes until closed.
  @Override
  public void run() {
    try {
      while (writeNext()) {}
    } catch (IOException nobodyReads) {
      finish();
      broken.run();
    } finally {
      finish();
    }
  }

  private boolean writeNext() throws IOException {
    Line line;
    boolean last;
    lock.lock();
    try {
      while (waiting.isEmpty() && !closing) {
        changed.awaitUninterruptibly();
      }
      if (waiting.isEmpty()) {
        return false;
      }
      line = waiting.remove();
      waitingBytes -= line.bytes().limit();
      if (losing && waitingBytes < MAX_WAITING_BYTES / 2) {
        losing = false;
        put(new Line(eventsLost, () -> {}));
      }
      last = waiting.isEmpty();
    } finally {
      lock.unlock();
    }
    try {
      out.write(line.bytes().array());
      out.write('\n');
      if (last) {
        out.flush();
      }
    } finally {
      line.written().run();
    }
    return true;
  }

  private void finish() {
    lock.lock();
    try {
      finished = true;
      waiting.forEach(line -> line.written().run());
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Takes nothing new after what waits now has gone out. Doesn't wait: join the writing thread.
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
