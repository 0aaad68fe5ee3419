package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FailureReason;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessageInfo;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.Content.Kind;
import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.delivery.Links;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Path;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receipts: owed with the message, told together a moment later, while the other can be reached.
///
/// Over a relay they are told later, at a random time, or with the next thing said: a receipt that
/// follows each message at once would tell the relay which two of its guests and devices talk with
/// each other.
///
/// A person I have not accepted is never told; what is owed waits. On the loop.
final class Receipts {
  /// Receipts are told together: short enough to feel at once, long enough to be few.
  static final Duration TOGETHER = Duration.ofMillis(40);

  /// The shortest and longest time receipts are held back before they go over a relay.
  static final Duration RELAY_FIRST = Duration.ofSeconds(5);

  static final Duration RELAY_LAST = Duration.ofSeconds(20);

  /// What was not confirmed so long after a relay should have given it up never arrived. Relays
  /// count days on which they were at work, and the last of them is not over at midnight.
  static final Duration GIVEN_UP_AFTER = Duration.ofDays(2);

  /// Messages given up in one work.
  static final int EXPIRE_AT_ONCE = 500;

  /// When to try again with receipts that could not be written.
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

  private final Tables tables;
  private final Ledger ledger;
  private final Delivery delivery;
  private final People people;
  private final Presence presence;
  private final Teller teller;
  private final Loop loop;
  private final Links links;
  private final Mailboxes mailboxes;
  private final Fading fading;
  private final RandomGenerator random;
  private final Map<PersonId, Soon> soon = new HashMap<>();

  /// When somebody will be told.
  private record Soon(Loop.Timer timer, boolean byRelay) {}

  /// How what is said gets to people.
  record Ways(Delivery delivery, Links links, Mailboxes mailboxes) {}

  Receipts(
      Tables tables,
      Ways ways,
      People people,
      Fading fading,
      Around around,
      RandomGenerator random) {
    this.links = ways.links();
    this.mailboxes = ways.mailboxes();
    this.random = random;
    this.tables = tables;
    this.ledger = around.ledger();
    this.delivery = ways.delivery();
    this.fading = fading;
    this.people = people;
    this.presence = around.presence();
    this.teller = around.teller();
    this.loop = around.loop();
  }

  /// Owes a receipt. Within a work.
  void owe(PersonId person, MessageId message, boolean read) throws StoreException {
    tables.receipts().add(person, message, read);
    wake(person);
  }

  /// Tells soon what is owed to a person.
  void wake(PersonId person) {
    boolean near = presence.reaches(person);
    Soon planned = soon.get(person);
    if (near && (planned == null || planned.byRelay())) {
      plan(person, TOGETHER, false);
    } else if (!near && planned == null && links.reachesByRelay(person)) {
      long most = RELAY_LAST.minus(RELAY_FIRST).toNanos();
      plan(person, RELAY_FIRST.plusNanos(random.nextLong(most)), true);
    }
  }

  /// Something goes to a person anyway: what is owed goes along. Within a work.
  void goAlong(PersonId person) throws StoreException {
    Soon planned = soon.get(person);
    if (planned != null && planned.byRelay() && !presence.reaches(person)) {
      post(person, true);
      post(person, false);
    }
  }

  private void plan(PersonId person, Duration delay, boolean byRelay) {
    Soon before = soon.remove(person);
    if (before != null) {
      before.timer().cancel();
    }
    soon.put(person, new Soon(loop.schedule(delay, () -> tell(person)), byRelay));
  }

  /// What became of messages of mine. Within a work.
  void heard(Peer author, Content.Receipt receipt) throws StoreException {
    PersonId from = author.person();
    DeliveryState state =
        receipt.kind() == Kind.READ ? DeliveryState.READ : DeliveryState.DELIVERED;
    ConversationId conversation = ConversationId.with(from);
    for (MessageId id : receipt.messages()) {
      Optional<Message> message = tables.messages().find(id);
      if (message.isPresent()
          && message.get().mine()
          && message.get().conversation().equals(conversation)) {
        note(id, author, state, Optional.empty());
        if (tables.messages().advance(id, state, Optional.empty())) {
          tables.underway().remove(id);
          fading.begins(message.get());
          changed(id);
        }
      }
    }
  }

  /// Somebody else has custody of a message of mine. Within a work.
  void taken(MessageId id, Peer device, Path path) throws StoreException {
    if (!tables.messages().advance(id, DeliveryState.SENT, Optional.of(path))) {
      tables.messages().setPath(id, path);
    }
    Optional<Message> message = tables.messages().find(id);
    if (message.isEmpty()) {
      return;
    }
    note(id, device, DeliveryState.SENT, Optional.of(path));
    if (path == Path.RELAY && message.get().state() == DeliveryState.SENT) {
      tables.underway().put(id, loop.now().plus(mailboxes.keepsFor(device)).plus(GIVEN_UP_AFTER));
    } else {
      tables.underway().remove(id);
    }
    fading.begins(message.get());
    changed(message.get());
  }

  private void note(MessageId id, Peer device, DeliveryState state, Optional<Path> path)
      throws StoreException {
    Instant now = Instant.ofEpochMilli(loop.now().toEpochMilli());
    tables.fates().steps().add(id, new MessageInfo.Step(device.device(), state, path, now));
  }

  /// Gives up what a relay took and nobody confirmed in time. Within a work.
  ///
  /// @return whether there may be more
  boolean expire() throws StoreException {
    List<MessageId> over = tables.underway().over(loop.now(), EXPIRE_AT_ONCE);
    for (MessageId id : over) {
      tables.underway().remove(id);
      if (tables.messages().fail(id, FailureReason.EXPIRED)) {
        changed(id);
      }
    }
    return over.size() == EXPIRE_AT_ONCE;
  }

  /// I say nothing to a person any more; receipts stay owed in case that changes. Within a work.
  void giveUp(PersonId person) throws StoreException {
    for (MessageId id : delivery.drop(person)) {
      if (tables.messages().fail(id, FailureReason.BLOCKED)) {
        changed(id);
      }
    }
  }

  private void changed(MessageId id) throws StoreException {
    Optional<Message> message = tables.messages().find(id);
    if (message.isPresent()) {
      changed(message.get());
    }
  }

  private void changed(Message message) throws StoreException {
    teller.tell(new MessengerEvent.MessageChanged(message));
    teller.touchedIfNewest(message);
  }

  private void tell(PersonId person) {
    soon.remove(person);
    boolean reached = presence.reaches(person) || links.reachesByRelay(person);
    if (!reached || ledger.isClosed()) {
      return;
    }
    try {
      boolean more = ledger.write(() -> post(person, true) || post(person, false));
      if (more) {
        wake(person);
      }
    } catch (StoreException e) {
      LOG.warn("receipts wait: {}", e.reason());
      loop.schedule(AFTER_FAILURE, () -> wake(person));
    }
  }

  private boolean post(PersonId person, boolean read) throws StoreException {
    if (people.state(person) != ContactState.ACCEPTED) {
      return false;
    }
    List<MessageId> owed = tables.receipts().owed(person, read, ContentCodec.MAX_RECEIPT);
    if (!owed.isEmpty()) {
      Kind kind = read ? Kind.READ : Kind.DELIVERED;
      delivery.post(person, new Content.Receipt(kind, owed), Optional.empty());
      tables.receipts().settle(person, read, owed);
    }
    return owed.size() == ContentCodec.MAX_RECEIPT;
  }
}
