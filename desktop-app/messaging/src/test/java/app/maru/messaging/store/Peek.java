package app.maru.messaging.store;

/// Looks into tables that have no public face.
public final class Peek {
  private Peek() {}

  /// How many contents nobody has accepted yet.
  public static int outbox(Database database) {
    return count(database, "outbox");
  }

  /// How many receipts are owed.
  public static int owedReceipts(Database database) {
    return count(database, "receipts");
  }

  /// How many rows a table has.
  public static int count(Database database, String table) {
    try {
      return database.first("SELECT COUNT(*) FROM " + table, row -> row.getInt(1)).orElseThrow();
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }
}
