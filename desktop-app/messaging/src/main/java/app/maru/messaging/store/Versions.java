package app.maru.messaging.store;

import app.maru.messaging.MessageId;
import app.maru.messaging.MessageInfo.Version;
import java.time.Instant;
import java.util.List;

/// What messages said before they were edited.
public final class Versions {
  private final Database database;

  /// The table in `database`.
  public Versions(Database database) {
    this.database = database;
  }

  /// Keeps what a message said at a revision; nothing if that is known.
  ///
  /// @param limit how many are kept of one message: beyond it the oldest after the first go
  public void add(MessageId message, int revision, Version version, int limit)
      throws StoreException {
    database.update(
        "MERGE INTO versions (message, revision, written_at, text) KEY (message, revision)"
            + " VALUES (?, ?, ?, ?)",
        message.bytes().toArray(),
        revision,
        version.at().toEpochMilli(),
        version.text());
    int kept = of(message).size();
    if (kept > limit) {
      database.update(
          "DELETE FROM versions WHERE message = ? AND revision IN (SELECT revision FROM versions"
              + " WHERE message = ? AND revision > 0 ORDER BY revision LIMIT ?)",
          message.bytes().toArray(),
          message.bytes().toArray(),
          kept - limit);
    }
  }

  /// All of one message, the oldest first.
  public List<Version> of(MessageId message) throws StoreException {
    return database.list(
        "SELECT text, written_at FROM versions WHERE message = ? ORDER BY message, revision",
        row -> new Version(row.getString(1), Instant.ofEpochMilli(row.getLong(2))),
        message.bytes().toArray());
  }

  /// Forgets what a message said.
  public void remove(MessageId message) throws StoreException {
    database.update("DELETE FROM versions WHERE message = ?", message.bytes().toArray());
  }
}
