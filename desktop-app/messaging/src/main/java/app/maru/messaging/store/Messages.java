package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FailureReason;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Quote;
import app.maru.messaging.Reaction;
import app.maru.messaging.Traits;
import app.maru.p2p.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that was said, in order of (lamport, sent time, id) within each conversation.
public final class Messages {
  private static final byte[] NONE = {};

  private static final String COLUMNS =
      "conversation, id, author, mine, text, lamport, sent_at, arrived_at, state, path, late,"
          + " failure, reply, forwarded, edits, retracted, reacted, lifetime";

  private final Database database;
  private final Reactions reactions;

  /// The table in `database`.
  public Messages(Database database) {
    this.database = database;
    this.reactions = new Reactions(database);
  }

  /// Adds a message.
  ///
  /// @return its number, growing with arrival
  public long add(Message message) throws StoreException {
    return database.insert(
        "INSERT INTO messages ("
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE, ?)",
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
        Codes.ofFailure(message.failure()),
        message.traits().quote().map(quote -> quote.message().bytes().toArray()).orElse(NONE),
        message.traits().forwarded(),
        message.traits().edits(),
        message.traits().retracted(),
        message.traits().lifetime());
  }

  /// The message of that id.
  public Optional<Message> find(MessageId id) throws StoreException {
    return one(" WHERE id = ?", id.bytes().toArray());
  }

  /// The message of that number.
  public Optional<Message> numbered(long num) throws StoreException {
    return one(" WHERE num = ?", num);
  }

  /// Moves a message forward. One that was given up because nobody fetched it has been fetched
  /// after all when it is delivered.
  ///
  /// @param path kept if the message has one already
  /// @return whether it was not there or further before
  public boolean advance(MessageId id, DeliveryState to, Optional<Path> path)
      throws StoreException {
    int changed =
        database.update(
            "UPDATE messages SET state = ?, failure = 0,"
                + " path = CASE path WHEN 0 THEN ? ELSE path END"
                + " WHERE id = ? AND (state < ? OR (failure = ? AND ?))",
            Codes.of(to),
            Codes.of(path),
            id.bytes().toArray(),
            Codes.of(to),
            Codes.ofFailure(Optional.of(FailureReason.EXPIRED)),
            to == DeliveryState.DELIVERED || to == DeliveryState.READ);
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
    return page(
        " WHERE conversation = ?"
            + " ORDER BY conversation DESC, lamport DESC, sent_at DESC, id DESC LIMIT ?",
        conversation.bytes().toArray(),
        limit);
  }

  /// The messages that stand right before another, the nearest first.
  public List<Message> before(Message place, int limit) throws StoreException {
    // expanded by hand: H2 doesn't use the index for a comparison of rows
    return page(
        " WHERE conversation = ? AND lamport <= ?"
            + " AND (lamport < ? OR (sent_at < ? OR (sent_at = ? AND id < ?)))"
            + " ORDER BY conversation DESC, lamport DESC, sent_at DESC, id DESC LIMIT ?",
        place.conversation().bytes().toArray(),
        place.lamport(),
        place.lamport(),
        place.sentAt().toEpochMilli(),
        place.sentAt().toEpochMilli(),
        place.id().bytes().toArray(),
        limit);
  }

  /// The messages that stand right after another, the nearest first.
  public List<Message> after(Message place, int limit) throws StoreException {
    return page(
        " WHERE conversation = ? AND lamport >= ?"
            + " AND (lamport > ? OR (sent_at > ? OR (sent_at = ? AND id > ?)))"
            + " ORDER BY conversation, lamport, sent_at, id LIMIT ?",
        place.conversation().bytes().toArray(),
        place.lamport(),
        place.lamport(),
        place.sentAt().toEpochMilli(),
        place.sentAt().toEpochMilli(),
        place.id().bytes().toArray(),
        limit);
  }

  /// Says something else from now on.
  public void edit(MessageId id, int revision, Instant at, String text) throws StoreException {
    stale(id);
    database.update(
        "UPDATE messages SET text = ?, edits = ?, edited_at = ? WHERE id = ?",
        text,
        revision,
        at.toEpochMilli(),
        id.bytes().toArray());
  }

  /// When the text a message has now was written.
  public Instant writtenAt(Message message) throws StoreException {
    return database
        .first(
            "SELECT edited_at FROM messages WHERE id = ? AND edits > 0",
            row -> Instant.ofEpochMilli(row.getLong(1)),
            message.id().bytes().toArray())
        .orElse(message.sentAt());
  }

  /// Its writer took a message back: nothing of its text stays.
  public void retract(MessageId id) throws StoreException {
    stale(id);
    database.update(
        "UPDATE messages SET text = '', retracted = TRUE WHERE id = ?", id.bytes().toArray());
  }

  /// Removes a message.
  public void remove(MessageId id) throws StoreException {
    stale(id);
    database.update("DELETE FROM messages WHERE id = ?", id.bytes().toArray());
  }

  /// The number of the message in the last place, 0 if there is none.
  public long newestNumber(ConversationId conversation) throws StoreException {
    return database
        .first(
            "SELECT num FROM messages WHERE conversation = ?"
                + " ORDER BY conversation DESC, lamport DESC, sent_at DESC, id DESC LIMIT 1",
            row -> row.getLong(1),
            conversation.bytes().toArray())
        .orElse(0L);
  }

  /// What the index knows of a message is not true any more.
  private void stale(MessageId id) throws StoreException {
    database.update(
        "INSERT INTO search_stale (num) SELECT num FROM messages WHERE id = ?",
        id.bytes().toArray());
  }

  private Optional<Message> one(String where, Object value) throws StoreException {
    return page(where, value).stream().findFirst();
  }

  /// Quotes and reactions are read for this page only, and only where there are any.
  private List<Message> page(String where, Object... values) throws StoreException {
    record Raw(Message message, boolean reacted) {}

    List<Raw> rows =
        database.list(
            "SELECT " + COLUMNS + " FROM messages" + where,
            row -> new Raw(row(row), row.getBoolean(17)),
            values);
    List<Message> page = new ArrayList<>(rows.size());
    for (Raw raw : rows) {
      Message message = raw.message();
      Traits traits = message.traits();
      if (traits.quote().isPresent()) {
        traits = traits.quoting(Optional.of(quote(message, traits.quote().get().message())));
      }
      if (raw.reacted()) {
        traits = traits.with(reactions(message));
      }
      page.add(traits.equals(message.traits()) ? message : message.with(traits));
    }
    return page;
  }

  /// Only what was said in the same conversation is quoted: who answers may name anything.
  private Quote quote(Message message, MessageId quoted) throws StoreException {
    return database
        .first(
            "SELECT mine, LEFT(text, "
                + Quote.MAX_TEXT
                + ") FROM messages WHERE id = ? AND conversation = ? AND NOT retracted",
            row -> new Quote(quoted, row.getBoolean(1), Optional.of(row.getString(2))),
            quoted.bytes().toArray(),
            message.conversation().bytes().toArray())
        .orElseGet(() -> Quote.missing(quoted));
  }

  private List<Reaction> reactions(Message message) throws StoreException {
    return reactions.of(message.id()).stream()
        .filter(row -> !row.emoji().isEmpty())
        .map(row -> new Reaction(row.person(), row.mine(), row.emoji()))
        .toList();
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
        Codes.failure(row.getInt(12)),
        traits(row));
  }

  private static Traits traits(ResultSet row) throws SQLException {
    byte[] reply = row.getBytes(13);
    return new Traits(
        reply.length == 0
            ? Optional.empty()
            : Optional.of(Quote.missing(new MessageId(Bytes.of(reply)))),
        row.getBoolean(14),
        row.getInt(15),
        row.getBoolean(16),
        List.of(),
        row.getInt(18));
  }
}
