package app.maru.messaging.store;

import app.maru.p2p.Peer;
import java.util.Optional;

/// The sealed sessions with each device.
public final class Books {
  private final Database database;

  /// The table in `database`.
  public Books(Database database) {
    this.database = database;
  }

  /// A row.
  ///
  /// @param book the sealed `SessionBook`
  /// @param renew whether I must begin a new session before I seal again
  @SuppressWarnings("ArrayRecordComponent") // handed straight to the decoder
  public record Row(byte[] book, boolean renew) {}

  /// The row of one device.
  public Optional<Row> find(Peer peer) throws StoreException {
    return database.first(
        "SELECT book, renew FROM books WHERE person = ? AND device = ?",
        row -> new Row(row.getBytes(1), row.getBoolean(2)),
        peer.person().bytes().toArray(),
        peer.device().bytes().toArray());
  }

  /// Every session is to be begun anew before anything is sealed again.
  public void renewAll() throws StoreException {
    database.update("UPDATE books SET renew = TRUE");
  }

  /// Keeps a row in place of the device's former one.
  public void put(Peer peer, Row row) throws StoreException {
    database.update(
        "MERGE INTO books (person, device, book, renew) KEY (person, device)"
            + " VALUES (?, ?, ?, ?)",
        peer.person().bytes().toArray(),
        peer.device().bytes().toArray(),
        row.book(),
        row.renew());
  }
}
