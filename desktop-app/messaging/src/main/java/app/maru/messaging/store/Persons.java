package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.About;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.Regard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everybody I know or who asked, and what we are to each other.
public final class Persons {
  private static final String COLUMNS =
      "person, name, state, revision, before_block, alias, favourite, hidden, verified,"
          + " status, picture, seen";

  private static final byte[] NO_PICTURE = {};

  private final Database database;

  /// The table in `database`.
  public Persons(Database database) {
    this.database = database;
  }

  /// A row.
  ///
  /// @param contact who, under which name, in which state
  /// @param revision of the name
  /// @param beforeBlock the state to go back to when unblocked
  public record Row(Contact contact, int revision, ContactState beforeBlock) {}

  /// The row of one person.
  public Optional<Row> find(PersonId person) throws StoreException {
    return database.first(
        "SELECT " + COLUMNS + " FROM persons WHERE person = ?",
        Persons::row,
        person.bytes().toArray());
  }

  /// Everybody.
  public List<Row> all() throws StoreException {
    return database.list("SELECT " + COLUMNS + " FROM persons ORDER BY person", Persons::row);
  }

  /// How many are in a state.
  public int count(ContactState state) throws StoreException {
    return database
        .first(
            "SELECT COUNT(*) FROM persons WHERE state = ?", row -> row.getInt(1), Codes.of(state))
        .orElseThrow();
  }

  /// Keeps a row in place of the person's former one.
  public void put(Row row) throws StoreException {
    database.update(
        "MERGE INTO persons ("
            + COLUMNS
            + ") KEY (person) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.contact().person().bytes().toArray(),
        row.contact().name(),
        Codes.of(row.contact().state()),
        row.revision(),
        Codes.of(row.beforeBlock()),
        row.contact().regard().alias(),
        row.contact().regard().favourite(),
        row.contact().regard().hidden(),
        row.contact().regard().verified(),
        row.contact().about().status(),
        row.contact().about().picture().map(Bytes::toArray).orElse(NO_PICTURE),
        row.contact().about().seen().map(Instant::toEpochMilli).orElse(0L));
  }

  /// Until when what a person says is dropped, whose request was declined.
  public Optional<Instant> declined(PersonId person) throws StoreException {
    return database
        .first(
            "SELECT declined FROM persons WHERE person = ?",
            row -> row.getLong(1),
            person.bytes().toArray())
        .filter(until -> until > 0)
        .map(Instant::ofEpochMilli);
  }

  /// Drops what a known person says until then; or not any more.
  public void decline(PersonId person, Optional<Instant> until) throws StoreException {
    database.update(
        "UPDATE persons SET declined = ? WHERE person = ?",
        until.map(Instant::toEpochMilli).orElse(0L),
        person.bytes().toArray());
  }

  private static About about(ResultSet row) throws SQLException {
    byte[] picture = row.getBytes(11);
    long seen = row.getLong(12);
    return new About(
        row.getString(10),
        picture.length == 0 ? Optional.empty() : Optional.of(Bytes.of(picture)),
        seen == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(seen)));
  }

  private static Row row(ResultSet row) throws SQLException {
    Contact contact =
        new Contact(
            PersonId.of(row.getBytes(1)),
            row.getString(2),
            Codes.contactState(row.getInt(3)),
            new Regard(row.getString(6), row.getBoolean(7), row.getBoolean(8), row.getBoolean(9)),
            about(row));
    return new Row(contact, row.getInt(4), Codes.contactState(row.getInt(5)));
  }
}
