package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.delivery.Links;
import app.maru.messaging.store.LeavingRows;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import app.maru.p2p.relay.RelayAddress;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Relays that I use no more: they are told as soon as they can be reached, also in a later run. On
/// the loop.
final class Leaving {
  /// By then no mail of mine waits there any more, and none of my prekeys is handed out: nothing is
  /// left that would need to be forgotten.
  static final Duration GIVEN_UP_AFTER = Duration.ofDays(14);

  /// Somebody who tries many relays does not dial all of them for two weeks.
  static final int MAX = 16;

  private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);

  private final LeavingRows table;
  private final Links links;
  private final Ledger ledger;
  private final Loop loop;

  Leaving(LeavingRows table, Links links, Ledger ledger, Loop loop) {
    this.table = table;
    this.links = links;
    this.ledger = ledger;
    this.loop = loop;
  }

  /// Goes on telling those of earlier runs.
  void open() throws StoreException {
    for (LeavingRows.Row row : table.all()) {
      links.leave(row.relay());
      watch(row);
    }
  }

  /// A relay is used no more. Within a work.
  void add(RelayAddress relay) throws StoreException {
    LeavingRows.Row row = new LeavingRows.Row(relay, loop.now().plus(GIVEN_UP_AFTER));
    table.put(row);
    ledger.thenTell(() -> {
      links.leave(relay);
      watch(row);
    });
    List<LeavingRows.Row> all = table.all();
    for (LeavingRows.Row oldest : all.subList(0, Math.max(0, all.size() - MAX))) {
      remove(oldest.relay());
    }
  }

  /// It is used again, or somebody else is there now. Within a work.
  void remove(RelayAddress relay) throws StoreException {
    table.remove(relay);
    ledger.thenTell(() -> links.giveUp(relay));
  }

  /// A relay of this key is used again, wherever it is: it must not be told to forget me. Within a
  /// work.
  void remove(PersonId key) throws StoreException {
    for (LeavingRows.Row row : table.all()) {
      if (row.relay().key().equals(key)) {
        remove(row.relay());
      }
    }
  }

  /// It keeps nothing for me any more.
  void left(RelayAddress relay) throws StoreException {
    ledger.write(() -> {
      table.remove(relay);
      return relay;
    });
  }

  private void watch(LeavingRows.Row row) {
    Duration wait = Duration.between(loop.now(), row.until());
    loop.schedule(wait.isNegative() ? Duration.ZERO : wait, () -> giveUp(row));
  }

  /// Unless it was left, or used and left again, meanwhile.
  private void giveUp(LeavingRows.Row row) {
    if (ledger.isClosed()) {
      return;
    }
    try {
      ledger.write(() -> {
        if (table.all().contains(row)) {
          remove(row.relay());
        }
        return row;
      });
    } catch (StoreException e) {
      LOG.warn("a relay that was left can't be forgotten: {}", e.reason());
    }
  }
}
