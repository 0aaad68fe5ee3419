package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import java.util.List;
import java.util.Optional;

/// The places of messages of others that I have not seen.
public final class Unread {
  private static final String UP_TO =
      " conversation = ? AND lamport <= ?"
          + " AND (lamport < ? OR (sent_at < ? OR (sent_at = ? AND id <= ?)))";

  private final Database database;

  /// The table in `database`.
  public Unread(Database database) {
    this.database = database;
  }

  /// Remembers that I have not seen a message.
  public void add(Message message) throws StoreException {
    database.update(
        "INSERT INTO unread (conversation, lamport, sent_at, id) VALUES (?, ?, ?, ?)",
        message.conversation().bytes().toArray(),
        message.lamport(),
        message.sentAt().toEpochMilli(),
        message.id().bytes().toArray());
  }

  /// Forgets one message.
  ///
  /// @return whether I had not seen it
  public boolean remove(Message message) throws StoreException {
    int removed =
        database.update(
            "DELETE FROM unread WHERE conversation = ? AND lamport = ? AND sent_at = ? AND id = ?",
            message.conversation().bytes().toArray(),
            message.lamport(),
            message.sentAt().toEpochMilli(),
            message.id().bytes().toArray());
    return removed > 0;
  }

  /// The first message of a conversation that I have not seen.
  public Optional<MessageId> first(ConversationId conversation) throws StoreException {
    return database.first(
        "SELECT id FROM unread WHERE conversation = ?"
            + " ORDER BY conversation, lamport, sent_at, id LIMIT 1",
        row -> new MessageId(Bytes.of(row.getBytes(1))),
        conversation.bytes().toArray());
  }

  /// Forgets some of what stands at or before a message, and says what that was.
  public List<MessageId> takeUpTo(Message message, int limit) throws StoreException {
    Object[] place = {
      message.conversation().bytes().toArray(),
      message.lamport(),
      message.lamport(),
      message.sentAt().toEpochMilli(),
      message.sentAt().toEpochMilli(),
      message.id().bytes().toArray()
    };
    record Place(long lamport, long sentAt, MessageId id) {}

    List<Place> taken =
        database.list(
            "SELECT lamport, sent_at, id FROM unread WHERE" + UP_TO + " LIMIT " + limit,
            row ->
                new Place(row.getLong(1), row.getLong(2), new MessageId(Bytes.of(row.getBytes(3)))),
            place);
    for (Place each : taken) {
      database.update(
          "DELETE FROM unread WHERE conversation = ? AND lamport = ? AND sent_at = ? AND id = ?",
          message.conversation().bytes().toArray(),
          each.lamport(),
          each.sentAt(),
          each.id().bytes().toArray());
    }
    return taken.stream().map(Place::id).toList();
  }
}
