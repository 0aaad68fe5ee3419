package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Draft;
import app.maru.messaging.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What I have begun to write.
public final class Drafts {
  private static final byte[] NONE = {};

  private final Database database;

  /// The table in `database`.
  public Drafts(Database database) {
    this.database = database;
  }

  /// Keeps a draft in place of the former one; an empty one is forgotten.
  public void put(ConversationId conversation, Draft draft) throws StoreException {
    if (draft.isEmpty()) {
      database.update("DELETE FROM drafts WHERE conversation = ?", conversation.bytes().toArray());
    } else {
      database.update(
          "MERGE INTO drafts (conversation, text, reply) KEY (conversation) VALUES (?, ?, ?)",
          conversation.bytes().toArray(),
          draft.text(),
          reply(draft.reply()));
    }
  }

  /// All drafts.
  public Map<ConversationId, Draft> all() throws StoreException {
    record Begun(ConversationId conversation, Draft draft) {}

    return database
        .list(
            "SELECT conversation, text, reply FROM drafts",
            row ->
                new Begun(
                    new ConversationId(Bytes.of(row.getBytes(1))),
                    new Draft(row.getString(2), reply(row, 3))))
        .stream()
        .collect(Collectors.toMap(Begun::conversation, Begun::draft));
  }

  /// The message something answers as it is kept: no bytes for none.
  static byte[] reply(Optional<MessageId> reply) {
    return reply.map(id -> id.bytes().toArray()).orElse(NONE);
  }

  static Optional<MessageId> reply(ResultSet row, int column) throws SQLException {
    byte[] reply = row.getBytes(column);
    return reply.length == 0 ? Optional.empty() : Optional.of(new MessageId(Bytes.of(reply)));
  }
}
