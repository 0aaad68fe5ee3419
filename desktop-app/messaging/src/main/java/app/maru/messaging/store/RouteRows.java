package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Where mail for devices of others can be left.
public final class RouteRows {
  private static final String COLUMNS = "person, device, revision, relays";

  private final Database database;

  /// The table in `database`.
  public RouteRows(Database database) {
    this.database = database;
  }

  /// A row.
  ///
  /// @param peer the device
  /// @param revision of what it told; 0 if it told nothing itself
  /// @param relays an encoded `Content.Relays`
  public record Row(Peer peer, int revision, Bytes relays) {}

  /// The rows of all devices.
  public List<Row> all() throws StoreException {
    return database.list("SELECT " + COLUMNS + " FROM routes", RouteRows::row);
  }

  /// The rows of one person's devices.
  public List<Row> of(PersonId person) throws StoreException {
    return database.list(
        "SELECT " + COLUMNS + " FROM routes WHERE person = ?",
        RouteRows::row,
        person.bytes().toArray());
  }

  /// The row of one device.
  public Optional<Row> find(Peer peer) throws StoreException {
    return database.first(
        "SELECT " + COLUMNS + " FROM routes WHERE person = ? AND device = ?",
        RouteRows::row,
        peer.person().bytes().toArray(),
        peer.device().bytes().toArray());
  }

  /// Keeps a row in place of the device's former one.
  public void put(Row row) throws StoreException {
    database.update(
        "MERGE INTO routes (" + COLUMNS + ") KEY (person, device) VALUES (?, ?, ?, ?)",
        row.peer().person().bytes().toArray(),
        row.peer().device().bytes().toArray(),
        row.revision(),
        row.relays().toArray());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new Peer(PersonId.of(row.getBytes(1)), DeviceId.of(row.getBytes(2))),
        row.getInt(3),
        Bytes.of(row.getBytes(4)));
  }
}
