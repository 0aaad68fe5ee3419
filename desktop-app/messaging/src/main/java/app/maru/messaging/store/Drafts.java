package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.messaging.ConversationId;
import java.util.Map;
import java.util.stream.Collectors;

/// What I have begun to write.
public final class Drafts {
  private final Database database;

  /// The table in `database`.
  public Drafts(Database database) {
    this.database = database;
  }

  /// Keeps a draft in place of the former one; an empty one is forgotten.
  public void put(ConversationId conversation, String text) throws StoreException {
    if (text.isEmpty()) {
      database.update("DELETE FROM drafts WHERE conversation = ?", conversation.bytes().toArray());
    } else {
      database.update(
          "MERGE INTO drafts (conversation, text) KEY (conversation) VALUES (?, ?)",
          conversation.bytes().toArray(),
          text);
    }
  }

  /// All drafts.
  public Map<ConversationId, String> all() throws StoreException {
    record Draft(ConversationId conversation, String text) {}

    return database
        .list(
            "SELECT conversation, text FROM drafts",
            row -> new Draft(new ConversationId(Bytes.of(row.getBytes(1))), row.getString(2)))
        .stream()
        .collect(Collectors.toMap(Draft::conversation, Draft::text));
  }
}
