package app.maru.messaging.store;

import java.util.Optional;

/// Databases in memory, with the tables of real ones.
public final class MemoryDatabase {
  private MemoryDatabase() {}

  /// Opens one. Its contents outlive its end and are found again under the same name until they are
  /// dropped.
  public static Database open(String name) throws StoreException {
    return new Database(new MemoryBacking(name), Optional.empty());
  }

  /// Forgets the contents of one.
  public static void drop(String name) throws StoreException {
    new MemoryBacking(name).drop();
  }
}
