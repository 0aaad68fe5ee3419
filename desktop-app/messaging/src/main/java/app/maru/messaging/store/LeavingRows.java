package app.maru.messaging.store;

import app.maru.crypto.PersonId;
import app.maru.p2p.relay.RelayAddress;
import java.time.Instant;
import java.util.List;

/// Relays that I use no more and that don't know it yet.
public final class LeavingRows {
  private final Database database;

  /// The table in `database`.
  public LeavingRows(Database database) {
    this.database = database;
  }

  /// A row.
  ///
  /// @param until when it is not worth telling any more
  public record Row(RelayAddress relay, Instant until) {}

  /// All of them, the one to be given up next first.
  public List<Row> all() throws StoreException {
    return database.list(
        "SELECT host, port, relay_key, until FROM leaving ORDER BY until",
        row ->
            new Row(
                new RelayAddress(row.getString(1), row.getInt(2), PersonId.of(row.getBytes(3))),
                Instant.ofEpochMilli(row.getLong(4))));
  }

  /// One more.
  public void put(Row row) throws StoreException {
    database.update(
        "MERGE INTO leaving (host, port, relay_key, until) KEY (host, port, relay_key)"
            + " VALUES (?, ?, ?, ?)",
        row.relay().host(),
        row.relay().port(),
        row.relay().key().bytes().toArray(),
        row.until().toEpochMilli());
  }

  /// It knows, or need not.
  public void remove(RelayAddress relay) throws StoreException {
    database.update(
        "DELETE FROM leaving WHERE host = ? AND port = ? AND relay_key = ?",
        relay.host(),
        relay.port(),
        relay.key().bytes().toArray());
  }
}
