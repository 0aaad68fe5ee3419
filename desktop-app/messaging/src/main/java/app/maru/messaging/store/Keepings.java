package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Keeping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How I keep conversations; those without a row are kept plainly.
public final class Keepings {
  private static final String COLUMNS = "conversation, pinned, muted, archived, marked, asked";

  private final Database database;

  /// The table in `database`.
  public Keepings(Database database) {
    this.database = database;
  }

  private record Row(ConversationId conversation, Keeping keeping) {}

  /// How one conversation is kept.
  public Keeping of(ConversationId conversation) throws StoreException {
    return database
        .first(
            "SELECT " + COLUMNS + " FROM keepings WHERE conversation = ?",
            Keepings::row,
            conversation.bytes().toArray())
        .map(Row::keeping)
        .orElse(Keeping.PLAIN);
  }

  /// All that are not kept plainly.
  public Map<ConversationId, Keeping> all() throws StoreException {
    return database.list("SELECT " + COLUMNS + " FROM keepings", Keepings::row).stream()
        .collect(Collectors.toMap(Row::conversation, Row::keeping));
  }

  /// The conversations on top, the topmost first.
  public List<ConversationId> pinned() throws StoreException {
    return database.list(
        "SELECT conversation FROM keepings WHERE pinned > 0 ORDER BY pinned",
        row -> new ConversationId(Bytes.of(row.getBytes(1))));
  }

  /// Keeps a conversation so from now on.
  public void put(ConversationId conversation, Keeping keeping) throws StoreException {
    byte[] id = conversation.bytes().toArray();
    if (keeping.equals(Keeping.PLAIN)) {
      database.update("DELETE FROM keepings WHERE conversation = ?", id);
    } else {
      database.update(
          "MERGE INTO keepings (" + COLUMNS + ") KEY (conversation) VALUES (?, ?, ?, ?, ?, ?)",
          id,
          keeping.pinned(),
          keeping.mutedUntil().map(Instant::toEpochMilli).orElse(0L),
          keeping.archived(),
          keeping.marked(),
          keeping.asked());
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    long muted = row.getLong(3);
    return new Row(
        new ConversationId(Bytes.of(row.getBytes(1))),
        new Keeping(
            row.getInt(2),
            muted == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(muted)),
            row.getBoolean(4),
            row.getBoolean(5),
            row.getBoolean(6)));
  }
}
