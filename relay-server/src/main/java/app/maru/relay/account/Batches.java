package app.maru.relay.account;

import app.maru.p2p.net.Loop;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
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
/// A disk that failed may have kept it all the same: so what the tables hold then is told as well,
/// before anything that comes later.
final class Batches implements AutoCloseable {
  /// What one flush may serve: enough for any flood, and nobody waits for long.
  private static final int MAX_BATCH = 512;

  /// After a batch was lost, when to look what became of it if nobody asks sooner: a disk that
  /// failed is not going to be better at once.
  private static final Duration LOOK_AFTER = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

  private final AccountStore store;
  private final Loop loop;
  private final Executor background;
  private final CatchUp catchUp;

  /// Guards `waiting`, `scheduled`, `looking` and `closed`; held for moments only.
  private final ReentrantLock door = new ReentrantLock();

  private final Deque<Pending> waiting = new ArrayDeque<>();
  private boolean scheduled;
  private boolean looking;
  private boolean closed;

  /// Held while a batch runs; guards `session`.
  private final ReentrantLock work = new ReentrantLock();

  private @Nullable Session session;

  /// Nobody knows what the tables hold: a batch was lost, and they were not read since.
  private boolean unknown;

  /// Something to do in the database.
  interface Job {
    /// Runs on any thread, one job at a time.
    ///
    /// @return what to tell on the loop once it is on the disk
    Runnable run(Session session) throws SQLException, AccountsException;
  }

  /// Reads what the tables hold.
  interface CatchUp {
    /// Runs on any thread, between two jobs.
    ///
    /// @return what to tell on the loop
    Runnable read(Session session) throws SQLException;
  }

  /// @param lost what to tell on the loop if it did not happen
  private record Pending(Job job, Runnable lost) {}

  /// @param catchUp asked after a batch was lost, when the tables can be read again
  Batches(AccountStore store, Session session, Loop loop, Executor background, CatchUp catchUp) {
    this.store = store;
    this.session = session;
    this.loop = loop;
    this.background = background;
    this.catchUp = catchUp;
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
    lookLater();
    return batch.stream().map(Pending::lost).toList();
  }

  private void lookLater() {
    door.lock();
    try {
      if (looking) {
        return;
      }
      looking = true;
    } finally {
      door.unlock();
    }
    loop.schedule(LOOK_AFTER, this::look);
  }

  /// A job that needs the tables, and nothing from them; when it is lost too, this comes again.
  private void look() {
    door.lock();
    try {
      looking = false;
    } finally {
      door.unlock();
    }
    submit(session -> () -> {}, () -> {});
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

  private Session session() throws SQLException, AccountsException {
    Session current = session;
    if (current == null) {
      current = store.connect();
      session = current;
    }
    if (unknown) {
      loop.execute(catchUp.read(current));
      unknown = false;
    }
    return current;
  }

  private void letGo() {
    Session current = session;
    session = null;
    unknown = true;
    if (current != null) {
      store.abandon(current);
    }
  }

  /// H2's sentences may quote values; its numbers don't.
  private String reason(Exception e) {
    return e instanceof SQLException sql
        ? store.failure(sql).reason() + " " + sql.getErrorCode()
        : String.valueOf(e.getMessage());
  }

  /// Runs `task` between two batches. It may close the session; the next batch connects anew.
  ///
  /// @throws AccountsException if the task fails
  <T> T alone(Task<T> task) throws AccountsException {
    work.lock();
    try {
      if (isClosed()) {
        throw new AccountsException(AccountsException.Reason.CLOSED, null);
      }
      try {
        Session current = session();
        T result = task.run(current);
        session = current.connection().isClosed() ? null : current;
        return result;
      } catch (SQLException e) {
        letGo();
        throw store.failure(e);
      }
    } finally {
      work.unlock();
    }
  }

  /// Something that is not part of a batch.
  interface Task<T> {
    T run(Session session) throws SQLException;
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
