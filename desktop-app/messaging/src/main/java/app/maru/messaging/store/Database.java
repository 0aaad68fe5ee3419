package app.maru.messaging.store;

import app.maru.crypto.SecretBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one door to the tables: work is gathered into a batch, and one flush makes the whole batch
/// durable.
///
/// Used from one thread only (the loop's). Invariant: an effect given to [#afterCommit(Runnable)]
/// runs only after the changes made before it are on the disk, in the order given; when a batch is
/// lost, its effects are lost with it. Reads see the open batch.
public final class Database implements AutoCloseable {
  private final Deque<Runnable> effects = new ArrayDeque<>();
  private final Backing backing;
  private final Optional<StoreFolder> folder;
  private @Nullable Session session;
  private boolean closed;

  Database(Backing backing, Optional<StoreFolder> folder) throws StoreException {
    this.backing = backing;
    this.folder = folder;
    this.session = Session.open(backing);
  }

  /// Opens the database in a folder, or makes it; the folder must exist. Takes over the key.
  ///
  /// @param random for nonces
  /// @throws StoreException with any reason
  public static Database open(Path folder, SecretBytes key, SecureRandom random)
      throws StoreException {
    return open(StoreFolder.on(folder), key, random, Migrations.known());
  }

  static Database open(
      StoreFolder folder, SecretBytes key, SecureRandom random, Migrations migrations)
      throws StoreException {
    return new Database(new FileBacking(folder, key, random, migrations), Optional.of(folder));
  }

  /// When the last good copy was made, if there is one.
  public static Optional<Instant> lastGood(Path folder) throws StoreException {
    try {
      return StoreFolder.on(folder).lastGoodMade();
    } catch (IOException e) {
      throw Failures.of(e, Optional.of(folder));
    }
  }

  /// Puts the last good copy in the place of a damaged database, which stays beside it as
  /// `store.damaged-NNNN.db`. No database may be open in the folder. Takes over the key.
  ///
  /// What was said since the copy is gone, and every session has gone back in time: see
  /// [#restored()].
  ///
  /// @throws StoreException DAMAGED if there is no copy, or it is damaged too; then nothing changed
  public static void restoreLastGood(Path folder, SecretBytes key, SecureRandom random)
      throws StoreException {
    try (key) {
      StoreFolder.on(folder).restoreLastGood(key, random);
    } catch (IOException e) {
      throw Failures.of(e, Optional.of(folder));
    }
  }

  /// True from a restore until [#restoreHandled()]: no session in the database may seal again, all
  /// must be begun anew.
  public boolean restored() {
    return folder.isPresent() && folder.get().wasRestored();
  }

  /// To be called once the sessions of a restored database are superseded and that is flushed.
  public void restoreHandled() throws StoreException {
    if (folder.isPresent()) {
      try {
        folder.get().restoreHandled();
      } catch (IOException e) {
        throw Failures.of(e, backing.place());
      }
    }
  }

  /// Runs work inside the open batch, opening one if there is none. Whatever the work throws undoes
  /// its changes and its effects; the rest of the batch stays. May be nested.
  ///
  /// A [StoreException] means that the whole batch is lost, as [#flush()] will say too; only
  /// `DISK_FULL` at the very start of a batch has nothing to lose.
  public <T, X extends Exception> T transact(Work<T, X> work) throws StoreException, X {
    Session current = session();
    Session.Mark mark = current.mark();
    int before = effects.size();
    boolean done = false;
    try {
      T result = work.run();
      done = true;
      return result;
    } finally {
      if (done) {
        current.release(mark);
      } else {
        while (effects.size() > before) {
          effects.removeLast();
        }
        current.undo(mark);
      }
    }
  }

  /// Queues what the world may see only once the batch is durable: frames, events, acceptances.
  public void afterCommit(Runnable effect) {
    effects.addLast(effect);
  }

  /// True if there is anything to flush: changes, effects, or a lost batch to be told of.
  public boolean dirty() {
    Session current = session;
    return (current != null && current.dirty()) || !effects.isEmpty();
  }

  /// Makes the batch durable, then runs its effects in order, and again for what those changed,
  /// until nothing is left.
  ///
  /// When this throws, the batch is lost as a whole and none of its effects ran; what the caller
  /// remembers of it must be read again. (If the disk failed at the very last moment the batch may
  /// turn out to be there, wholly.) The database stays usable: the next work opens it again.
  public void flush() throws StoreException {
    while (dirty()) {
      flushSession();
      List<Runnable> ready = List.copyOf(effects);
      effects.clear();
      ready.forEach(Runnable::run);
    }
  }

  /// Gives up the open batch: nothing since the last good flush happened, none of its effects runs.
  /// The next work connects again, for this is what one does when the disk failed.
  public void discard() {
    effects.clear();
    Session current = session;
    session = null;
    if (current != null) {
      current.abandon();
    }
  }

  private void flushSession() throws StoreException {
    Session current = session;
    if (current == null || !current.dirty()) {
      return;
    }
    if (current.lostNothing()) {
      session = null;
      current.abandon();
      return;
    }
    boolean done = false;
    try {
      current.flush();
      done = true;
    } finally {
      if (!done) {
        discard();
      }
    }
  }

  /// Executes one statement that changes rows; values for the question marks in order.
  ///
  /// @return the number of rows changed
  int update(String sql, Object... values) throws StoreException {
    return session().update(sql, values);
  }

  /// Inserts one row.
  ///
  /// @return the number the database gave it
  long insert(String sql, Object... values) throws StoreException {
    return session().insert(sql, values);
  }

  /// All rows of a query, in its order.
  <T> List<T> list(String sql, RowReader<T> reader, Object... values) throws StoreException {
    return session().list(sql, reader, values);
  }

  /// The first row of a query.
  <T> Optional<T> first(String sql, RowReader<T> reader, Object... values) throws StoreException {
    return session().list(sql, reader, values).stream().findFirst();
  }

  /// Makes a piece of the last good copy when one is due or under way: a few milliseconds, between
  /// which the database is used as always. A failure is logged and ends that copy, as does a batch
  /// that is lost; the older copy stays.
  ///
  /// @return whether another piece is to be made
  public boolean copyPiece() {
    Session current = session;
    return current != null && current.copyPiece();
  }

  private Session session() throws StoreException {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    Session current = session;
    if (current == null) {
      current = Session.open(backing);
      session = current;
    }
    return current;
  }

  /// Closes at once and loses the open batch, as the end of the process would.
  public void abort() {
    if (!closed) {
      closed = true;
      discard();
      backing.close();
    }
  }

  /// Closes. What was not flushed did not happen: only who knows the whole batch may commit it.
  @Override
  public void close() throws StoreException {
    if (!closed) {
      try {
        Session current = session;
        if (current != null && !current.lost()) {
          current.close();
          session = null;
        }
      } finally {
        abort();
      }
    }
  }
}
