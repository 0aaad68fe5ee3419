package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.MessageId;
import app.maru.messaging.Scheduled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What I will say later.
public final class ScheduledRows {
  private static final String COLUMNS = "id, person, text, at, reply";

  private final Database database;

  /// The table in `database`.
  public ScheduledRows(Database database) {
    this.database = database;
  }

  /// Keeps one in place of its former self.
  public void put(Scheduled scheduled) throws StoreException {
    database.update(
        "MERGE INTO scheduled (" + COLUMNS + ") KEY (id) VALUES (?, ?, ?, ?, ?)",
        scheduled.id().bytes().toArray(),
        scheduled.to().bytes().toArray(),
        scheduled.text(),
        scheduled.at().toEpochMilli(),
        Drafts.reply(scheduled.reply()));
  }

  /// One of them.
  public Optional<Scheduled> find(MessageId id) throws StoreException {
    return database.first(
        "SELECT " + COLUMNS + " FROM scheduled WHERE id = ?",
        ScheduledRows::row,
        id.bytes().toArray());
  }

  /// All of them, the next one first.
  public List<Scheduled> all() throws StoreException {
    return database.list(
        "SELECT " + COLUMNS + " FROM scheduled ORDER BY at, id", ScheduledRows::row);
  }

  /// Forgets one.
  public void remove(MessageId id) throws StoreException {
    database.update("DELETE FROM scheduled WHERE id = ?", id.bytes().toArray());
  }

  /// Forgets all that was to be said to somebody.
  ///
  /// @return how many
  public int removeAll(PersonId to) throws StoreException {
    return database.update("DELETE FROM scheduled WHERE person = ?", to.bytes().toArray());
  }

  private static Scheduled row(ResultSet row) throws SQLException {
    return new Scheduled(
        new MessageId(Bytes.of(row.getBytes(1))),
        PersonId.of(row.getBytes(2)),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        Drafts.reply(row, 5));
  }
}
