package app.maru.messaging.delivery;

import app.maru.messaging.store.Database;
import app.maru.messaging.store.StoreException;
import app.maru.messaging.store.Work;
import app.maru.p2p.net.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the invariants live: nothing is sent, accepted or told before what it says is on the disk.
///
/// All works of one turn of the loop share one flush, so one fsync serves many messages in both
/// directions. What the engine remembers outside the database follows the disk: it registers how to
/// undo itself. On the loop.
public class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private final Database database;
  private final Loop loop;
  private final List<Hook> beforeFlush = new ArrayList<>();
  private final List<Consumer<StoreException.Reason>> watchers = new ArrayList<>();
  private List<Runnable> undo = new ArrayList<>();
  private List<Consumer<StoreException.Reason>> losers = new ArrayList<>();
  private boolean armed;
  private boolean flushing;
  private boolean closed;

  /// A ledger over an open database.
  public Ledger(Database database, Loop loop) {
    this.database = database;
    this.loop = loop;
  }

  /// What is written last in every batch.
  @FunctionalInterface
  public interface Hook {
    /// Writes.
    void write() throws StoreException;
  }

  /// Runs `hook` before every flush.
  public void beforeFlush(Hook hook) {
    beforeFlush.add(hook);
  }

  /// Tells `watcher` of every batch that was lost.
  public void onLoss(Consumer<StoreException.Reason> watcher) {
    watchers.add(watcher);
  }

  /// Changes the database: all of `work` or, if it throws, nothing. Durable after the next flush.
  public <T, X extends Exception> T write(Work<T, X> work) throws StoreException, X {
    if (flushing || closed) {
      throw new IllegalStateException(closed ? "closed" : "an effect may not write");
    }
    arm();
    int mark = undo.size();
    boolean done = false;
    try {
      T result = database.transact(work);
      done = true;
      return result;
    } finally {
      if (!done) {
        undo(undo, mark);
      }
    }
  }

  /// Commit, then send.
  public void thenSend(Runnable effect) {
    afterCommit(effect);
  }

  /// Commit, then accept.
  public void thenAccept(Runnable effect) {
    afterCommit(effect);
  }

  /// Accept twice, show once: the answer to an envelope that was accepted before.
  public void thenAcceptAgain(Runnable effect) {
    afterCommit(effect);
  }

  /// Commit, then tell who watches or waits.
  public void thenTell(Runnable effect) {
    afterCommit(effect);
  }

  /// Within a work: how to put memory back if this work, or its batch, does not happen.
  public void ifUndone(Runnable repair) {
    undo.add(repair);
  }

  /// After a work: what to do if its batch is lost.
  public void ifLost(Consumer<StoreException.Reason> action) {
    losers.add(action);
  }

  /// Whether effects are running right now, so that nothing may be written.
  public boolean flushing() {
    return flushing;
  }

  /// Makes everything so far durable and runs its effects.
  ///
  /// When that fails, or seems to, the batch is lost for everybody here: memory is put back,
  /// whoever waits is told, and what depends on the batch is read from the disk again.
  ///
  /// @return whether it is durable
  public boolean flush() {
    armed = false;
    List<Runnable> repairs = undo;
    List<Consumer<StoreException.Reason>> actions = losers;
    undo = new ArrayList<>();
    losers = new ArrayList<>();
    StoreException.Reason failure = StoreException.Reason.IO;
    boolean done = false;
    flushing = true;
    try {
      for (Hook hook : beforeFlush) {
        hook.write();
      }
      database.flush();
      done = true;
    } catch (StoreException e) {
      failure = e.reason();
    } finally {
      if (!done) {
        lose(repairs, actions, failure);
      }
      flushing = false;
    }
    return done;
  }

  private void lose(
      List<Runnable> repairs,
      List<Consumer<StoreException.Reason>> actions,
      StoreException.Reason reason) {
    LOG.warn("a batch was lost: {}", reason);
    database.discard();
    undo(repairs, 0);
    actions.forEach(action -> action.accept(reason));
    watchers.forEach(watcher -> watcher.accept(reason));
  }

  /// Makes everything so far durable; from now on nothing is written any more.
  public void close() {
    flush();
    closed = true;
  }

  /// Whether nothing may be written any more.
  public boolean isClosed() {
    return closed;
  }

  private void afterCommit(Runnable effect) {
    if (closed) {
      return;
    }
    arm();
    database.afterCommit(() -> {
      try {
        effect.run();
      } catch (RuntimeException e) {
        LOG.error("an effect failed", e);
      }
    });
  }

  private void arm() {
    if (!armed) {
      armed = true;
      loop.atTurnEnd(this::flush);
    }
  }

  private static void undo(List<Runnable> repairs, int mark) {
    while (repairs.size() > mark) {
      repairs.removeLast().run();
    }
  }
}
