package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.p2p.wire.DeliveryToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// The relays that keep mail for me.
public final class RelayRows {
  private static final String PLACE = "host = ? AND port = ? AND relay_key = ?";

  private final Database database;

  /// The table in `database`.
  public RelayRows(Database database) {
    this.database = database;
  }

  /// A row.
  ///
  /// @param invitation where, who, and what let me in
  /// @param token the one it has confirmed last
  public record Row(RelayInvitation invitation, DeliveryToken token) {}

  /// All of them, in the order they were added.
  public List<Row> all() throws StoreException {
    return database.list(
        "SELECT host, port, relay_key, invite, token FROM relays ORDER BY num", RelayRows::row);
  }

  /// Adds a relay, or gives a known one another invite.
  public void put(RelayInvitation invitation) throws StoreException {
    RelayAddress relay = invitation.relay();
    int changed =
        database.update(
            "UPDATE relays SET invite = ? WHERE " + PLACE,
            invitation.invite().toArray(),
            relay.host(),
            relay.port(),
            relay.key().bytes().toArray());
    if (changed == 0) {
      database.update(
          "INSERT INTO relays (host, port, relay_key, invite, token) VALUES (?, ?, ?, ?, ?)",
          relay.host(),
          relay.port(),
          relay.key().bytes().toArray(),
          invitation.invite().toArray(),
          new byte[0]);
    }
  }

  /// A relay is somewhere else now; what it has confirmed holds.
  public void move(RelayAddress from, RelayInvitation to) throws StoreException {
    database.update(
        "UPDATE relays SET host = ?, port = ?, invite = ? WHERE " + PLACE,
        to.relay().host(),
        to.relay().port(),
        to.invite().toArray(),
        from.host(),
        from.port(),
        from.key().bytes().toArray());
  }

  /// A relay has confirmed a token.
  public void confirmed(RelayAddress relay, DeliveryToken token) throws StoreException {
    database.update(
        "UPDATE relays SET token = ? WHERE " + PLACE,
        token.isPresent() ? token.bytes().toArray() : new byte[0],
        relay.host(),
        relay.port(),
        relay.key().bytes().toArray());
  }

  /// Forgets a relay.
  public void remove(RelayAddress relay) throws StoreException {
    database.update(
        "DELETE FROM relays WHERE " + PLACE,
        relay.host(),
        relay.port(),
        relay.key().bytes().toArray());
  }

  private static Row row(ResultSet row) throws SQLException {
    RelayAddress relay =
        new RelayAddress(row.getString(1), row.getInt(2), PersonId.of(row.getBytes(3)));
    byte[] token = row.getBytes(5);
    return new Row(
        new RelayInvitation(relay, Bytes.of(row.getBytes(4))),
        token.length == 0 ? DeliveryToken.NONE : new DeliveryToken(Bytes.of(token)));
  }
}
