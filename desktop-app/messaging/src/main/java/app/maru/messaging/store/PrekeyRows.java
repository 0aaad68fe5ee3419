package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// My sealed prekeys, and the introductions made with them.
public final class PrekeyRows {
  private final Database database;

  /// The tables in `database`.
  public PrekeyRows(Database database) {
    this.database = database;
  }

  /// A sealed prekey.
  public record Row(int id, Bytes sealed) {}

  /// The signed prekey in use.
  public Optional<Row> signedInUse() throws StoreException {
    return database.first(
        "SELECT id, sealed FROM signed_prekeys WHERE retired = 0 ORDER BY id DESC LIMIT 1",
        PrekeyRows::row);
  }

  /// A signed prekey, in use or retired.
  public Optional<Row> signed(int id) throws StoreException {
    return database.first(
        "SELECT id, sealed FROM signed_prekeys WHERE id = ?", PrekeyRows::row, id);
  }

  /// Uses a new signed prekey from now on; the former is retired.
  public void rotate(Row row, Instant now) throws StoreException {
    database.update("UPDATE signed_prekeys SET retired = ? WHERE retired = 0", now.toEpochMilli());
    database.update(
        "INSERT INTO signed_prekeys (id, sealed, created, retired) VALUES (?, ?, ?, 0)",
        row.id(),
        row.sealed().toArray(),
        now.toEpochMilli());
  }

  /// Destroys signed prekeys retired before a time, and forgets the introductions made with them.
  public void destroySigned(Instant retiredBefore) throws StoreException {
    List<Integer> dead =
        database.list(
            "SELECT id FROM signed_prekeys WHERE retired > 0 AND retired < ?",
            row -> row.getInt(1),
            retiredBefore.toEpochMilli());
    for (Integer id : dead) {
      database.update("DELETE FROM signed_prekeys WHERE id = ?", id);
      database.update("DELETE FROM introductions WHERE signed_prekey = ?", id);
    }
  }

  /// Keeps a one-time prekey for a while.
  ///
  /// @param published whether a relay hands it out
  public void addOneTime(Row row, Instant until, boolean published) throws StoreException {
    database.update(
        "INSERT INTO one_time_prekeys (id, sealed, until, published) VALUES (?, ?, ?, ?)",
        row.id(),
        row.sealed().toArray(),
        until.toEpochMilli(),
        published);
  }

  /// A one-time prekey that was not used yet.
  public Optional<Row> oneTime(int id) throws StoreException {
    return database.first(
        "SELECT id, sealed FROM one_time_prekeys WHERE id = ?", PrekeyRows::row, id);
  }

  /// Destroys a used one-time prekey.
  public void destroyOneTime(int id) throws StoreException {
    database.update("DELETE FROM one_time_prekeys WHERE id = ?", id);
  }

  /// Destroys one-time prekeys whose time is over.
  public void destroyOneTime(Instant now) throws StoreException {
    database.update("DELETE FROM one_time_prekeys WHERE until < ?", now.toEpochMilli());
  }

  /// Takes back times that a clock wrote that was ahead: nothing was retired after now, and nothing
  /// lives beyond a last time.
  public void notBeyond(Instant now, Instant last) throws StoreException {
    database.update(
        "UPDATE signed_prekeys SET retired = ? WHERE retired > ?",
        now.toEpochMilli(),
        now.toEpochMilli());
    database.update(
        "UPDATE one_time_prekeys SET until = ? WHERE until > ?",
        last.toEpochMilli(),
        last.toEpochMilli());
  }

  /// How many one-time prekeys are out, at relays or elsewhere.
  public int countOneTime(boolean published) throws StoreException {
    return database
        .first(
            "SELECT COUNT(*) FROM one_time_prekeys WHERE published = ?",
            row -> row.getInt(1),
            published)
        .orElseThrow();
  }

  /// Whether an introduction was accepted before.
  public boolean replayed(Bytes replayKey) throws StoreException {
    return database
        .first(
            "SELECT 1 FROM introductions WHERE replay = ?",
            row -> row.getInt(1),
            replayKey.toArray())
        .isPresent();
  }

  /// Remembers an accepted introduction as long as its signed prekey lives.
  public void remember(Bytes replayKey, int signedPrekey) throws StoreException {
    database.update(
        "INSERT INTO introductions (replay, signed_prekey) VALUES (?, ?)",
        replayKey.toArray(),
        signedPrekey);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(row.getInt(1), Bytes.of(row.getBytes(2)));
  }
}
