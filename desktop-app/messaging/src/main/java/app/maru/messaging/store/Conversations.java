package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// One row a person something was said to or by; also the logical time of each conversation.
public final class Conversations {
  private static final String COLUMNS = "id, person, lamport, newest, unread";

  private final Database database;

  /// The table in `database`.
  public Conversations(Database database) {
    this.database = database;
  }

  /// A row.
  ///
  /// @param id its name
  /// @param person the other
  /// @param lamport the highest logical time seen
  /// @param newest the number of the message in the last place, 0 for none
  /// @param unread how many I have not seen
  public record Row(ConversationId id, PersonId person, long lamport, long newest, int unread) {}

  /// The row of one conversation.
  public Optional<Row> find(ConversationId id) throws StoreException {
    return database.first(
        "SELECT " + COLUMNS + " FROM conversations WHERE id = ?",
        Conversations::row,
        id.bytes().toArray());
  }

  /// All conversations, the one with the newest message first.
  public List<Row> all() throws StoreException {
    return database.list(
        "SELECT " + COLUMNS + " FROM conversations ORDER BY newest DESC", Conversations::row);
  }

  /// Keeps a row in place of the conversation's former one.
  public void put(Row row) throws StoreException {
    database.update(
        "MERGE INTO conversations (" + COLUMNS + ") KEY (id) VALUES (?, ?, ?, ?, ?)",
        row.id().bytes().toArray(),
        row.person().bytes().toArray(),
        row.lamport(),
        row.newest(),
        row.unread());
  }

  /// A message was removed: another may be the newest, and one less unread.
  public void removed(ConversationId id, long newest, boolean wasUnread) throws StoreException {
    database.update(
        "UPDATE conversations SET newest = ?, unread = GREATEST(0, unread - ?) WHERE id = ?",
        newest,
        wasUnread ? 1 : 0,
        id.bytes().toArray());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new ConversationId(Bytes.of(row.getBytes(1))),
        PersonId.of(row.getBytes(2)),
        row.getLong(3),
        row.getLong(4),
        row.getInt(5));
  }
}
