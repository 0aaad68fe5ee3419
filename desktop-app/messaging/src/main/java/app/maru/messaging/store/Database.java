package app.maru.messaging.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The one door to the tables: work is gathered into a batch, and one flush makes the whole batch
/// durable.
///
/// Used from one thread only (the loop's), which must never be interrupted. Invariant: an effect
/// given to [#afterCommit(Runnable)] runs only after the changes made before it are on the disk, in
/// the order given; when a batch is lost, its effects are lost with it. Reads see the open batch.
public final class Database implements AutoCloseable {
  private final Deque<Runnable> effects = new ArrayDeque<>();
  private final Session session;
  private boolean closed;

  private Database(Session session) {
    this.session = session;
  }

  /// A database in memory, with the same tables. Its contents outlive [#close()] and [#abort()] and
  /// are found again under the same name until [#dropInMemory(String)].
  public static Database inMemory(String name) throws StoreException {
    return new Database(Session.inMemory(name));
  }

  /// Forgets the contents of a database in memory.
  public static void dropInMemory(String name) throws StoreException {
    Session.inMemory(name).drop();
  }

  /// Runs work inside the open batch, opening one if there is none. Whatever the work throws undoes
  /// its changes and its effects; the rest of the batch stays. May be nested.
  public <T, X extends Exception> T transact(Work<T, X> work) throws StoreException, X {
    Session.Mark mark = session.mark();
    int before = effects.size();
    boolean done = false;
    try {
      T result = work.run();
      done = true;
      return result;
    } finally {
      if (done) {
        session.release(mark);
      } else {
        while (effects.size() > before) {
          effects.removeLast();
        }
        session.undo(mark);
      }
    }
  }

  /// Queues what the world may see only once the batch is durable: frames, events, acceptances.
  public void afterCommit(Runnable effect) {
    effects.addLast(effect);
  }

  /// True if there is anything to flush: changes or effects.
  public boolean dirty() {
    return session.dirty() || !effects.isEmpty();
  }

  /// Makes the batch durable, then runs its effects in order, and again for what those changed,
  /// until nothing is left.
  ///
  /// When this throws, nothing since the last good flush happened and none of its effects ran; what
  /// the caller remembers of that batch must be read again. The database stays usable: the next
  /// work tries again.
  public void flush() throws StoreException {
    while (dirty()) {
      try {
        session.commit();
      } catch (StoreException | RuntimeException e) {
        effects.clear();
        throw e;
      }
      List<Runnable> ready = List.copyOf(effects);
      effects.clear();
      ready.forEach(Runnable::run);
    }
  }

  /// Gives up the open batch: nothing since the last good flush happened, none of its effects runs.
  public void discard() {
    effects.clear();
    session.rollback();
  }

  /// Executes one statement that changes rows; values for the question marks in order.
  ///
  /// @return the number of rows changed
  int update(String sql, Object... values) throws StoreException {
    return session.update(sql, values);
  }

  /// All rows of a query, in its order.
  <T> List<T> list(String sql, RowReader<T> reader, Object... values) throws StoreException {
    return session.list(sql, reader, values);
  }

  /// The first row of a query.
  <T> Optional<T> first(String sql, RowReader<T> reader, Object... values) throws StoreException {
    return session.list(sql, reader, values).stream().findFirst();
  }

  /// Closes at once and loses the open batch, as the end of the process would.
  public void abort() {
    if (!closed) {
      closed = true;
      effects.clear();
      session.abort();
    }
  }

  /// Flushes and closes. Effects still run; a flush that fails has the meaning of [#abort()].
  @Override
  public void close() throws StoreException {
    if (!closed) {
      try {
        flush();
        session.close();
        closed = true;
      } finally {
        abort();
      }
    }
  }
}
