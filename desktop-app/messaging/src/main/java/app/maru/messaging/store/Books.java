package app.maru.messaging.store;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import java.util.List;
import java.util.Optional;

/// The sealed sessions with each device.
public final class Books {
  private final Database database;

  /// The table in `database`.
  public Books(Database database) {
    this.database = database;
  }

  /// The sealed `SessionBook` of one device.
  public Optional<byte[]> find(Peer peer) throws StoreException {
    return database.first(
        "SELECT book FROM books WHERE person = ? AND device = ?",
        row -> row.getBytes(1),
        peer.person().bytes().toArray(),
        peer.device().bytes().toArray());
  }

  /// Every device there is a book of.
  public List<Peer> peers() throws StoreException {
    return database.list(
        "SELECT person, device FROM books",
        row -> new Peer(PersonId.of(row.getBytes(1)), DeviceId.of(row.getBytes(2))));
  }

  /// Keeps a book in place of the device's former one.
  public void put(Peer peer, byte[] book) throws StoreException {
    database.update(
        "MERGE INTO books (person, device, book) KEY (person, device) VALUES (?, ?, ?)",
        peer.person().bytes().toArray(),
        peer.device().bytes().toArray(),
        book);
  }
}
