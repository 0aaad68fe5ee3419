package app.maru.messaging.store;

import java.util.Optional;

/// Single values by name.
public final class Settings {
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
}
