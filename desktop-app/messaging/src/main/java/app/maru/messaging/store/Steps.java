package app.maru.messaging.store;

import app.maru.crypto.DeviceId;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessageInfo.Step;
import java.time.Instant;
import java.util.List;

/// How far messages of mine have come with each device, and when.
public final class Steps {
  private final Database database;

  /// The table in `database`.
  public Steps(Database database) {
    this.database = database;
  }

  /// Notes a step; the first time counts.
  public void add(MessageId message, Step step) throws StoreException {
    byte[] id = message.bytes().toArray();
    byte[] device = step.device().bytes().toArray();
    int state = Codes.of(step.state());
    boolean known =
        database
            .first(
                "SELECT 1 FROM steps WHERE message = ? AND device = ? AND state = ?",
                row -> row.getInt(1),
                id,
                device,
                state)
            .isPresent();
    if (!known) {
      database.update(
          "INSERT INTO steps (message, device, state, path, at) VALUES (?, ?, ?, ?, ?)",
          id,
          device,
          state,
          Codes.of(step.path()),
          step.at().toEpochMilli());
    }
  }

  /// All of one message, in the order of time.
  public List<Step> of(MessageId message) throws StoreException {
    return database.list(
        "SELECT device, state, path, at FROM steps WHERE message = ? ORDER BY at, state, device",
        row ->
            new Step(
                DeviceId.of(row.getBytes(1)),
                Codes.deliveryState(row.getInt(2)),
                Codes.path(row.getInt(3)),
                Instant.ofEpochMilli(row.getLong(4))),
        message.bytes().toArray());
  }

  /// Forgets those of a message.
  public void remove(MessageId message) throws StoreException {
    database.update("DELETE FROM steps WHERE message = ?", message.bytes().toArray());
  }
}
