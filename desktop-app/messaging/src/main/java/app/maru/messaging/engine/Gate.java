package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.FaultReason;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Nearby;
import app.maru.messaging.store.Places;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.LinkEvent;
import app.maru.p2p.Path;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayEvent;
import app.maru.p2p.relay.Standing;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.RelayFrame;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the links' events come in: who is there, what they are called, what they hand over.
///
/// Events are taken in their order, never while effects of a commit run. On the loop.
final class Gate {
  /// How often somebody may change what they are called nearby: each change is shown and written.
  private static final Duration NAMES_EVERY = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final Rooms rooms;
  private final Loop loop;
  private final Deque<Runnable> events = new ArrayDeque<>();
  private final Set<PersonId> justTold = new HashSet<>();
  private final Set<PersonId> toTell = new HashSet<>();
  private final Set<FaultReason> troubles = EnumSet.noneOf(FaultReason.class);
  private boolean closed;

  Gate(Rooms rooms, Loop loop) {
    this.rooms = rooms;
    this.loop = loop;
  }

  /// Opens the links and listens to them.
  void open() {
    rooms.links.open(
        (event, path) -> take(() -> handle(event, path)), event -> take(() -> handle(event)));
  }

  void close() {
    closed = true;
    events.clear();
  }

  /// Says my name to everybody linked.
  void sayName() {
    for (Peer peer : rooms.presence.peers()) {
      sayName(peer);
    }
  }

  /// Shows somebody again who was hidden.
  void show(PersonId person) throws StoreException {
    appear(person);
  }

  private void take(Runnable event) {
    events.add(event);
    if (rooms.ledger.flushing()) {
      loop.execute(this::drain);
    } else {
      drain();
    }
  }

  private void drain() {
    while (!events.isEmpty() && !closed) {
      events.remove().run();
    }
  }

  private void handle(LinkEvent event, Path path) {
    try {
      switch (event) {
        case LinkEvent.Up up -> up(up.peer(), path);
        case LinkEvent.Down down -> down(down.peer(), path);
        case LinkEvent.Reached reached -> reached(reached.peer(), reached.place());
        case LinkEvent.Arrived arrived -> arrived(arrived.peer(), arrived.frame(), path);
        case LinkEvent.NetworkChanged changed -> {
          rooms.links.refreshRelays();
          // Told after a sleep, too.
          rooms.timePassed();
        }
        case LinkEvent.Problem problem -> trouble(fault(problem.problem()));
      }
    } catch (StoreException e) {
      LOG.warn("an event of a link could not be stored: {}", e.reason());
    }
  }

  private void handle(RelayEvent event) {
    try {
      switch (event) {
        case RelayEvent.Delivered(var relay, var envelope) -> {
          rooms.delivery.delivered(relay, envelope);
          rooms.catchUp.came(relay);
        }
        case RelayEvent.Stands(var relay, var standing) -> {
          rooms.relays.stands(relay, standing);
          if (standing == Standing.CONNECTED) {
            rooms.mailboxes.seekStranded();
          } else {
            rooms.catchUp.gone(relay);
          }
        }
        case RelayEvent.Said(var relay, var frame) -> said(relay, frame);
        case RelayEvent.Left(var relay) -> rooms.relays.left(relay);
        case RelayEvent.Found(var relay, var person, var devices) ->
            rooms.mailboxes.found(relay, person, devices);
      }
    } catch (StoreException e) {
      LOG.warn("what a relay says could not be stored: {}", e.reason());
    }
  }

  private void said(RelayAddress relay, RelayFrame frame) throws StoreException {
    switch (frame) {
      case RelayFrame.Entered entered -> {
        rooms.relays.entered(relay, entered);
        rooms.catchUp.entered(relay, entered.waiting());
      }
      case RelayFrame.Stock stock -> rooms.delivery.stocked(relay, stock);
      case RelayFrame.TokenSet set -> rooms.relays.confirmed(relay, set.token());
      case RelayFrame.Denied denied -> rooms.relays.denied(relay, denied);
      default -> LOG.debug("a relay says {}", frame.getClass().getSimpleName());
    }
  }

  /// What is wrong with the links now: for those who begin to observe after it was told.
  Set<FaultReason> troubles() {
    return EnumSet.copyOf(troubles);
  }

  private void trouble(FaultReason reason) {
    if (reason == FaultReason.NETWORK_WELL) {
      troubles.remove(FaultReason.NO_INTERFACE);
    } else {
      troubles.add(reason);
    }
    rooms.teller.fault(reason);
  }

  private void up(Peer peer, Path path) throws StoreException {
    if (isMe(peer)) {
      return;
    }
    if (path == Path.DIRECT) {
      rooms.presence.up(peer, this::nameless);
      sayName(peer);
    }
    rooms.delivery.up(peer);
    if (path == Path.DIRECT) {
      rooms.ledger.write(() -> {
        rooms.signals.greet(peer.person());
        return peer;
      });
    }
    rooms.receipts.wake(peer.person());
    rooms.teller.touched(ConversationId.with(peer.person()));
  }

  private void reached(Peer peer, InetSocketAddress place) throws StoreException {
    if (!isMe(peer)) {
      rooms.ledger.write(() -> {
        rooms.whereabouts.reached(peer, place, rooms.people.state(peer.person()));
        return peer;
      });
    }
  }

  /// Looks for contacts where they were reached before.
  void seekOut() throws StoreException {
    for (Places.Row row : rooms.ledger.write(rooms.whereabouts::all)) {
      rooms.links.remember(row.peer(), row.place());
    }
  }

  private void down(Peer peer, Path path) throws StoreException {
    if (isMe(peer) || (path == Path.DIRECT && rooms.links.reaches(peer, path))) {
      return;
    }
    rooms.delivery.down(peer, path);
    if (path == Path.DIRECT && rooms.presence.down(peer)) {
      rooms.ledger.write(() -> {
        rooms.signals.left(peer.person());
        return peer;
      });
      rooms.teller.tell(new MessengerEvent.PersonLeft(peer.person()));
    }
    rooms.teller.touched(ConversationId.with(peer.person()));
  }

  private void arrived(Peer peer, Frame frame, Path path) throws StoreException {
    if (isMe(peer)) {
      return;
    }
    if (frame instanceof Frame.Card card) {
      if (rooms.presence.named(peer.person(), card.name())) {
        named(peer.person());
      }
    }
    rooms.delivery.arrived(peer, frame, path);
  }

  /// A new name is told at once, the next ones at most once a second.
  private void named(PersonId person) throws StoreException {
    if (!justTold.add(person)) {
      toTell.add(person);
      return;
    }
    loop.schedule(NAMES_EVERY, () -> nameAgain(person));
    Optional<String> name = rooms.presence.name(person);
    if (name.isPresent()) {
      rooms.ledger.write(() -> {
        rooms.people.called(person, name.get());
        return person;
      });
      appear(person);
      rooms.teller.touched(ConversationId.with(person));
    }
  }

  private void nameAgain(PersonId person) {
    justTold.remove(person);
    if (!closed && toTell.remove(person)) {
      try {
        named(person);
      } catch (StoreException e) {
        LOG.warn("a name can't be stored: {}", e.reason());
      }
    }
  }

  private void nameless(PersonId person) {
    if (closed) {
      return;
    }
    try {
      appear(person);
    } catch (StoreException e) {
      LOG.warn("a name can't be read: {}", e.reason());
    }
  }

  private void appear(PersonId person) throws StoreException {
    if (rooms.people.state(person) == ContactState.BLOCKED || !rooms.presence.reaches(person)) {
      return;
    }
    rooms.presence.show(person);
    rooms.teller.tell(new MessengerEvent.PersonAppeared(nearby(person)));
  }

  /// The person as the list of people nearby shows them.
  Nearby nearby(PersonId person) throws StoreException {
    String known = rooms.views.name(person);
    return new Nearby(person, rooms.presence.name(person).orElse(known));
  }

  /// Also to somebody I blocked: that no name comes would tell them.
  private void sayName(Peer peer) {
    String name = rooms.myself.self().name();
    rooms.ledger.thenSend(() -> rooms.links.send(peer, new Frame.Card(name), Path.DIRECT));
  }

  private boolean isMe(Peer peer) {
    return peer.person().equals(rooms.myself.person());
  }

  private static FaultReason fault(LinkEvent.LinkProblem problem) {
    return switch (problem) {
      case NO_INTERFACE -> FaultReason.NO_INTERFACE;
      case PORT_TAKEN -> FaultReason.PORT_TAKEN;
      case CANT_LISTEN -> FaultReason.CANT_LISTEN;
      case NONE -> FaultReason.NETWORK_WELL;
    };
  }
}
