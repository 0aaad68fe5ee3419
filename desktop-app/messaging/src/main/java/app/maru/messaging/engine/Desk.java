package app.maru.messaging.engine;

import app.maru.messaging.FaultReason;
import app.maru.messaging.MessengerException;
import app.maru.messaging.MessengerException.Reason;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.store.StoreException;
import app.maru.messaging.store.Work;
import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Takes what is asked for from any thread, has it done on the loop, and answers after the commit.
final class Desk {
  /// A full disk is told at most so often.
  private static final Duration FAULT_EVERY = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Teller teller;
  private final Loop loop;
  private volatile boolean closed;
  private boolean broken;

  Desk(Ledger ledger, Teller teller, Loop loop) {
    this.ledger = ledger;
    this.teller = teller;
    this.loop = loop;
    ledger.onLoss(this::lost);
  }

  /// Something that is done or refused.
  @FunctionalInterface
  interface Action {
    void run() throws StoreException, MessengerException;
  }

  /// Something to look at.
  @FunctionalInterface
  interface Look<T> {
    T look() throws StoreException;
  }

  boolean isClosed() {
    return closed;
  }

  /// Makes everything durable and takes nothing more. On the loop.
  ///
  /// @return whether it was open
  boolean close() {
    if (closed) {
      return false;
    }
    ledger.close();
    closed = true;
    return true;
  }

  /// A change and its result, once durable.
  <T> CompletableFuture<T> change(Work<T, MessengerException> work) {
    CompletableFuture<T> future = new CompletableFuture<>();
    onLoop(future, () -> change(work, future));
    return future;
  }

  /// A change without a result.
  CompletableFuture<Void> act(Action action) {
    return repeat(() -> {
      action.run();
      return false;
    });
  }

  /// A long change in several works, as long as they say that there is more to do.
  CompletableFuture<Void> repeat(Work<Boolean, MessengerException> work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    repeat(work, done);
    return done;
  }

  /// What is durable now.
  <T> CompletableFuture<T> look(Look<T> look) {
    CompletableFuture<T> future = new CompletableFuture<>();
    onLoop(
        future,
        () -> {
          try {
            checkOpen();
            ledger.flush();
            future.complete(look.look());
          } catch (MessengerException e) {
            future.completeExceptionally(e);
          } catch (StoreException e) {
            future.completeExceptionally(failure(e.reason()));
          }
        });
    return future;
  }

  /// Something to look at that takes long: a bit a turn, until there is an answer or nobody waits.
  @FunctionalInterface
  interface Search<T> {
    /// Looks for a millisecond or two.
    ///
    /// @return the answer, once it is complete
    Optional<T> look() throws StoreException;
  }

  /// What is durable now, looked for in many turns. Cancelling the future ends it.
  <T> CompletableFuture<T> search(Look<Search<T>> begin) {
    CompletableFuture<T> future = new CompletableFuture<>();
    var _ =
        look(begin)
            .whenComplete((search, failure) -> {
              if (failure != null) {
                future.completeExceptionally(failure);
              } else {
                goOn(search, future);
              }
            });
    return future;
  }

  private <T> void goOn(Search<T> search, CompletableFuture<T> future) {
    if (future.isDone()) {
      return;
    }
    try {
      checkOpen();
      Optional<T> found = search.look();
      if (found.isPresent()) {
        future.complete(found.get());
      } else {
        loop.overtake(() -> answering(future, () -> goOn(search, future)));
      }
    } catch (MessengerException e) {
      future.completeExceptionally(e);
    } catch (StoreException e) {
      future.completeExceptionally(failure(e.reason()));
    }
  }

  private <T> void change(Work<T, MessengerException> work, CompletableFuture<T> future) {
    try {
      checkOpen();
      T result = ledger.write(work);
      ledger.thenTell(() -> future.complete(result));
      ledger.ifLost(reason -> future.completeExceptionally(failure(reason)));
    } catch (MessengerException e) {
      future.completeExceptionally(e);
    } catch (StoreException e) {
      lost(e.reason());
      future.completeExceptionally(failure(e.reason()));
    }
  }

  private void repeat(Work<Boolean, MessengerException> work, CompletableFuture<Void> done) {
    var _ =
        change(work)
            .whenComplete((more, failure) -> {
              if (failure != null) {
                done.completeExceptionally(failure);
              } else if (more) {
                repeat(work, done);
              } else {
                done.complete(null);
              }
            });
  }

  /// A loop that ended with this messenger runs nothing: then the answer is given here.
  private void onLoop(CompletableFuture<?> future, Runnable task) {
    if (closed) {
      future.completeExceptionally(new MessengerException(Reason.CLOSED));
    } else {
      loop.overtake(() -> answering(future, task));
    }
  }

  /// What nobody foresaw is a fault of ours, which the loop reports; who asked is answered all the
  /// same.
  private static void answering(CompletableFuture<?> future, Runnable task) {
    boolean foreseen = false;
    try {
      task.run();
      foreseen = true;
    } finally {
      if (!foreseen) {
        future.completeExceptionally(new MessengerException(Reason.STORE_BROKEN));
      }
    }
  }

  private void checkOpen() throws MessengerException {
    if (closed) {
      throw new MessengerException(Reason.CLOSED);
    }
  }

  private void lost(StoreException.Reason reason) {
    if (!broken) {
      broken = true;
      loop.schedule(FAULT_EVERY, () -> broken = false);
      teller.fault(
          reason == StoreException.Reason.DISK_FULL
              ? FaultReason.DISK_FULL
              : FaultReason.STORE_BROKEN);
    }
  }

  private static MessengerException failure(StoreException.Reason reason) {
    return new MessengerException(
        reason == StoreException.Reason.DISK_FULL ? Reason.DISK_FULL : Reason.STORE_BROKEN);
  }
}
