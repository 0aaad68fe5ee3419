package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which device list of each person is the newest known, and who is blocked. A person stays here
/// without devices too, for long: a revoked device must not come back with an older list.
final class PersonRows {
  private PersonRows() {}

  /// @param epoch of the newest list known
  /// @param listHash SHA-256 of it
  record Known(long epoch, Bytes listHash) {}

  static Optional<Known> find(Session session, PersonId person) throws SQLException {
    return session.first(
        "SELECT EPOCH, LIST_HASH FROM PERSONS WHERE PERSON = ?",
        row -> new Known(row.getLong(1), Bytes.of(row.getBytes(2))),
        person.bytes().toArray());
  }

  static Map<PersonId, Known> all(Session session) throws SQLException {
    Map<PersonId, Known> persons = new HashMap<>();
    session.list(
        "SELECT PERSON, EPOCH, LIST_HASH FROM PERSONS",
        row ->
            persons.put(
                PersonId.of(row.getBytes(1)),
                new Known(row.getLong(2), Bytes.of(row.getBytes(3)))));
    return persons;
  }

  static void put(Session session, PersonId person, Known known) throws SQLException {
    byte[] id = person.bytes().toArray();
    byte[] hash = known.listHash().toArray();
    if (session.update(
            "UPDATE PERSONS SET EPOCH = ?, LIST_HASH = ?, WITHOUT_DEVICES = NULL WHERE PERSON = ?",
            known.epoch(),
            hash,
            id)
        == 0) {
      session.update(
          "INSERT INTO PERSONS (PERSON, EPOCH, LIST_HASH) VALUES (?, ?, ?)",
          id,
          known.epoch(),
          hash);
    }
  }

  /// On this workday some have no devices any more.
  static void noteWithoutDevices(Session session, long number) throws SQLException {
    session.update(
        "UPDATE PERSONS SET WITHOUT_DEVICES = ? WHERE WITHOUT_DEVICES IS NULL AND NOT EXISTS"
            + " (SELECT 1 FROM DEVICES WHERE DEVICES.PERSON = PERSONS.PERSON)",
        number);
  }

  /// Forgets those who have had no devices since before workday `number`.
  static List<PersonId> forgetWithoutDevices(Session session, long number) throws SQLException {
    List<PersonId> gone =
        session.list(
            "SELECT PERSON FROM PERSONS WHERE WITHOUT_DEVICES < ?",
            row -> PersonId.of(row.getBytes(1)),
            number);
    session.update("DELETE FROM PERSONS WHERE WITHOUT_DEVICES < ?", number);
    return gone;
  }

  static Set<PersonId> blocked(Session session) throws SQLException {
    return new HashSet<>(
        session.list("SELECT PERSON FROM BLOCKS", row -> PersonId.of(row.getBytes(1))));
  }

  static boolean isBlocked(Session session, PersonId person) throws SQLException {
    return session
        .first("SELECT 1 FROM BLOCKS WHERE PERSON = ?", row -> true, person.bytes().toArray())
        .isPresent();
  }

  static void block(Session session, PersonId person) throws SQLException {
    if (!isBlocked(session, person)) {
      session.update("INSERT INTO BLOCKS (PERSON) VALUES (?)", person.bytes().toArray());
    }
  }

  static boolean unblock(Session session, PersonId person) throws SQLException {
    return session.update("DELETE FROM BLOCKS WHERE PERSON = ?", person.bytes().toArray()) > 0;
  }
}
