package app.maru.messaging.store;

import app.maru.messaging.MessageId;
import java.time.Instant;

/// Messages that were removed here and are not to come again.
public final class Gone {
  private final Database database;

  /// The table in `database`.
  public Gone(Database database) {
    this.database = database;
  }

  /// Whether a message was removed here.
  public boolean contains(MessageId message) throws StoreException {
    return database
        .first(
            "SELECT 1 FROM gone WHERE message = ?", row -> row.getInt(1), message.bytes().toArray())
        .isPresent();
  }

  /// Remembers that a message was removed.
  public void add(MessageId message, Instant until) throws StoreException {
    database.update(
        "MERGE INTO gone (message, until) KEY (message) VALUES (?, ?)",
        message.bytes().toArray(),
        until.toEpochMilli());
  }

  /// Forgets some of those whose time is over.
  ///
  /// @return how many
  public int purge(Instant now, int limit) throws StoreException {
    return database.update(
        "DELETE FROM gone WHERE until < ? FETCH FIRST ? ROWS ONLY", now.toEpochMilli(), limit);
  }
}
