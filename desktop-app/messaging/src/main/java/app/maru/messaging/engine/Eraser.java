package app.maru.messaging.engine;

import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.store.Conversations;
import app.maru.messaging.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Removes messages from this device, with everything that hangs on them.
///
/// Only the name stays, so that what is said again does not come back. Every method is called
/// within a work. On the loop.
final class Eraser {
  /// How long a message that went by itself is not taken again: longer than any mail lives.
  static final Duration FADED_FOR = Duration.ofDays(60);

  /// Who removed a message never wants to see it again.
  private static final Instant EVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final Tables tables;
  private final Delivery delivery;
  private final Teller teller;

  Eraser(Tables tables, Delivery delivery, Teller teller) {
    this.tables = tables;
    this.delivery = delivery;
    this.teller = teller;
  }

  /// I don't want to see a message any more.
  void erase(Message message) throws StoreException {
    erase(message, EVER);
  }

  /// The time of a message is over.
  void fade(MessageId id, Instant now) throws StoreException {
    tables.fates().lifetimes().remove(id);
    Optional<Message> message = tables.messages().find(id);
    if (message.isPresent()) {
      erase(message.get(), now.plus(FADED_FOR));
    }
  }

  /// Nothing of what a message said stays, but that there was one.
  void empty(Message message) throws StoreException {
    withdraw(message);
    tables.messages().retract(message.id());
    tables.fates().versions().remove(message.id());
    tables.fates().reactions().remove(message.id());
  }

  private void erase(Message message, Instant until) throws StoreException {
    MessageId id = message.id();
    withdraw(message);
    boolean wasUnread = tables.unread().remove(message);
    removeRows(id);
    tables.fates().gone().add(id, until);
    long newest = tables.messages().newestNumber(message.conversation());
    tables.conversations().removed(message.conversation(), newest, wasUnread);
    teller.tell(new MessengerEvent.MessageRemoved(message.conversation(), id));
    teller.touched(message.conversation());
  }

  /// Removes what is written about a message, and says nothing of it.
  void removeRows(MessageId id) throws StoreException {
    tables.messages().remove(id);
    tables.underway().remove(id);
    tables.fates().versions().remove(id);
    tables.fates().reactions().remove(id);
    tables.fates().steps().remove(id);
    tables.fates().lifetimes().remove(id);
  }

  private void withdraw(Message message) throws StoreException {
    if (message.mine()) {
      Optional<Conversations.Row> row = tables.conversations().find(message.conversation());
      if (row.isPresent()) {
        delivery.withdraw(row.get().person(), message.id());
      }
      tables.underway().remove(message.id());
    }
  }
}
