package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FailureReason;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.Content.Kind;
import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Path;
import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receipts: owed with the message, told together a moment later, while the other can be reached.
///
/// A person I have not accepted is never told; what is owed waits. On the loop.
final class Receipts {
  /// Receipts are told together: short enough to feel at once, long enough to be few.
  static final Duration TOGETHER = Duration.ofMillis(40);

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
  private final Set<PersonId> soon = new HashSet<>();

  Receipts(Tables tables, Delivery delivery, People people, Around around) {
    this.tables = tables;
    this.ledger = around.ledger();
    this.delivery = delivery;
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
    if (presence.reaches(person) && soon.add(person)) {
      loop.schedule(TOGETHER, () -> tell(person));
    }
  }

  /// What became of messages of mine. Within a work.
  void heard(PersonId from, Content.Receipt receipt) throws StoreException {
    DeliveryState state =
        receipt.kind() == Kind.READ ? DeliveryState.READ : DeliveryState.DELIVERED;
    ConversationId conversation = ConversationId.with(from);
    for (MessageId id : receipt.messages()) {
      Optional<Message> message = tables.messages().find(id);
      if (message.isPresent()
          && message.get().mine()
          && message.get().conversation().equals(conversation)
          && tables.messages().advance(id, state, Optional.empty())) {
        changed(id);
      }
    }
  }

  /// Somebody else has custody of a message of mine. Within a work.
  void taken(MessageId id, Path path) throws StoreException {
    if (!tables.messages().advance(id, DeliveryState.SENT, Optional.of(path))) {
      tables.messages().setPath(id, path);
    }
    changed(id);
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
      teller.tell(new MessengerEvent.MessageChanged(message.get()));
      teller.touchedIfNewest(message.get());
    }
  }

  private void tell(PersonId person) {
    soon.remove(person);
    if (!presence.reaches(person) || ledger.isClosed()) {
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
