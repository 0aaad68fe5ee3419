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

  /// What may wait of one person.
  ///
  /// @param contents how many
  /// @param bytes of all of them
  public record Room(int contents, long bytes) {}

  /// Keeps an encoded content of a person about a message; where there is no room for it the oldest
  /// of that person are forgotten.
  public void add(PersonId person, MessageId message, byte[] content, Room room)
      throws StoreException {
    database.update(
        "INSERT INTO early (person, message, content) VALUES (?, ?, ?)",
        person.bytes().toArray(),
        message.bytes().toArray(),
        content);
    int contents = 0;
    long bytes = 0;
    for (Kept kept : newest(person)) {
      contents++;
      bytes += kept.bytes();
      if (contents > room.contents() || bytes > room.bytes()) {
        database.update(
            "DELETE FROM early WHERE person = ? AND num <= ?",
            person.bytes().toArray(),
            kept.num());
        return;
      }
    }
  }

  private record Kept(long num, int bytes) {}

  private List<Kept> newest(PersonId person) throws StoreException {
    return database.list(
        "SELECT num, OCTET_LENGTH(content) FROM early WHERE person = ? ORDER BY num DESC",
        row -> new Kept(row.getLong(1), row.getInt(2)),
        person.bytes().toArray());
  }

  /// Forgets all that a person said of messages that did not come.
  public void forget(PersonId person) throws StoreException {
    database.update("DELETE FROM early WHERE person = ?", person.bytes().toArray());
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
