package app.maru.relay.account;

import app.maru.p2p.net.Loop;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one door to the database: jobs that wait together share one transaction and one flush.
///
/// Invariant: what a job wants told is told on the loop, in the order of the jobs, and only when
/// the whole batch is on the disk; when that fails, every job of the batch is told that it is lost.
final class Batches implements AutoCloseable {
  /// What one flush may serve: enough for any flood, and nobody waits for long.
  private static final int MAX_BATCH = 512;

  private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

  private final AccountStore store;
  private final Loop loop;
  private final Executor background;

  /// Guards `waiting`, `scheduled` and `closed`; held for moments only.
  private final ReentrantLock door = new ReentrantLock();

  private final Deque<Pending> waiting = new ArrayDeque<>();
  private boolean scheduled;
  private boolean closed;

  /// Held while a batch runs; guards `session`.
  private final ReentrantLock work = new ReentrantLock();

  private @Nullable Session session;

  /// Something to do in the database.
  interface Job {
    /// Runs on any thread, one job at a time.
    ///
    /// @return what to tell on the loop once it is on the disk
    Runnable run(Session session) throws SQLException, AccountsException;
  }

  /// @param lost what to tell on the loop if it did not happen
  private record Pending(Job job, Runnable lost) {}

  Batches(AccountStore store, Session session, Loop loop, Executor background) {
    this.store = store;
    this.session = session;
    this.loop = loop;
    this.background = background;
  }

  /// Hands a job in, from any thread.
  void submit(Job job, Runnable lost) {
    door.lock();
    try {
      if (closed) {
        loop.execute(lost);
        return;
      }
      waiting.add(new Pending(job, lost));
      if (!scheduled) {
        start();
      }
    } finally {
      door.unlock();
    }
  }

  private void start() {
    scheduled = true;
    try {
      background.execute(this::drain);
    } catch (RuntimeException | Error e) {
      LOG.error("accounts: nobody is there to work: {}", e.getClass().getSimpleName());
      scheduled = false;
      waiting.forEach(pending -> loop.execute(pending.lost()));
      waiting.clear();
    }
  }

  private void drain() {
    boolean emptied = false;
    work.lock();
    try {
      for (List<Pending> batch = take(); !batch.isEmpty(); batch = take()) {
        run(batch).forEach(loop::execute);
      }
      emptied = true;
    } finally {
      work.unlock();
      if (!emptied) {
        stopped();
      }
    }
  }

  /// Something broke that should not: the next who comes begins again.
  private void stopped() {
    door.lock();
    try {
      scheduled = false;
    } finally {
      door.unlock();
    }
  }

  private List<Pending> take() {
    door.lock();
    try {
      List<Pending> batch = new ArrayList<>();
      while (batch.size() < MAX_BATCH && !waiting.isEmpty()) {
        batch.add(waiting.remove());
      }
      if (batch.isEmpty()) {
        scheduled = false;
      }
      return batch;
    } finally {
      door.unlock();
    }
  }

  /// @return what to tell
  private List<Runnable> run(List<Pending> batch) {
    List<Runnable> told = new ArrayList<>(batch.size());
    try {
      for (Pending pending : batch) {
        told.add(run(pending, session()));
      }
      Session current = session;
      if (current != null && current.dirty()) {
        store.harden(current);
      }
      return told;
    } catch (SQLException | AccountsException e) {
      LOG.warn("accounts: a batch is lost: {}", reason(e));
    } catch (RuntimeException | Error e) {
      LOG.error("accounts: a batch is lost", e);
    }
    letGo();
    return batch.stream().map(Pending::lost).toList();
  }

  /// A job that fails by our own mistake takes nobody else's change with it.
  private static Runnable run(Pending pending, Session session)
      throws SQLException, AccountsException {
    Savepoint mark = session.mark();
    try {
      return pending.job().run(session);
    } catch (RuntimeException e) {
      LOG.error("accounts: a job failed", e);
      session.undo(mark);
      return pending.lost();
    }
  }

  private Session session() throws AccountsException {
    Session current = session;
    if (current == null) {
      current = store.connect();
      session = current;
    }
    return current;
  }

  private void letGo() {
    Session current = session;
    session = null;
    if (current != null) {
      store.abandon(current);
    }
  }

  /// H2's sentences may quote values; its numbers don't.
  private static String reason(Exception e) {
    return e instanceof SQLException sql
        ? AccountsException.of(sql).reason() + " " + sql.getErrorCode()
        : String.valueOf(e.getMessage());
  }

  /// Runs `task` between two batches. It may close the session; the next batch connects anew.
  ///
  /// @throws AccountsException if the task fails
  void alone(Task task) throws AccountsException {
    work.lock();
    try {
      if (isClosed()) {
        throw new AccountsException(AccountsException.Reason.IO, null);
      }
      Session current = session();
      try {
        task.run(current);
        session = current.connection().isClosed() ? null : current;
      } catch (SQLException e) {
        letGo();
        throw AccountsException.of(e);
      } catch (IOException e) {
        throw AccountsException.of(e);
      }
    } finally {
      work.unlock();
    }
  }

  /// Something that is not part of a batch.
  interface Task {
    void run(Session session) throws SQLException, IOException;
  }

  /// Takes no more jobs, finishes those that wait and closes.
  @Override
  public void close() {
    shut();
    drain();
    work.lock();
    try {
      Session current = session;
      session = null;
      if (current != null) {
        store.disconnect(current);
      }
    } catch (SQLException e) {
      LOG.warn("accounts: not closed well: {}", reason(e));
    } finally {
      work.unlock();
    }
  }

  /// Ends as the end of the process would: what waits is lost and nobody is told.
  void abort() {
    shut();
    door.lock();
    try {
      waiting.clear();
    } finally {
      door.unlock();
    }
    work.lock();
    try {
      letGo();
    } finally {
      work.unlock();
    }
  }

  private boolean isClosed() {
    door.lock();
    try {
      return closed;
    } finally {
      door.unlock();
    }
  }

  private void shut() {
    door.lock();
    try {
      closed = true;
    } finally {
      door.unlock();
    }
  }
}
