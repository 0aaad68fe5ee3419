package app.maru.messaging.engine;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.MessengerException.Reason;
import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.delivery.Links;
import app.maru.messaging.store.Persons;
import app.maru.messaging.store.RelayRows;
import app.maru.messaging.store.Settings;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.p2p.relay.RelayRoute;
import app.maru.p2p.relay.Standing;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.RelayFrame;
import app.maru.p2p.wire.RelayFrame.Stock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The relays that keep mail for me, the token that opens my mailbox there, and who knows it.
///
/// A token is told to others only after a relay has it on its disk. On the loop.
final class Relays {
  /// How long changes are gathered before contacts are told: several relays confirm at one time.
  private static final Duration GATHERED_FOR = Duration.ofSeconds(1);

  /// Relays of one LAN that are shown; more are somebody's joke.
  private static final int MAX_OFFERS = 16;

  /// As long as a relay keeps mail that was told nothing else, and none keeps it longer.
  static final Duration USUALLY_KEPT = Duration.ofDays(14);

  /// A relay that could not set the token is asked again after this at the earliest.
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  private static final String TOKEN = "relay.token";
  private static final String REVISION = "relay.revision";
  private static final String TOLD = "relay.told";

  private static final Logger LOG = LoggerFactory.getLogger(Relays.class);

  private final RelayRows table;
  private final Leaving leaving;
  private final Settings settings;
  private final Persons persons;
  private final Delivery delivery;
  private final Links links;
  private final Ledger ledger;
  private final Teller teller;
  private final Loop loop;
  private final SecureRandom random;
  private final Map<RelayAddress, RelayState> states = new LinkedHashMap<>();
  private final Map<PersonId, RelayAddress> offered = new LinkedHashMap<>();
  private final Map<PersonId, Duration> kept = new HashMap<>();
  private volatile List<RelayAddress> offers = List.of();
  private boolean tellingSoon;

  Relays(Tables tables, Delivery delivery, Links links, Around around, SecureRandom random) {
    this.table = tables.relays();
    this.settings = tables.settings();
    this.persons = tables.persons();
    this.delivery = delivery;
    this.links = links;
    this.ledger = around.ledger();
    this.teller = around.teller();
    this.loop = around.loop();
    this.random = random;
    this.leaving = new Leaving(tables.leaving(), links, ledger, loop);
  }

  /// Goes to all relays I know.
  void open() throws StoreException {
    for (RelayRows.Row row : table.all()) {
      states.put(row.invitation().relay(), RelayState.CONNECTING);
      links.use(row.invitation());
    }
    leaving.open();
    tellSoon();
  }

  /// Uses one more relay, in the place of one with another key at the same address. One that I use
  /// has moved to this address: a relay is its key. Within a work.
  void add(RelayInvitation invitation) throws StoreException, MessengerException {
    RelayAddress relay = invitation.relay();
    Optional<RelayAddress> before = Optional.empty();
    int others = 0;
    for (RelayRows.Row row : table.all()) {
      RelayAddress known = row.invitation().relay();
      if (known.key().equals(relay.key())) {
        before = Optional.of(known);
      } else if (known.place().equals(relay.place())) {
        remove(known);
        leaving.remove(known);
      } else {
        others++;
      }
    }
    if (others >= ContentCodec.MAX_RELAYS) {
      throw new MessengerException(Reason.TOO_MANY);
    }
    leaving.remove(relay.key());
    if (before.isPresent() && !before.get().equals(relay)) {
      move(before.get(), invitation);
      return;
    }
    table.put(invitation);
    ledger.thenTell(() -> {
      links.use(invitation);
      settles(relay);
    });
  }

  private void move(RelayAddress from, RelayInvitation to) throws StoreException {
    table.move(from, to);
    ledger.thenTell(() -> {
      states.remove(from);
      delivery.gone(from);
      teller.now(new MessengerEvent.RelayRemoved(from));
      links.move(from, to);
      settles(to.relay());
      tellSoon();
    });
  }

  private void settles(RelayAddress relay) {
    RelayState state = states.computeIfAbsent(relay, fresh -> RelayState.CONNECTING);
    teller.now(new MessengerEvent.RelayChanged(new Relay(relay, state)));
    withdraw(relay.key());
  }

  /// A relay was heard on the LAN; told if it is not one of mine. One that I or others use may have
  /// got another address: it is followed there.
  void offer(RelayAddress relay) {
    links.heard(relay);
    boolean mine = states.keySet().stream().anyMatch(known -> known.key().equals(relay.key()));
    if (!mine && offered.size() < MAX_OFFERS && offered.putIfAbsent(relay.key(), relay) == null) {
      offers = List.copyOf(offered.values());
      teller.now(new MessengerEvent.RelayFound(relay));
    }
  }

  /// A relay is not heard any more.
  void silent(RelayAddress relay) {
    links.silent(relay);
    withdraw(relay.key());
  }

  private void withdraw(PersonId key) {
    RelayAddress gone = offered.remove(key);
    if (gone != null) {
      offers = List.copyOf(offered.values());
      teller.now(new MessengerEvent.RelayLost(gone));
    }
  }

  /// The relays heard on the LAN that are not mine. Any thread.
  List<RelayAddress> offers() {
    return offers;
  }

  /// Does not use a relay any more; it is told when it can be. Within a work.
  void remove(RelayAddress relay) throws StoreException {
    if (row(relay).isEmpty()) {
      return;
    }
    table.remove(relay);
    leaving.add(relay);
    ledger.thenTell(() -> {
      if (states.remove(relay) != null) {
        teller.now(new MessengerEvent.RelayRemoved(relay));
        tellSoon();
      }
    });
  }

  /// A relay keeps nothing for me any more, as I wished.
  void left(RelayAddress relay) throws StoreException {
    leaving.left(relay);
  }

  /// All of them, in the order they were added.
  List<Relay> all() {
    return states.entrySet().stream()
        .map(entry -> new Relay(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// Those that have let me in.
  List<RelayAddress> connected() {
    return states.entrySet().stream()
        .filter(entry -> entry.getValue() == RelayState.CONNECTED)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Things stand otherwise with a relay.
  void stands(RelayAddress relay, Standing standing) {
    RelayState state = state(standing);
    if (state != RelayState.CONNECTED) {
      delivery.gone(relay);
    }
    if (states.replace(relay, state) != null) {
      teller.tell(new MessengerEvent.RelayChanged(new Relay(relay, state)));
    }
  }

  /// A relay has let me in, and tells what it has of me.
  void entered(RelayAddress relay, RelayFrame.Entered entered) throws StoreException {
    kept.put(relay.key(), entered.keeps());
    Stock stock = entered.stock();
    delivery.stocked(relay, stock);
    // A relay without my bundle may have forgotten all the rest, too.
    open(relay, stock.bundle().equals(Bytes.of(new byte[Stock.BUNDLE_ID_BYTES])));
  }

  /// How long a relay keeps mail, as far as it has told me.
  Duration keeps(RelayAddress relay) {
    Duration told = kept.getOrDefault(relay.key(), USUALLY_KEPT);
    return told.compareTo(USUALLY_KEPT) < 0 ? told : USUALLY_KEPT;
  }

  /// A relay could not do what was asked; it is asked again.
  void denied(RelayAddress relay, RelayFrame.Denied denied) {
    if (denied.request() == RelayFrame.Request.SET_TOKEN) {
      Duration pause = denied.retryAfter();
      loop.schedule(
          pause.compareTo(ASK_AGAIN) < 0 ? ASK_AGAIN : pause,
          () -> {
            try {
              if (!ledger.isClosed()) {
                open(relay, false);
              }
            } catch (StoreException e) {
              LOG.warn("a token can't be read: {}", e.reason());
            }
          });
    }
  }

  /// Has a relay open my mailbox to the token of now.
  private void open(RelayAddress relay, boolean anyway) throws StoreException {
    ledger.write(() -> {
      DeliveryToken token = token();
      Optional<RelayRows.Row> row = row(relay);
      if (row.isPresent() && (anyway || !row.get().token().equals(token))) {
        set(relay, token);
      }
      return token;
    });
  }

  /// A relay opens my mailbox to this token.
  void confirmed(RelayAddress relay, DeliveryToken token) throws StoreException {
    ledger.write(() -> {
      if (token.equals(token())) {
        table.confirmed(relay, token);
        ledger.thenTell(this::tellSoon);
      }
      return token;
    });
  }

  /// Somebody who knows the token shall not use it any more. Within a work.
  void changeToken() throws StoreException {
    if (settings.get(TOKEN).isEmpty()) {
      return;
    }
    DeliveryToken next = freshToken();
    for (RelayRows.Row row : table.all()) {
      set(row.invitation().relay(), next);
    }
  }

  /// The database went back in time: mail may be left where I look no more, and whom I blocked
  /// since may know the token. All are told anew, also of none. Within a work.
  void restored() throws StoreException {
    settings.leap(REVISION);
    settings.put(TOLD, "");
    freshToken();
  }

  /// Tells one person where to leave mail for me, if there ever was anything to tell. Within a
  /// work.
  void tell(PersonId person) throws StoreException {
    Optional<Integer> said = settings.get(REVISION).map(Integer::parseInt);
    if (said.isPresent()) {
      delivery.post(person, new Content.Relays(said.get(), routes()), Optional.empty());
    }
  }

  private void tellSoon() {
    if (!tellingSoon) {
      tellingSoon = true;
      loop.schedule(GATHERED_FOR, this::tellAll);
    }
  }

  private void tellAll() {
    tellingSoon = false;
    if (ledger.isClosed()) {
      return;
    }
    try {
      ledger.write(() -> {
        tellIfChanged();
        return settings;
      });
    } catch (StoreException e) {
      LOG.warn("relays can't be told: {}", e.reason());
      tellSoon();
    }
  }

  private void tellIfChanged() throws StoreException {
    List<RelayRoute> routes = routes();
    String name = name(routes);
    // Nothing was told at first, which is an empty list.
    if (name.equals(settings.get(TOLD).orElse(name(List.of())))) {
      return;
    }
    settings.put(TOLD, name);
    int revision = settings.next(REVISION);
    for (Persons.Row row : persons.all()) {
      Contact contact = row.contact();
      boolean mayKnow =
          contact.state() == ContactState.ACCEPTED || contact.state() == ContactState.REQUESTED;
      if (mayKnow && !delivery.full(contact.person())) {
        delivery.post(contact.person(), new Content.Relays(revision, routes), Optional.empty());
      }
    }
  }

  private static String name(List<RelayRoute> routes) {
    return Fingerprint.of(ContentCodec.encode(new Content.Relays(0, routes)));
  }

  /// The relays that open my mailbox to the token of now.
  private List<RelayRoute> routes() throws StoreException {
    DeliveryToken token = token();
    return table.all().stream()
        .filter(row -> row.token().equals(token))
        .map(row -> new RelayRoute(row.invitation().relay(), token))
        .toList();
  }

  private DeliveryToken token() throws StoreException {
    Optional<String> known = settings.get(TOKEN);
    return known.isPresent() ? new DeliveryToken(Bytes.ofHex(known.get())) : freshToken();
  }

  private DeliveryToken freshToken() throws StoreException {
    byte[] bytes = new byte[DeliveryToken.SIZE];
    random.nextBytes(bytes);
    DeliveryToken token = new DeliveryToken(Bytes.of(bytes));
    settings.put(TOKEN, token.bytes().hex());
    return token;
  }

  private void set(RelayAddress relay, DeliveryToken token) {
    ledger.thenSend(() -> {
      var _ = links.tell(relay, new RelayFrame.SetToken(token));
    });
  }

  private Optional<RelayRows.Row> row(RelayAddress relay) throws StoreException {
    return table.all().stream().filter(row -> row.invitation().relay().equals(relay)).findFirst();
  }

  private static RelayState state(Standing standing) {
    return switch (standing) {
      case CONNECTING -> RelayState.CONNECTING;
      case CONNECTED -> RelayState.CONNECTED;
      case UNREACHABLE -> RelayState.UNREACHABLE;
      case KEY_CHANGED -> RelayState.KEY_CHANGED;
      case INVITE_NEEDED -> RelayState.INVITE_NEEDED;
      case CLOSED -> RelayState.CLOSED;
      case BLOCKED -> RelayState.BLOCKED;
      case FULL -> RelayState.FULL;
    };
  }
}
