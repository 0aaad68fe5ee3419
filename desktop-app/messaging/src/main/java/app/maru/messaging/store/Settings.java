package app.maru.messaging.store;

import java.util.Optional;

/// Single values by name.
public final class Settings {
  /// By how much numbers go on when the database went back in time: nobody counts so far between
  /// two copies of it, and there is room for thousands of times.
  public static final int LEAP = 1 << 16;

  private final Database database;

  /// The table in `database`.
  public Settings(Database database) {
    this.database = database;
  }

  /// The value, if it was ever put.
  public Optional<String> get(String name) throws StoreException {
    return database.first(
        "SELECT text FROM settings WHERE name = ?", row -> row.getString(1), name);
  }

  /// Keeps a value in place of the former one.
  public void put(String name, String value) throws StoreException {
    database.update("MERGE INTO settings (name, text) KEY (name) VALUES (?, ?)", name, value);
  }

  /// A number never handed out under this name before; the first is 1.
  public int next(String name) throws StoreException {
    int next = get(name).map(Integer::parseInt).orElse(0) + 1;
    put(name, Integer.toString(next));
    return next;
  }

  /// Some numbers handed out under this name may be forgotten: those to come are greater.
  public void leap(String name) throws StoreException {
    int known = get(name).map(Integer::parseInt).orElse(0);
    put(name, Integer.toString(Math.min(known, Integer.MAX_VALUE - LEAP) + LEAP));
  }
}
