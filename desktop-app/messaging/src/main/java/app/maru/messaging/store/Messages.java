package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FailureReason;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.p2p.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that was said, in order of (lamport, sent time, id) within each conversation.
public final class Messages {
  private static final String COLUMNS =
      "conversation, id, author, mine, text, lamport, sent_at, arrived_at, state, path, late,"
          + " failure";

  private final Database database;

  /// The table in `database`.
  public Messages(Database database) {
    this.database = database;
  }

  /// Adds a message.
  ///
  /// @return its number, growing with arrival
  public long add(Message message) throws StoreException {
    database.update(
        "INSERT INTO messages (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        message.conversation().bytes().toArray(),
        message.id().bytes().toArray(),
        message.from().bytes().toArray(),
        message.mine(),
        message.text(),
        message.lamport(),
        message.sentAt().toEpochMilli(),
        message.arrivedAt().toEpochMilli(),
        Codes.of(message.state()),
        Codes.of(message.path()),
        message.late(),
        Codes.ofFailure(message.failure()));
    return database
        .first(
            "SELECT num FROM messages WHERE id = ?",
            row -> row.getLong(1),
            message.id().bytes().toArray())
        .orElseThrow();
  }

  /// The message of that id.
  public Optional<Message> find(MessageId id) throws StoreException {
    return database.first(
        "SELECT " + COLUMNS + " FROM messages WHERE id = ?", Messages::row, id.bytes().toArray());
  }

  /// The message of that number.
  public Optional<Message> numbered(long num) throws StoreException {
    return database.first("SELECT " + COLUMNS + " FROM messages WHERE num = ?", Messages::row, num);
  }

  /// Moves a message forward.
  ///
  /// @param path kept if the message has one already
  /// @return whether it was not there or further before
  public boolean advance(MessageId id, DeliveryState to, Optional<Path> path)
      throws StoreException {
    int changed =
        database.update(
            "UPDATE messages SET state = ?, path = CASE path WHEN 0 THEN ? ELSE path END"
                + " WHERE id = ? AND state < ?",
            Codes.of(to),
            Codes.of(path),
            id.bytes().toArray(),
            Codes.of(to));
    return changed > 0;
  }

  /// Gives up a message that its person has not got.
  ///
  /// @return whether it was there and not delivered or given up before
  public boolean fail(MessageId id, FailureReason reason) throws StoreException {
    int changed =
        database.update(
            "UPDATE messages SET state = ?, failure = ? WHERE id = ? AND state < ?",
            Codes.of(DeliveryState.FAILED),
            Codes.ofFailure(Optional.of(reason)),
            id.bytes().toArray(),
            Codes.of(DeliveryState.DELIVERED));
    return changed > 0;
  }

  /// Notes the way a message travelled, if that was not known yet.
  public void setPath(MessageId id, Path path) throws StoreException {
    database.update(
        "UPDATE messages SET path = ? WHERE id = ? AND path = 0",
        Codes.of(Optional.of(path)),
        id.bytes().toArray());
  }

  /// How many messages a conversation has: counts them all.
  public int count(ConversationId conversation) throws StoreException {
    return database
        .first(
            "SELECT COUNT(*) FROM messages WHERE conversation = ?",
            row -> row.getInt(1),
            conversation.bytes().toArray())
        .orElseThrow();
  }

  /// The last messages of a conversation, the last one first.
  public List<Message> newest(ConversationId conversation, int limit) throws StoreException {
    return database.list(
        "SELECT "
            + COLUMNS
            + " FROM messages WHERE conversation = ?"
            + " ORDER BY conversation DESC, lamport DESC, sent_at DESC, id DESC LIMIT ?",
        Messages::row,
        conversation.bytes().toArray(),
        limit);
  }

  /// The messages that stand right before another, the nearest first.
  public List<Message> before(Message place, int limit) throws StoreException {
    // expanded by hand: H2 doesn't use the index for a comparison of rows
    return database.list(
        "SELECT "
            + COLUMNS
            + " FROM messages WHERE conversation = ? AND lamport <= ?"
            + " AND (lamport < ? OR (sent_at < ? OR (sent_at = ? AND id < ?)))"
            + " ORDER BY conversation DESC, lamport DESC, sent_at DESC, id DESC LIMIT ?",
        Messages::row,
        place.conversation().bytes().toArray(),
        place.lamport(),
        place.lamport(),
        place.sentAt().toEpochMilli(),
        place.sentAt().toEpochMilli(),
        place.id().bytes().toArray(),
        limit);
  }

  private static Message row(ResultSet row) throws SQLException {
    return new Message(
        new MessageId(Bytes.of(row.getBytes(2))),
        new ConversationId(Bytes.of(row.getBytes(1))),
        PersonId.of(row.getBytes(3)),
        row.getBoolean(4),
        row.getString(5),
        row.getLong(6),
        Instant.ofEpochMilli(row.getLong(7)),
        Instant.ofEpochMilli(row.getLong(8)),
        Codes.deliveryState(row.getInt(9)),
        Codes.path(row.getInt(10)),
        row.getBoolean(11),
        Codes.failure(row.getInt(12)));
  }
}
