package app.maru.relay.account;

import app.maru.relay.account.AccountsException.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// What needs all of the tables as they stand, one after the other: one ends what the other looks
/// at. Any thread; blocks.
///
/// Invariant: once it is closed nobody looks at the tables but [Batches], so that they are closed
/// when those are.
final class WholeTables implements AutoCloseable {
  private final AccountStore store;
  private final Batches batches;
  private final ReentrantLock whole = new ReentrantLock();

  /// Asked for each row of a copy.
  private volatile boolean closing;

  WholeTables(AccountStore store, Batches batches) {
    this.store = store;
    this.batches = batches;
  }

  /// Gives unused space back to the disk; everybody else waits meanwhile.
  void compact() throws AccountsException {
    whole.lock();
    try {
      mustBeOpen();
      boolean _ =
          batches.alone(session -> {
            store.compact(session);
            return true;
          });
    } finally {
      whole.unlock();
    }
  }

  /// Writes a consistent copy into a new file, beside what the batches do.
  void copyTo(Path target, BooleanSupplier breakOff) throws AccountsException {
    whole.lock();
    try {
      mustBeOpen();
      try (AccountsCopy copy = batches.alone(_ -> store.view())) {
        copy.writeTo(target, () -> closing || breakOff.getAsBoolean());
      }
    } catch (SQLException e) {
      throw store.failure(e);
    } finally {
      whole.unlock();
    }
  }

  private void mustBeOpen() throws AccountsException {
    if (closing) {
      throw new AccountsException(Reason.CLOSED, null);
    }
  }

  /// Breaks off a copy that is being made, and waits until it has let go.
  @Override
  public void close() {
    closing = true;
    whole.lock();
    try {
      // Nobody looks at the tables any more.
    } finally {
      whole.unlock();
    }
  }
}
