package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How long messages of each conversation live, and when those go whose time runs.
public final class Lifetimes {
  private final Database database;

  /// The tables in `database`.
  public Lifetimes(Database database) {
    this.database = database;
  }

  /// What was agreed last.
  ///
  /// @param revision grows with every change
  /// @param person who said it
  /// @param seconds 0 for ever
  public record Row(int revision, PersonId person, int seconds) {}

  /// What holds in a conversation, if anything was ever said.
  public Optional<Row> find(ConversationId conversation) throws StoreException {
    return database.first(
        "SELECT revision, person, seconds FROM lifetimes WHERE conversation = ?",
        row -> new Row(row.getInt(1), PersonId.of(row.getBytes(2)), row.getInt(3)),
        conversation.bytes().toArray());
  }

  /// Keeps a row in place of the conversation's former one.
  public void put(ConversationId conversation, Row row) throws StoreException {
    database.update(
        "MERGE INTO lifetimes (conversation, revision, person, seconds) KEY (conversation)"
            + " VALUES (?, ?, ?, ?)",
        conversation.bytes().toArray(),
        row.revision(),
        row.person().bytes().toArray(),
        row.seconds());
  }

  /// A message goes at a time; the first word counts.
  public void fade(MessageId message, Instant at) throws StoreException {
    boolean known =
        database
            .first(
                "SELECT 1 FROM fading WHERE message = ?",
                row -> row.getInt(1),
                message.bytes().toArray())
            .isPresent();
    if (!known) {
      database.update(
          "INSERT INTO fading (message, at) VALUES (?, ?)",
          message.bytes().toArray(),
          at.toEpochMilli());
    }
  }

  /// Some of those whose time is over.
  public List<MessageId> over(Instant now, int limit) throws StoreException {
    return database.list(
        "SELECT message FROM fading WHERE at <= ? ORDER BY at LIMIT ?",
        row -> new MessageId(Bytes.of(row.getBytes(1))),
        now.toEpochMilli(),
        limit);
  }

  /// When the next one goes.
  public Optional<Instant> next() throws StoreException {
    return database.first(
        "SELECT at FROM fading ORDER BY at LIMIT 1", row -> Instant.ofEpochMilli(row.getLong(1)));
  }

  /// A message has gone.
  public void remove(MessageId message) throws StoreException {
    database.update("DELETE FROM fading WHERE message = ?", message.bytes().toArray());
  }
}
