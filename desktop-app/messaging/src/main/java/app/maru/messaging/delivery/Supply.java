package app.maru.messaging.delivery;

import app.maru.crypto.Bytes;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame;
import app.maru.p2p.wire.RelayFrame.Stock;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps my relays supplied with prekeys, so that others can begin to write to me while I am away:
/// the newest bundle, and one-time prekeys when few are left. Private halves are on the disk before
/// a relay gets the public ones. On the loop.
final class Supply {
  private static final Logger LOG = LoggerFactory.getLogger(Supply.class);

  private final Parts parts;
  private final Map<RelayAddress, Stock> stocks = new HashMap<>();
  private final Map<RelayAddress, Integer> filling = new HashMap<>();

  Supply(Parts parts) {
    this.parts = parts;
  }

  /// A relay says what it has.
  void stocked(RelayAddress relay, Stock stock) throws StoreException {
    stocks.put(relay, stock);
    parts
        .ledger()
        .write(() -> {
          supply(relay, stock);
          return relay;
        });
  }

  /// Nothing is known of a relay's stock any more.
  void gone(RelayAddress relay) {
    stocks.remove(relay);
    filling.remove(relay);
  }

  /// Time has passed: prekeys may have been replaced. Within a work.
  void lookAgain() throws StoreException {
    filling.clear();
    for (Map.Entry<RelayAddress, Stock> each : List.copyOf(stocks.entrySet())) {
      supply(each.getKey(), each.getValue());
    }
  }

  private void supply(RelayAddress relay, Stock stock) throws StoreException {
    Bytes bundle = parts.prekeys().published();
    if (!stock.bundle().equals(name(bundle))) {
      tell(relay, new RelayFrame.Publish(bundle));
      return;
    }
    Integer before = filling.get(relay);
    boolean fills = before == null ? stock.oneTime() < Limits.FEW_ONE_TIME_PREKEYS : true;
    int room = Limits.MAX_ONE_TIME_PREKEYS - stock.oneTime();
    // A relay that takes what it is given but has no more of it would be given more for ever.
    boolean grew = before == null || stock.oneTime() > before;
    if (!fills || !grew || room <= 0) {
      filling.remove(relay);
      return;
    }
    List<Bytes> prekeys =
        parts.prekeys().mintForRelay(Math.min(room, Limits.ONE_TIME_PREKEYS_AT_ONCE));
    if (prekeys.isEmpty()) {
      LOG.warn("too many one-time prekeys are out");
      filling.remove(relay);
    } else {
      filling.put(relay, stock.oneTime());
      tell(relay, new RelayFrame.PublishOneTime(prekeys));
    }
  }

  private void tell(RelayAddress relay, RelayFrame frame) {
    parts
        .ledger()
        .thenSend(() -> {
          var _ = parts.links().tell(relay, frame);
        });
  }

  /// How a relay names a bundle.
  private static Bytes name(Bytes bundle) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bundle.toArray());
      return Bytes.of(Arrays.copyOf(hash, Stock.BUNDLE_ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
