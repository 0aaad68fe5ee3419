package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.store.Places;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where contacts were reached, so that they are found again after a start where nothing announces
/// them. Of anybody else nothing is kept. On the loop.
final class Whereabouts {
  /// Places kept of one person: home, work and two more.
  static final int MAX_PER_PERSON = 4;

  /// Places kept in all: each is dialled at every start.
  static final int MAX = 512;

  /// How long a place is kept after somebody answered there last: addresses are given to others.
  static final Duration KEPT_FOR = Duration.ofDays(30);

  /// A place is written again at most so often.
  private static final Duration WRITTEN_EVERY = Duration.ofDays(1);

  private final Places table;
  private final Loop loop;
  private final Map<Peer, InetSocketAddress> latest = new LinkedHashMap<>();

  Whereabouts(Places table, Loop loop) {
    this.table = table;
    this.loop = loop;
  }

  /// A device answered where it was dialled. Within a work.
  void reached(Peer peer, InetSocketAddress place, ContactState state) throws StoreException {
    if (!lasts(place.getAddress())) {
      return;
    }
    latest.remove(peer);
    latest.put(peer, place);
    if (latest.size() > MAX) {
      latest.remove(latest.keySet().iterator().next());
    }
    if (wanted(state)) {
      keep(peer, place);
    }
  }

  /// We are something else to each other now. Within a work.
  void changed(PersonId person, ContactState state) throws StoreException {
    if (!wanted(state)) {
      table.removeAll(person);
      return;
    }
    for (Map.Entry<Peer, InetSocketAddress> entry : List.copyOf(latest.entrySet())) {
      if (entry.getKey().person().equals(person)) {
        keep(entry.getKey(), entry.getValue());
      }
    }
  }

  /// All places that are worth dialling. Within a work.
  List<Places.Row> all() throws StoreException {
    table.removeBefore(loop.now().minus(KEPT_FOR));
    return table.all();
  }

  private void keep(Peer peer, InetSocketAddress place) throws StoreException {
    Instant now = loop.now();
    Optional<Instant> seen = table.seen(peer, place);
    if (seen.isPresent() && Duration.between(seen.get(), now).abs().compareTo(WRITTEN_EVERY) < 0) {
      return;
    }
    table.put(new Places.Row(peer, place, now));
    for (Places.Row old : table.of(peer.person()).stream().skip(MAX_PER_PERSON).toList()) {
      table.remove(old);
    }
    for (Places.Row old : table.all().stream().skip(MAX).toList()) {
      table.remove(old);
    }
  }

  /// Whom I want to reach: contacts, and whom I asked to become one.
  private static boolean wanted(ContactState state) {
    return switch (state) {
      case ACCEPTED, REQUESTED -> true;
      case STRANGER, REQUESTING, BLOCKED -> false;
    };
  }

  /// A link-local address says nothing without its interface, which may be another after a start.
  private static boolean lasts(InetAddress address) {
    return !address.isLinkLocalAddress() && !address.isAnyLocalAddress();
  }
}
