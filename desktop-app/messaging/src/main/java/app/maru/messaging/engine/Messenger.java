package app.maru.messaging.engine;

import app.maru.messaging.FaultReason;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.Relay;
import app.maru.messaging.Self;
import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.delivery.Links;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine: what one person says and hears on one device.
///
/// Every method may be called from any thread. Futures complete on the loop, after what they
/// promise is durable, and fail with [MessengerException] only.
public final class Messenger implements AutoCloseable {
  /// Longest text in UTF-16 units (`String.length()`): what one envelope can carry.
  public static final int MAX_TEXT = ContentCodec.MAX_TEXT;

  /// How often prekeys and old envelopes are looked after.
  private static final Duration TIDY_EVERY = Duration.ofHours(1);

  /// How often those are looked for at relays whom something waits for and no way leads to.
  private static final Duration SEEK_EVERY = Duration.ofMinutes(1);

  /// Between two rounds of forgetting, while there is more to forget.
  private static final Duration TIDY_AGAIN = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);

  private final Loop loop;
  private final Rooms rooms;
  private final Gate gate;
  private final Desk desk;
  private final PeopleDesk people;
  private final ChatDesk chats;
  private final MessageDesk messages;

  private Messenger(Rooms rooms, Loop loop) {
    this.rooms = rooms;
    this.loop = loop;
    this.gate = new Gate(rooms, loop);
    this.desk = new Desk(rooms.ledger, rooms.teller, loop);
    this.people = new PeopleDesk(rooms, gate, desk, loop);
    this.chats = new ChatDesk(rooms, desk);
    this.messages = new MessageDesk(rooms, people, desk);
  }

  /// Opens the engine and its links. Waits for the loop unless called on it.
  ///
  /// The messenger closes the links; whoever opened the database closes it afterwards.
  @SuppressWarnings("exports") // only the client opens one; the store stays inside the module
  public static Messenger open(
      Account account,
      Database database,
      Links links,
      Loop loop,
      SecureRandom random,
      MessengerOptions options)
      throws StoreException {
    Ledger ledger = new Ledger(database, loop);
    return open(new Rooms.Ground(account, database, ledger, loop, random), links, options);
  }

  /// The same over a given ledger.
  static Messenger open(Rooms.Ground ground, Links links, MessengerOptions options)
      throws StoreException {
    if (ground.loop().inLoop()) {
      return start(ground, links, options);
    }
    CompletableFuture<Messenger> opened = new CompletableFuture<>();
    ground
        .loop()
        .execute(() -> {
          try {
            opened.complete(start(ground, links, options));
          } catch (StoreException | RuntimeException e) {
            opened.completeExceptionally(e);
          }
        });
    try {
      return opened.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException store) {
        throw store;
      }
      throw e;
    }
  }

  private static Messenger start(Rooms.Ground ground, Links links, MessengerOptions options)
      throws StoreException {
    Rooms rooms = new Rooms(ground, links, options);
    Messenger messenger = new Messenger(rooms, ground.loop());
    rooms.ledger.write(rooms.delivery::tidy);
    if (ground.database().restored()) {
      renewSessions(rooms, ground.database());
    }
    messenger.gate.open();
    messenger.gate.seekOut();
    rooms.relays.open();
    rooms.mailboxes.open();
    rooms.fading.open();
    rooms.later.open();
    rooms.chats.open();
    rooms.index.open();
    rooms.copy.open();
    ground.loop().schedule(SEEK_EVERY, messenger::seek);
    ground.loop().schedule(TIDY_AGAIN, messenger::tidy);
    return messenger;
  }

  private static void renewSessions(Rooms rooms, Database database) throws StoreException {
    rooms.ledger.write(() -> {
      rooms.restored();
      return true;
    });
    // Only this flush writes the books; without it the mark must stay.
    if (!rooms.ledger.flush()) {
      throw StoreException.of(new IOException("the sessions could not be superseded"));
    }
    database.restoreHandled();
  }

  /// From now on `listener` is told, on the loop: first a snapshot and what is wrong with the
  /// network, then every change in the order of commits.
  public void observe(Consumer<MessengerEvent> listener) {
    loop.execute(() -> {
      if (desk.isClosed()) {
        return;
      }
      rooms.ledger.flush();
      try {
        listener.accept(
            new MessengerEvent.Snapshot(
                self(),
                rooms.views.contacts(),
                people.shown(),
                rooms.views.conversations(),
                rooms.relays.all()));
        rooms
            .signals
            .all()
            .forEach((person, state) ->
                listener.accept(new MessengerEvent.PresenceChanged(person, state)));
        gate.troubles().forEach(trouble -> listener.accept(new MessengerEvent.Fault(trouble)));
        rooms.teller.add(listener);
      } catch (StoreException e) {
        LOG.error("no snapshot: {}", e.reason());
        listener.accept(new MessengerEvent.Fault(FaultReason.STORE_BROKEN));
      }
    });
  }

  /// Who I am.
  public Self self() {
    return rooms.myself.self();
  }

  /// What can be asked about people.
  public PeopleDesk people() {
    return people;
  }

  /// What can be asked about conversations.
  public ChatDesk chats() {
    return chats;
  }

  /// What can be done with messages.
  public MessageDesk messages() {
    return messages;
  }

  private void whileOpen(Runnable task) {
    loop.execute(() -> {
      if (!desk.isClosed()) {
        task.run();
      }
    });
  }

  /// Calls me otherwise from now on; contacts learn it.
  public CompletableFuture<Void> rename(String name) {
    return desk.act(() -> {
      rooms.ledger.ifUndone(rooms.myself.rename(name));
      rooms.teller.tell(new MessengerEvent.SelfChanged(self()));
      rooms.people.tellName();
      gate.sayName();
    });
  }

  /// Has mail kept for me by one more relay; does nothing if it is one of mine with that invite.
  public CompletableFuture<Void> addRelay(RelayInvitation relay) {
    return desk.act(() -> rooms.relays.add(relay));
  }

  /// Takes nothing more from a relay and has it forget me; contacts learn it.
  public CompletableFuture<Void> removeRelay(RelayAddress relay) {
    return desk.act(() -> rooms.relays.remove(relay));
  }

  /// A relay was heard on the LAN: observers learn of it if it is not one of mine. For who listens
  /// there.
  public void relayHeard(RelayAddress relay) {
    whileOpen(() -> rooms.relays.offer(relay));
  }

  /// That relay is not heard any more.
  public void relaySilent(RelayAddress relay) {
    whileOpen(() -> rooms.relays.silent(relay));
  }

  /// Relays heard on the LAN that are not mine.
  public List<RelayAddress> foundRelays() {
    return rooms.relays.offers();
  }

  /// The relays that keep mail for me, and how things stand with each.
  public CompletableFuture<List<Relay>> relays() {
    return desk.look(rooms.relays::all);
  }

  /// Closes the links, makes everything durable and stops. Waits for the loop unless called on it.
  /// Idempotent.
  @Override
  public void close() {
    if (loop.inLoop()) {
      stop();
      return;
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    loop.execute(() -> {
      stop();
      done.complete(null);
    });
    done.join();
  }

  private void stop() {
    if (!desk.isClosed()) {
      try {
        rooms.ledger.write(() -> {
          rooms.signals.end();
          return true;
        });
      } catch (StoreException e) {
        LOG.warn("who was there is not kept: {}", e.reason());
      }
    }
    if (desk.close()) {
      gate.close();
      rooms.delivery.close();
      rooms.links.close();
    }
  }

  private void seek() {
    if (desk.isClosed()) {
      return;
    }
    try {
      rooms.mailboxes.seekStranded();
    } catch (StoreException e) {
      LOG.warn("nobody is sought: {}", e.reason());
    }
    loop.schedule(SEEK_EVERY, this::seek);
  }

  private void tidy() {
    if (desk.isClosed()) {
      return;
    }
    Duration next = TIDY_EVERY;
    try {
      boolean more = rooms.ledger.write(rooms.delivery::tidy);
      more |= rooms.ledger.write(rooms.fading::forget);
      if (rooms.ledger.write(rooms.receipts::expire) || more) {
        next = TIDY_AGAIN;
      }
    } catch (StoreException e) {
      LOG.warn("nothing is tidied: {}", e.reason());
    }
    loop.schedule(next, this::tidy);
  }
}
