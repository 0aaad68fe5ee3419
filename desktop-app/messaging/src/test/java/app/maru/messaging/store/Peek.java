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

  /// What the disk says when it is full.
  public static StoreException diskFull() {
    return new StoreException(StoreException.Reason.DISK_FULL, "no space left");
  }

  /// Changes a table behind everybody's back.
  public static void change(Database database, String sql, Object... values) {
    try {
      database.update(sql, values);
      database.flush();
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }

  /// A single value of bytes.
  public static byte[] bytes(Database database, String sql) {
    try {
      return database.first(sql, row -> row.getBytes(1)).orElseThrow();
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }

  /// How many rows a table has.
  public static int count(Database database, String table) {
    return number(database, "SELECT COUNT(*) FROM " + table);
  }

  /// A single number.
  public static int number(Database database, String sql) {
    try {
      return database.first(sql, row -> row.getInt(1)).orElseThrow();
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }
}
