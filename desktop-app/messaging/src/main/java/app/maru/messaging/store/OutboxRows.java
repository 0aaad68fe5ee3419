package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.messaging.MessageId;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What the other end has not accepted yet, in the order it was written.
public final class OutboxRows {
  private static final byte[] NONE = {};

  private final Database database;

  /// The table in `database`.
  public OutboxRows(Database database) {
    this.database = database;
  }

  /// A row.
  ///
  /// @param seq its place in the queue
  /// @param content what is to be sealed, kept until accepted so that it can be sealed anew
  /// @param body the finished body; empty if not sealed yet
  public record Row(long seq, Bytes content, Optional<Bytes> body) {}

  /// What is to be known of a row whose envelope was accepted.
  public record Accepted(long seq, Optional<MessageId> message) {}

  /// Queues a content for a device of `person`, or for the first one that appears.
  public void add(
      PersonId person,
      Optional<DeviceId> device,
      byte[] content,
      Optional<MessageId> message,
      Optional<Envelope> sealed)
      throws StoreException {
    database.update(
        "INSERT INTO outbox (person, device, content, message, envelope, body)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        person.bytes().toArray(),
        device.map(known -> known.bytes().toArray()).orElse(NONE),
        content,
        message.map(id -> id.bytes().toArray()).orElse(NONE),
        sealed.map(envelope -> envelope.id().bytes().toArray()).orElse(NONE),
        sealed.map(envelope -> envelope.body().toArray()).orElse(NONE));
  }

  /// Gives what waits for any device of a person to this one.
  public void bind(Peer peer) throws StoreException {
    database.update(
        "UPDATE outbox SET device = ? WHERE person = ? AND device = ?",
        peer.device().bytes().toArray(),
        peer.person().bytes().toArray(),
        NONE);
  }

  /// The next rows for a device after a place.
  public List<Row> next(Peer peer, long after, int limit) throws StoreException {
    return database.list(
        "SELECT seq, content, body FROM outbox"
            + " WHERE person = ? AND device = ? AND seq > ?"
            + " ORDER BY person, device, seq LIMIT ?",
        OutboxRows::row,
        peer.person().bytes().toArray(),
        peer.device().bytes().toArray(),
        after,
        limit);
  }

  /// The row an envelope for a device was sealed for, without its bytes.
  public Optional<Accepted> find(Peer peer, EnvelopeId envelope) throws StoreException {
    return database.first(
        "SELECT seq, message FROM outbox WHERE envelope = ? AND person = ? AND device = ?",
        row -> new Accepted(row.getLong(1), message(row.getBytes(2))),
        envelope.bytes().toArray(),
        peer.person().bytes().toArray(),
        peer.device().bytes().toArray());
  }

  /// Fills in the finished envelope of a row.
  public void seal(long seq, Envelope envelope) throws StoreException {
    database.update(
        "UPDATE outbox SET envelope = ?, body = ? WHERE seq = ?",
        envelope.id().bytes().toArray(),
        envelope.body().toArray(),
        seq);
  }

  /// Throws away every finished envelope for a device, so that all is sealed anew.
  public void unseal(Peer peer) throws StoreException {
    database.update(
        "UPDATE outbox SET envelope = ?, body = ? WHERE person = ? AND device = ?",
        NONE,
        NONE,
        peer.person().bytes().toArray(),
        peer.device().bytes().toArray());
  }

  /// Removes an accepted row.
  public void remove(long seq) throws StoreException {
    database.update("DELETE FROM outbox WHERE seq = ?", seq);
  }

  /// The messages of mine that wait for a person.
  public List<MessageId> messages(PersonId person) throws StoreException {
    return database.list(
        "SELECT DISTINCT message FROM outbox WHERE person = ? AND message <> ?",
        row -> new MessageId(Bytes.of(row.getBytes(1))),
        person.bytes().toArray(),
        NONE);
  }

  /// Removes what carries one message.
  ///
  /// @return how many rows
  public int remove(PersonId person, MessageId message) throws StoreException {
    return database.update(
        "DELETE FROM outbox WHERE person = ? AND message = ?",
        person.bytes().toArray(),
        message.bytes().toArray());
  }

  /// Removes what carries no message and begins like this.
  ///
  /// @return how many rows
  public int removeLike(PersonId person, byte[] beginning) throws StoreException {
    return database.update(
        "DELETE FROM outbox WHERE person = ? AND message = ?"
            + " AND SUBSTRING(content FROM 1 FOR ?) = ?",
        person.bytes().toArray(),
        NONE,
        beginning.length,
        beginning);
  }

  /// Removes everything for a person.
  public void removeAll(PersonId person) throws StoreException {
    database.update("DELETE FROM outbox WHERE person = ?", person.bytes().toArray());
  }

  /// Those for whom anything waits.
  public List<PersonId> persons() throws StoreException {
    return database.list("SELECT DISTINCT person FROM outbox", row -> PersonId.of(row.getBytes(1)));
  }

  /// How many rows wait for a person.
  public int count(PersonId person) throws StoreException {
    return database
        .first(
            "SELECT COUNT(*) FROM outbox WHERE person = ?",
            row -> row.getInt(1),
            person.bytes().toArray())
        .orElseThrow();
  }

  private static Row row(ResultSet row) throws SQLException {
    byte[] body = row.getBytes(3);
    return new Row(
        row.getLong(1),
        Bytes.of(row.getBytes(2)),
        body.length == 0 ? Optional.empty() : Optional.of(Bytes.of(body)));
  }

  private static Optional<MessageId> message(byte[] id) {
    return id.length == 0 ? Optional.empty() : Optional.of(new MessageId(Bytes.of(id)));
  }
}
