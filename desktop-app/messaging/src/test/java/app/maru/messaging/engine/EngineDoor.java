package app.maru.messaging.engine;

import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.delivery.Links;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import java.security.SecureRandom;

/// Opens engines over ledgers that have mishaps.
@SuppressWarnings("exports") // tests live in this module
public final class EngineDoor {
  private EngineDoor() {}

  /// A messenger over `ledger`. On the loop.
  public static Messenger open(
      Account account,
      Database database,
      Ledger ledger,
      Links links,
      Loop loop,
      SecureRandom random)
      throws StoreException {
    return Messenger.open(
        new Rooms.Ground(account, database, ledger, loop, random),
        links,
        new MessengerOptions(false));
  }
}
