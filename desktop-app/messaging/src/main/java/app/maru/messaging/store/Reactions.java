package app.maru.messaging.store;

import app.maru.crypto.PersonId;
import app.maru.messaging.MessageId;
import java.util.List;
import java.util.Optional;

/// What people feel about messages. Who takes a feeling away keeps a row, for its revision counts.
public final class Reactions {
  private final Database database;

  /// The table in `database`.
  public Reactions(Database database) {
    this.database = database;
  }

  /// A row.
  ///
  /// @param emoji none if the person took them away
  public record Row(PersonId person, boolean mine, int revision, List<String> emoji) {
    /// Takes a copy.
    public Row {
      emoji = List.copyOf(emoji);
    }
  }

  /// What was said of one message, the first person's first.
  public List<Row> of(MessageId message) throws StoreException {
    return database.list(
        "SELECT person, mine, revision, emoji FROM reactions WHERE message = ? ORDER BY message,"
            + " person",
        row -> {
          String emoji = row.getString(4);
          return new Row(
              PersonId.of(row.getBytes(1)),
              row.getBoolean(2),
              row.getInt(3),
              emoji.isEmpty() ? List.of() : List.of(emoji.split(" ", -1)));
        },
        message.bytes().toArray());
  }

  /// What one person said of a message last.
  public Optional<Row> of(MessageId message, PersonId person) throws StoreException {
    return of(message).stream().filter(row -> row.person().equals(person)).findFirst();
  }

  /// Keeps a row in place of the person's former one.
  public void put(MessageId message, Row row) throws StoreException {
    database.update(
        "MERGE INTO reactions (message, person, mine, revision, emoji) KEY (message, person)"
            + " VALUES (?, ?, ?, ?, ?)",
        message.bytes().toArray(),
        row.person().bytes().toArray(),
        row.mine(),
        row.revision(),
        String.join(" ", row.emoji()));
    boolean any = of(message).stream().anyMatch(each -> !each.emoji().isEmpty());
    database.update("UPDATE messages SET reacted = ? WHERE id = ?", any, message.bytes().toArray());
  }

  /// Forgets everything about a message.
  public void remove(MessageId message) throws StoreException {
    database.update("DELETE FROM reactions WHERE message = ?", message.bytes().toArray());
    database.update("UPDATE messages SET reacted = FALSE WHERE id = ?", message.bytes().toArray());
  }
}
