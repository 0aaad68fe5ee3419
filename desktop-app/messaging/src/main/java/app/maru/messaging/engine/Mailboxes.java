package app.maru.messaging.engine;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.content.ContentException;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.delivery.Links;
import app.maru.messaging.store.Persons;
import app.maru.messaging.store.RouteRows;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayRoute;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where mail for others can be left while they are away: what their devices told me, or else what
/// relays answer when asked for them. On the loop.
final class Mailboxes {
  /// A search that is not answered by then has found nothing.
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

  /// Somebody who waits to be found is asked for at most so often.
  private static final Duration SEEK_EVERY = Duration.ofMinutes(15);

  /// Persons looked for in one go; the others follow in the next.
  private static final int SEEK_AT_ONCE = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);

  private final RouteRows table;
  private final Persons persons;
  private final Links links;
  private final Delivery delivery;
  private final Relays mine;
  private final Ledger ledger;
  private final Loop loop;
  private final PersonId me;
  private final Map<PersonId, Search> searches = new HashMap<>();
  private final Map<PersonId, Long> sought = new HashMap<>();

  /// Somebody who is being looked for, and who wants to know, in the order they asked: what they
  /// say next is said in that order.
  private static final class Search {
    private final List<CompletableFuture<Boolean>> askers = new ArrayList<>();
    private int open;
  }

  Mailboxes(
      Tables tables, Links links, Delivery delivery, Relays mine, Around around, Myself myself) {
    this.table = tables.routes();
    this.persons = tables.persons();
    this.links = links;
    this.delivery = delivery;
    this.mine = mine;
    this.ledger = around.ledger();
    this.loop = around.loop();
    this.me = myself.person();
  }

  /// Goes to work with all I know.
  void open() throws StoreException {
    for (RouteRows.Row row : table.all()) {
      if (!isBlocked(row.peer().person())) {
        links.routes(row.peer(), routes(row));
      }
    }
  }

  /// A device says where its mail is kept. Within a work.
  void told(Peer from, Content.Relays relays) throws StoreException {
    Optional<RouteRows.Row> known = table.find(from);
    if (known.isEmpty() || known.get().revision() < relays.revision()) {
      keep(from, relays);
    }
  }

  /// Whether any relay is known for a person.
  boolean knows(PersonId person) throws StoreException {
    return !table.of(person).isEmpty();
  }

  /// How long that is kept which was left for a device, wherever that was.
  Duration keepsFor(Peer device) throws StoreException {
    return table.find(device).map(Mailboxes::routes).orElse(List.of()).stream()
        .map(route -> mine.keeps(route.relay()))
        .max(Comparator.naturalOrder())
        .orElse(Relays.USUALLY_KEPT);
  }

  /// Nothing is left for a blocked person; where it could be is kept for better times. Within a
  /// work.
  void changed(PersonId person, ContactState state) throws StoreException {
    boolean blocked = state == ContactState.BLOCKED;
    for (RouteRows.Row row : table.of(person)) {
      List<RelayRoute> routes = blocked ? List.of() : routes(row);
      ledger.thenTell(() -> links.routes(row.peer(), routes));
    }
  }

  /// Asks relays for a person; mine if none are given.
  ///
  /// @return whether any of them keeps mail for them
  CompletableFuture<Boolean> find(PersonId person, List<RelayAddress> at) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Search known = searches.get(person);
    if (known != null) {
      known.askers.add(answer);
      return answer;
    }
    List<RelayAddress> relays = at.isEmpty() ? mine.connected() : at;
    if (person.equals(me) || relays.isEmpty()) {
      answer.complete(false);
      return answer;
    }
    Search search = new Search();
    search.askers.add(answer);
    searches.put(person, search);
    search.open = relays.size();
    relays.forEach(relay -> links.find(person, relay));
    loop.schedule(ANSWER_WITHIN, () -> end(person, search, false));
    return answer;
  }

  /// A relay answers.
  void found(RelayAddress relay, PersonId person, List<DeviceId> devices) throws StoreException {
    Search search = searches.get(person);
    if (search == null) {
      return;
    }
    search.open--;
    if (devices.isEmpty() || isBlocked(person)) {
      if (search.open == 0) {
        end(person, search, false);
      }
      return;
    }
    ledger.write(() -> {
      for (DeviceId device : devices) {
        add(new Peer(person, device), relay);
      }
      return person;
    });
    ledger.thenTell(() -> end(person, search, true));
  }

  /// Looks for those whom something waits for and no way leads to.
  void seekStranded() throws StoreException {
    if (mine.connected().isEmpty()) {
      return;
    }
    long now = loop.nanoTime();
    sought.values().removeIf(at -> now - at >= SEEK_EVERY.toNanos());
    int begun = 0;
    for (PersonId person : delivery.stranded()) {
      if (begun < SEEK_AT_ONCE
          && !sought.containsKey(person)
          && !knows(person)
          && !isBlocked(person)) {
        begun++;
        sought.put(person, now);
        var _ = find(person, List.of());
      }
    }
  }

  private void end(PersonId person, Search search, boolean found) {
    if (searches.remove(person, search)) {
      search.askers.forEach(asker -> asker.complete(found));
    }
  }

  /// Keeps what a relay said, as long as the device itself has told nothing.
  private void add(Peer peer, RelayAddress relay) throws StoreException {
    Optional<RouteRows.Row> known = table.find(peer);
    if (known.isPresent() && known.get().revision() > 0) {
      return;
    }
    if (known.isEmpty() && table.of(peer.person()).size() >= Limits.MAX_DEVICES) {
      return;
    }
    List<RelayRoute> routes = new ArrayList<>();
    if (known.isPresent()) {
      routes.addAll(routes(known.get()));
    }
    boolean is = routes.stream().anyMatch(route -> route.relay().equals(relay));
    if (!is && routes.size() < ContentCodec.MAX_RELAYS) {
      routes.add(new RelayRoute(relay, DeliveryToken.NONE));
    }
    keep(peer, new Content.Relays(0, routes));
  }

  private void keep(Peer peer, Content.Relays relays) throws StoreException {
    table.put(new RouteRows.Row(peer, relays.revision(), Bytes.of(ContentCodec.encode(relays))));
    if (!isBlocked(peer.person())) {
      ledger.thenTell(() -> links.routes(peer, relays.routes()));
    }
  }

  private boolean isBlocked(PersonId person) throws StoreException {
    return persons
        .find(person)
        .map(row -> row.contact().state() == ContactState.BLOCKED)
        .orElse(false);
  }

  private static List<RelayRoute> routes(RouteRows.Row row) {
    try {
      if (ContentCodec.decode(row.relays().toArray()) instanceof Content.Relays relays) {
        return relays.routes();
      }
    } catch (ContentException e) {
      LOG.error("routes I wrote can't be read: {}", e.reason());
    }
    return List.of();
  }
}
