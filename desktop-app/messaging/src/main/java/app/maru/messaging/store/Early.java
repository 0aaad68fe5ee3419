package app.maru.messaging.store;

import app.maru.crypto.PersonId;
import app.maru.messaging.MessageId;
import java.util.List;

/// What was said of messages before they came: two ways mix the order.
public final class Early {
  private final Database database;

  /// The table in `database`.
  public Early(Database database) {
    this.database = database;
  }

  /// Keeps an encoded content of a person about a message; beyond `limit` the oldest of that person
  /// is forgotten.
  public void add(PersonId person, MessageId message, byte[] content, int limit)
      throws StoreException {
    database.update(
        "INSERT INTO early (person, message, content) VALUES (?, ?, ?)",
        person.bytes().toArray(),
        message.bytes().toArray(),
        content);
    int kept =
        database
            .first(
                "SELECT COUNT(*) FROM early WHERE person = ?",
                row -> row.getInt(1),
                person.bytes().toArray())
            .orElseThrow();
    if (kept > limit) {
      database.update(
          "DELETE FROM early WHERE num IN (SELECT num FROM early WHERE person = ? ORDER BY num"
              + " LIMIT ?)",
          person.bytes().toArray(),
          kept - limit);
    }
  }

  /// Takes out what a person said about a message, in the order it came.
  public List<byte[]> take(PersonId person, MessageId message) throws StoreException {
    List<byte[]> contents =
        database.list(
            "SELECT content FROM early WHERE person = ? AND message = ?"
                + " ORDER BY person, message, num",
            row -> row.getBytes(1),
            person.bytes().toArray(),
            message.bytes().toArray());
    if (!contents.isEmpty()) {
      database.update(
          "DELETE FROM early WHERE person = ? AND message = ?",
          person.bytes().toArray(),
          message.bytes().toArray());
    }
    return contents;
  }
}
