package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import java.util.Optional;

/// The pictures people show of themselves.
public final class Pictures {
  private final Database database;

  /// The table in `database`.
  public Pictures(Database database) {
    this.database = database;
  }

  /// The picture of a person.
  public Optional<Bytes> find(PersonId person) throws StoreException {
    return database.first(
        "SELECT png FROM pictures WHERE person = ?",
        row -> Bytes.of(row.getBytes(1)),
        person.bytes().toArray());
  }

  /// Keeps a picture in place of the person's former one.
  public void put(PersonId person, Bytes png) throws StoreException {
    database.update(
        "MERGE INTO pictures (person, png) KEY (person) VALUES (?, ?)",
        person.bytes().toArray(),
        png.toArray());
  }

  /// Forgets the picture of a person.
  public void remove(PersonId person) throws StoreException {
    database.update("DELETE FROM pictures WHERE person = ?", person.bytes().toArray());
  }
}
