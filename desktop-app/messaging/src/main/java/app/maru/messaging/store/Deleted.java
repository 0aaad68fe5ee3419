package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.MessageId;
import java.util.List;
import java.util.Optional;

/// Conversations I deleted.
public final class Deleted {
  private final Database database;

  /// The table in `database`.
  public Deleted(Database database) {
    this.database = database;
  }

  /// A message to be removed.
  ///
  /// @param id its name
  /// @param mine whether I said it
  /// @param waiting whether nobody has taken it yet
  public record Left(MessageId id, boolean mine, boolean waiting) {}

  /// The logical time a conversation goes on from; 0 if it was never deleted.
  public long lamport(ConversationId conversation) throws StoreException {
    return database
        .first(
            "SELECT lamport FROM deleted WHERE conversation = ?",
            row -> row.getLong(1),
            conversation.bytes().toArray())
        .orElse(0L);
  }

  /// Whom a deleted conversation was with.
  public Optional<PersonId> person(ConversationId conversation) throws StoreException {
    return database.first(
        "SELECT person FROM deleted WHERE conversation = ?",
        row -> PersonId.of(row.getBytes(1)),
        conversation.bytes().toArray());
  }

  /// Takes a conversation out of the list; its messages up to now are to be removed.
  public void begin(ConversationId conversation, PersonId person, long lamport)
      throws StoreException {
    byte[] id = conversation.bytes().toArray();
    database.update(
        "MERGE INTO deleted (conversation, person, lamport, up_to) KEY (conversation) VALUES (?, ?,"
            + " ?, (SELECT COALESCE(MAX(num), 0) FROM messages))",
        id,
        person.bytes().toArray(),
        lamport);
    database.update("DELETE FROM conversations WHERE id = ?", id);
    database.update("DELETE FROM unread WHERE conversation = ?", id);
  }

  /// Conversations with messages that still have to be removed.
  public List<ConversationId> unfinished() throws StoreException {
    return database.list(
        "SELECT conversation FROM deleted WHERE up_to > 0",
        row -> new ConversationId(Bytes.of(row.getBytes(1))));
  }

  /// Some of the messages that have to be removed; none if no more are left.
  public List<Left> some(ConversationId conversation, int limit) throws StoreException {
    byte[] id = conversation.bytes().toArray();
    return database.list(
        "SELECT id, mine, state FROM messages WHERE conversation = ?"
            + " AND num <= (SELECT up_to FROM deleted WHERE conversation = ?) LIMIT "
            + limit,
        row ->
            new Left(
                new MessageId(Bytes.of(row.getBytes(1))),
                row.getBoolean(2),
                row.getInt(3) == Codes.of(DeliveryState.QUEUED)),
        id,
        id);
  }

  /// All messages of a conversation are removed.
  public void finish(ConversationId conversation) throws StoreException {
    database.update(
        "UPDATE deleted SET up_to = 0 WHERE conversation = ?", conversation.bytes().toArray());
  }
}
