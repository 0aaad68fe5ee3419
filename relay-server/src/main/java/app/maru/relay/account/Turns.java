package app.maru.relay.account;

import app.maru.p2p.net.Loop;
import app.maru.p2p.net.Subnet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that keeps a processor busy, which is to look at signatures: a little at a time, and the
/// networks it is done for take turns. So one that wants much of it makes only itself wait.
final class Turns {
  /// The smallest server has two processors; between two pieces everybody else gets them.
  static final int AT_ONCE = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private final Loop loop;
  private final Executor background;

  /// Guards what follows; held for moments only.
  private final ReentrantLock lock = new ReentrantLock();

  /// Of each network that waits; the next one first.
  private final LinkedHashMap<Subnet, Deque<Piece>> waiting = new LinkedHashMap<>();

  private int running;

  /// @param lost what to tell on the loop if it could not be done
  private record Piece(Runnable work, Runnable lost) {}

  Turns(Loop loop, Executor background) {
    this.loop = loop;
    this.background = background;
  }

  /// Has `work` done on some thread. From any thread.
  ///
  /// @param lost what to tell on the loop if it could not be done
  void take(Subnet from, Runnable work, Runnable lost) {
    Piece piece = new Piece(work, lost);
    lock.lock();
    try {
      if (running >= AT_ONCE) {
        waiting.computeIfAbsent(from, _ -> new ArrayDeque<>()).add(piece);
        return;
      }
      running++;
    } finally {
      lock.unlock();
    }
    start(piece);
  }

  /// Each piece is a task of its own: threads that never pause would keep all others from running.
  private void start(Piece piece) {
    try {
      background.execute(() -> run(piece));
    } catch (RuntimeException | Error e) {
      LOG.error("accounts: nobody is there to work: {}", e.getClass().getSimpleName());
      loop.execute(piece.lost());
      next();
    }
  }

  private void run(Piece piece) {
    try {
      piece.work().run();
    } catch (RuntimeException | Error e) {
      LOG.error("accounts: a question could not be looked at", e);
      loop.execute(piece.lost());
    } finally {
      next();
    }
  }

  private void next() {
    Piece piece = poll();
    if (piece != null) {
      start(piece);
    }
  }

  private @Nullable Piece poll() {
    lock.lock();
    try {
      Map.Entry<Subnet, Deque<Piece>> first = waiting.pollFirstEntry();
      if (first == null) {
        running--;
        return null;
      }
      Piece piece = first.getValue().remove();
      if (!first.getValue().isEmpty()) {
        waiting.putLast(first.getKey(), first.getValue());
      }
      return piece;
    } finally {
      lock.unlock();
    }
  }
}
