package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.MessageId;
import java.util.List;

/// Receipts I owe to others: a message's arrival or reading that was not told yet.
public final class OwedReceipts {
  private static final int DELIVERED = 0;
  private static final int READ = 1;

  private final Database database;

  /// The table in `database`.
  public OwedReceipts(Database database) {
    this.database = database;
  }

  /// Owes a receipt. That a message was read says that it arrived, too.
  public void add(PersonId person, MessageId message, boolean read) throws StoreException {
    byte[] personBytes = person.bytes().toArray();
    byte[] messageBytes = message.bytes().toArray();
    if (read) {
      database.update(
          "DELETE FROM receipts WHERE person = ? AND kind = ? AND message = ?",
          personBytes,
          DELIVERED,
          messageBytes);
    }
    database.update(
        "MERGE INTO receipts (person, kind, message) KEY (person, kind, message) VALUES (?, ?, ?)",
        personBytes,
        read ? READ : DELIVERED,
        messageBytes);
  }

  /// Some of what is owed to a person, of one kind.
  public List<MessageId> owed(PersonId person, boolean read, int limit) throws StoreException {
    return database.list(
        "SELECT message FROM receipts WHERE person = ? AND kind = ? LIMIT ?",
        row -> new MessageId(Bytes.of(row.getBytes(1))),
        person.bytes().toArray(),
        read ? READ : DELIVERED,
        limit);
  }

  /// These are told now.
  public void settle(PersonId person, boolean read, List<MessageId> messages)
      throws StoreException {
    for (MessageId message : messages) {
      database.update(
          "DELETE FROM receipts WHERE person = ? AND kind = ? AND message = ?",
          person.bytes().toArray(),
          read ? READ : DELIVERED,
          message.bytes().toArray());
    }
  }
}
