package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import java.util.List;
import java.util.Optional;

/// The devices of persons I write to or who wrote to me.
public final class Devices {
  private final Database database;

  /// The table in `database`.
  public Devices(Database database) {
    this.database = database;
  }

  /// The devices of one person.
  public List<Peer> of(PersonId person) throws StoreException {
    return database.list(
        "SELECT device FROM devices WHERE person = ? ORDER BY device",
        row -> new Peer(person, DeviceId.of(row.getBytes(1))),
        person.bytes().toArray());
  }

  /// Remembers a device whose certificate was not seen yet; does nothing if it is known.
  public void add(Peer peer) throws StoreException {
    if (certificate(peer).isEmpty()) {
      put(peer, Bytes.of(new byte[0]));
    }
  }

  /// Remembers a device with its certificate.
  public void put(Peer peer, Bytes certificate) throws StoreException {
    database.update(
        "MERGE INTO devices (person, device, certificate) KEY (person, device) VALUES (?, ?, ?)",
        peer.person().bytes().toArray(),
        peer.device().bytes().toArray(),
        certificate.toArray());
  }

  /// The certificate of a known device; empty bytes if only its ids are known.
  public Optional<Bytes> certificate(Peer peer) throws StoreException {
    return database.first(
        "SELECT certificate FROM devices WHERE person = ? AND device = ?",
        row -> Bytes.of(row.getBytes(1)),
        peer.person().bytes().toArray(),
        peer.device().bytes().toArray());
  }
}
