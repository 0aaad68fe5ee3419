package app.maru.messaging.engine;

import app.maru.messaging.store.Settings;
import app.maru.messaging.store.StoreException;

/// The numbers of what I say in place of something I said before: others believe the greatest.
///
/// An older copy of the database has forgotten some of them, so after a restore they go on far
/// above. Within a work. On the loop.
final class Revisions {
  /// Below it all numbers of things that have no counter of their own may have been used.
  private static final String FLOOR = "revision.floor";

  private final Settings settings;

  Revisions(Settings settings) {
    this.settings = settings;
  }

  /// The number after a known one of a message or a conversation.
  int after(int known) throws StoreException {
    int floor = settings.get(FLOOR).map(Integer::parseInt).orElse(0);
    return Math.min(Math.max(known, floor), Integer.MAX_VALUE - 1) + 1;
  }

  /// The database went back in time.
  void restored() throws StoreException {
    settings.leap(FLOOR);
  }
}
