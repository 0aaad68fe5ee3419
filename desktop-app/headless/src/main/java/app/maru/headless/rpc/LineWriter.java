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
/// Both wait in memory for a reader that doesn't read, within bounds. Answers beyond
/// [#MAX_ANSWER_BYTES] are not taken: whoever answers says so in a few words, and asks no more of
/// the reader's questions meanwhile. Events beyond [#MAX_WAITING_BYTES] are dropped, and one line
/// says so when there is room again.
public final class LineWriter implements Runnable {
  /// How much may wait for the reader: minutes of a busy messenger, and no danger to memory.
  public static final int MAX_WAITING_BYTES = 32 * 1024 * 1024;

  /// What answers may wait: the longest page of history and some more. A single one may be longer.
  public static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

  private final OutputStream out;
  private final byte[] eventsLost;
  private final Runnable broken;
  private final int mostAnswerBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Line> waiting = new ArrayDeque<>();
  private long eventBytes;
  private long answerBytes;
  private boolean losing;
  private boolean closing;
  private boolean finished;

  private record Line(ByteBuffer bytes, boolean answer, Runnable written) {
    int size() {
      return bytes.limit();
    }
  }

  /// A writer to `out`.
  ///
  /// @param eventsLost the line that says that events were dropped
  /// @param broken run once, on the writing thread, when nobody reads any more
  public LineWriter(OutputStream out, byte[] eventsLost, Runnable broken) {
    this(out, eventsLost, broken, MAX_ANSWER_BYTES);
  }

  /// The same with another bound for answers, for tests of what happens at it.
  LineWriter(OutputStream out, byte[] eventsLost, Runnable broken, int mostAnswerBytes) {
    this.out = out;
    this.eventsLost = eventsLost.clone();
    this.broken = broken;
    this.mostAnswerBytes = mostAnswerBytes;
  }

  /// Puts an answer in the row; `written` runs when it has gone out, or never will.
  ///
  /// @return false if too much waits already: then it was not taken
  public boolean answer(byte[] line, Runnable written) {
    lock.lock();
    try {
      if (answerBytes > 0 && answerBytes + line.length > mostAnswerBytes) {
        return false;
      }
    } finally {
      lock.unlock();
    }
    shortAnswer(line, written);
    return true;
  }

  /// The same for an answer of a few words, which is always taken: whoever asks is limited by how
  /// many questions may be open.
  public void shortAnswer(byte[] line, Runnable written) {
    lock.lock();
    try {
      if (!finished) {
        put(new Line(ByteBuffer.wrap(line), true, written));
        return;
      }
    } finally {
      lock.unlock();
    }
    written.run();
  }

  /// Waits until half of what answers may wait has room again, or nobody reads any more.
  public void awaitRoom() {
    lock.lock();
    try {
      while (answerBytes > mostAnswerBytes / 2 && !finished) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Puts an event in the row, if there is room.
  public void event(byte[] line) {
    lock.lock();
    try {
      if (finished || losing || eventBytes + line.length > MAX_WAITING_BYTES) {
        losing = true;
        return;
      }
      put(told(line));
    } finally {
      lock.unlock();
    }
  }

  private static Line told(byte[] event) {
    return new Line(ByteBuffer.wrap(event), false, () -> {});
  }

  private void put(Line line) {
    waiting.add(line);
    count(line, 1);
    changed.signalAll();
  }

  private void count(Line line, int sign) {
    if (line.answer()) {
      answerBytes += (long) sign * line.size();
    } else {
      eventBytes += (long) sign * line.size();
    }
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
      count(line, -1);
      changed.signalAll();
      if (losing && eventBytes < MAX_WAITING_BYTES / 2) {
        losing = false;
        put(told(eventsLost));
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
