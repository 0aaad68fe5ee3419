package app.maru.messaging.store;

import app.maru.p2p.wire.EnvelopeId;
import java.time.Instant;

/// Envelopes accepted before.
public final class Seen {
  private final Database database;

  /// The table in `database`.
  public Seen(Database database) {
    this.database = database;
  }

  /// Whether an envelope was accepted before.
  public boolean contains(EnvelopeId envelope) throws StoreException {
    return database
        .first(
            "SELECT 1 FROM seen WHERE envelope = ?",
            row -> row.getInt(1),
            envelope.bytes().toArray())
        .isPresent();
  }

  /// Remembers an envelope for a while.
  public void add(EnvelopeId envelope, Instant until) throws StoreException {
    database.update(
        "INSERT INTO seen (envelope, until) VALUES (?, ?)",
        envelope.bytes().toArray(),
        until.toEpochMilli());
  }

  /// Forgets some of those whose time is over.
  ///
  /// @return how many
  public int purge(Instant now, int limit) throws StoreException {
    return database.update(
        "DELETE FROM seen WHERE until < ? FETCH FIRST ? ROWS ONLY", now.toEpochMilli(), limit);
  }
}
