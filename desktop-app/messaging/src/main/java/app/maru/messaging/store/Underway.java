package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.messaging.MessageId;
import java.time.Instant;
import java.util.List;

/// Messages of mine that a relay keeps for somebody who has not confirmed them.
public final class Underway {
  private final Database database;

  /// The table in `database`.
  public Underway(Database database) {
    this.database = database;
  }

  /// Waits for news of a message until a time.
  public void put(MessageId message, Instant until) throws StoreException {
    database.update(
        "MERGE INTO underway (message, until) KEY (message) VALUES (?, ?)",
        message.bytes().toArray(),
        until.toEpochMilli());
  }

  /// Waits no more.
  public void remove(MessageId message) throws StoreException {
    database.update("DELETE FROM underway WHERE message = ?", message.bytes().toArray());
  }

  /// Some of those whose time is over.
  public List<MessageId> over(Instant now, int limit) throws StoreException {
    return database.list(
        "SELECT message FROM underway WHERE until < ? ORDER BY until LIMIT ?",
        row -> new MessageId(Bytes.of(row.getBytes(1))),
        now.toEpochMilli(),
        limit);
  }
}
