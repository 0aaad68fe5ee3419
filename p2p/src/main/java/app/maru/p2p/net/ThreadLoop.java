package app.maru.p2p.net;

import app.maru.p2p.wire.Limits;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The real loop: one platform thread. Only composition roots make one.
///
/// Of a device it does nothing else, for it waits for the disk; of a relay, where nothing waits, it
/// also carries the bytes.
///
/// A task that throws is a bug: it is logged and the loop goes on with the next.
public final class ThreadLoop implements Loop, AutoCloseable {
  /// Fewer are not worth sweeping.
  private static final int MANY_CANCELLED = 64;

  private static final Logger LOG = LoggerFactory.getLogger(ThreadLoop.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Due> timers = new PriorityQueue<>();
  private final Clock clock = Clock.systemUTC();
  private final Thread thread;
  private final Rest rest;
  private List<Runnable> ready = new ArrayList<>();
  private final Queue<Runnable> overtaking = new ConcurrentLinkedQueue<>();
  private long order;

  /// Timers among these that are cancelled.
  private int cancelled;

  private boolean closed;
  private boolean resting;

  // Touched by the loop's thread only.
  private List<Runnable> turnEnd = new ArrayList<>();
  private List<Runnable> words = new ArrayList<>();
  private int tasksThisTurn;
  private int tasksSinceWords;
  private long turnBegan;

  private ThreadLoop(ThreadFactory threads, Function<Thread, Rest> rest) {
    this.thread = threads.newThread(this::run);
    this.rest = rest.apply(thread);
  }

  /// A running loop on a new thread called `name`.
  public static ThreadLoop open(String name) {
    return open(Thread.ofPlatform().name(name).daemon(true).factory(), Rest.Parked::new);
  }

  /// A running loop whose thread, called `name`, also carries the bytes of networks. None of its
  /// tasks may wait for a disk.
  public static ThreadLoop openCarrying(String name) {
    return open(
        task -> {
          Thread thread = new FastThreadLocalThread(task, name);
          thread.setDaemon(true);
          return thread;
        },
        Carrier::new);
  }

  private static ThreadLoop open(ThreadFactory threads, Function<Thread, Rest> rest) {
    ThreadLoop loop = new ThreadLoop(threads, rest);
    loop.thread.start();
    return loop;
  }

  /// What carries bytes on the loop's thread, if it does that.
  Optional<Carrier> carrier() {
    return rest instanceof Carrier carrier ? Optional.of(carrier) : Optional.empty();
  }

  @Override
  public void execute(Runnable task) {
    lock.lock();
    try {
      if (!closed) {
        ready.add(task);
        wake();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void overtake(Runnable task) {
    lock.lock();
    try {
      if (!closed) {
        overtaking.add(task);
        wake();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    lock.lock();
    try {
      Due due = new Due(nanoTime() + Math.max(0, delay.toNanos()), order++, task);
      if (!closed) {
        timers.add(due);
        due.waits = true;
        wake();
      }
      return due;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void atTurnEnd(Runnable task) {
    if (!inLoop()) {
      throw new IllegalStateException("not on the loop");
    }
    turnEnd.add(task);
  }

  @Override
  public void shortly(Runnable task) {
    if (!inLoop()) {
      throw new IllegalStateException("not on the loop");
    }
    words.add(task);
  }

  @Override
  public void breathe() {
    if (!inLoop()) {
      throw new IllegalStateException("not on the loop");
    }
    afterPiece();
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public boolean inLoop() {
    return Thread.currentThread().equals(thread);
  }

  /// Runs what was handed in before, ends the turn and stops. Waits for that unless called on the
  /// loop itself. Timers that are not due are dropped. Idempotent.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wake();
    } finally {
      lock.unlock();
    }
    if (!inLoop()) {
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    List<Runnable> batch = take();
    while (batch != null) {
      for (Runnable task : batch) {
        run(task);
        afterPiece();
      }
      sayWords();
      rest.glance();
      batch = take();
    }
    rest.end();
  }

  /// With the lock.
  private void wake() {
    if (resting) {
      resting = false;
      rest.wake();
    }
  }

  private void run(Runnable task) {
    if (tasksThisTurn == 0) {
      turnBegan = nanoTime();
    }
    runSafely(task);
    tasksThisTurn++;
    tasksSinceWords++;
    if (tasksSinceWords >= Limits.TASKS_PER_WORD) {
      sayWords();
    }
  }

  /// One that overtakes goes between two others, so that neither kind keeps the other waiting.
  private void afterPiece() {
    Runnable first = overtaking.poll();
    if (first != null) {
      run(first);
    }
    if (tasksThisTurn >= Limits.TASKS_PER_TURN
        || nanoTime() - turnBegan >= Limits.TURN_AT_MOST.toNanos()) {
      endTurn();
    }
  }

  /// What is ready, or null when the loop has closed and nothing is left.
  private @Nullable List<Runnable> take() {
    lock.lock();
    try {
      while (true) {
        collectDue();
        Runnable first = ready.isEmpty() ? overtaking.poll() : null;
        if (first != null) {
          ready.add(first);
        }
        if (!ready.isEmpty()) {
          List<Runnable> batch = ready;
          ready = new ArrayList<>();
          return batch;
        }
        tasksThisTurn = 0;
        if (!turnEnd.isEmpty()) {
          lock.unlock();
          try {
            endTurn();
          } finally {
            lock.lock();
          }
        } else if (!words.isEmpty()) {
          ready.add(this::sayWords);
        } else if (closed) {
          return null;
        } else {
          await();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void collectDue() {
    long now = nanoTime();
    for (Due next = timers.peek(); next != null && next.at - now <= 0; next = timers.peek()) {
      timers.remove();
      next.waits = false;
      if (next.cancelled) {
        cancelled--;
      } else if (!closed) {
        ready.add(next);
      }
    }
  }

  private void sweep() {
    if (cancelled > MANY_CANCELLED && cancelled > timers.size() / 2) {
      timers.removeIf(due -> due.cancelled);
      cancelled = 0;
    }
  }

  /// For tests: how many timers are kept.
  int timers() {
    lock.lock();
    try {
      return timers.size();
    } finally {
      lock.unlock();
    }
  }

  /// With the lock, which is given back meanwhile.
  private void await() {
    Due next = timers.peek();
    long nanos = next == null ? Long.MAX_VALUE : next.at - nanoTime();
    if (nanos > 0) {
      resting = true;
      lock.unlock();
      try {
        rest.rest(nanos);
      } finally {
        lock.lock();
        resting = false;
      }
    }
  }

  private void endTurn() {
    tasksThisTurn = 0;
    List<Runnable> ends = turnEnd;
    turnEnd = new ArrayList<>();
    ends.forEach(ThreadLoop::runSafely);
    turnBegan = nanoTime();
    sayWords();
  }

  private void sayWords() {
    tasksSinceWords = 0;
    if (!words.isEmpty()) {
      List<Runnable> said = words;
      words = new ArrayList<>();
      said.forEach(ThreadLoop::runSafely);
    }
  }

  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a task of the loop failed", e);
    }
  }

  private final class Due implements Timer, Runnable, Comparable<Due> {
    private final long at;
    private final long order;
    private volatile @Nullable Runnable task;
    private boolean waits;
    private boolean cancelled;

    Due(long at, long order, Runnable task) {
      this.at = at;
      this.order = order;
      this.task = task;
    }

    /// It stays where it is, for looking for it would take longer the more there are; only when
    /// most of them are cancelled are they swept out.
    @Override
    public void cancel() {
      task = null;
      lock.lock();
      try {
        if (!cancelled) {
          cancelled = true;
          ThreadLoop.this.cancelled += waits ? 1 : 0;
          sweep();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void run() {
      Runnable mine = task;
      if (mine != null) {
        mine.run();
      }
    }

    @Override
    public int compareTo(Due other) {
      int byTime = Long.signum(at - other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
