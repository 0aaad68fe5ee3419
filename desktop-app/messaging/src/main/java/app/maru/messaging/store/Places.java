package app.maru.messaging.store;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where devices of contacts answered.
public final class Places {
  private static final String COLUMNS = "person, device, address, port, seen";

  private final Database database;

  /// The table in `database`.
  public Places(Database database) {
    this.database = database;
  }

  /// A place of a device.
  ///
  /// @param seen when it last answered there
  public record Row(Peer peer, InetSocketAddress place, Instant seen) {}

  /// When the device last answered there.
  public Optional<Instant> seen(Peer peer, InetSocketAddress place) throws StoreException {
    return database.first(
        "SELECT seen FROM places WHERE person = ? AND device = ? AND address = ? AND port = ?",
        row -> Instant.ofEpochMilli(row.getLong(1)),
        peer.person().bytes().toArray(),
        peer.device().bytes().toArray(),
        place.getAddress().getAddress(),
        place.getPort());
  }

  /// Keeps a place in place of its former row.
  public void put(Row row) throws StoreException {
    database.update(
        "MERGE INTO places ("
            + COLUMNS
            + ") KEY (person, device, address, port)"
            + " VALUES (?, ?, ?, ?, ?)",
        row.peer().person().bytes().toArray(),
        row.peer().device().bytes().toArray(),
        row.place().getAddress().getAddress(),
        row.place().getPort(),
        row.seen().toEpochMilli());
  }

  /// All of them, the latest first.
  public List<Row> all() throws StoreException {
    return database.list("SELECT " + COLUMNS + " FROM places ORDER BY seen DESC", Places::row);
  }

  /// A person's, the latest first.
  public List<Row> of(PersonId person) throws StoreException {
    return database.list(
        "SELECT " + COLUMNS + " FROM places WHERE person = ? ORDER BY seen DESC",
        Places::row,
        person.bytes().toArray());
  }

  /// Forgets one.
  public void remove(Row row) throws StoreException {
    database.update(
        "DELETE FROM places WHERE person = ? AND device = ? AND address = ? AND port = ?",
        row.peer().person().bytes().toArray(),
        row.peer().device().bytes().toArray(),
        row.place().getAddress().getAddress(),
        row.place().getPort());
  }

  /// Forgets all of a person.
  public void removeAll(PersonId person) throws StoreException {
    database.update("DELETE FROM places WHERE person = ?", person.bytes().toArray());
  }

  /// Forgets where nobody answered since.
  public void removeBefore(Instant time) throws StoreException {
    database.update("DELETE FROM places WHERE seen < ?", time.toEpochMilli());
  }

  private static Row row(ResultSet row) throws SQLException {
    try {
      InetAddress address = InetAddress.getByAddress(row.getBytes(3));
      return new Row(
          new Peer(PersonId.of(row.getBytes(1)), DeviceId.of(row.getBytes(2))),
          new InetSocketAddress(address, row.getInt(4)),
          Instant.ofEpochMilli(row.getLong(5)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address I wrote can't be read", e);
    }
  }
}
