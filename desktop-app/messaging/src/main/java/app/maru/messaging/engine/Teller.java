package app.maru.messaging.engine;

import app.maru.messaging.ConversationId;
import app.maru.messaging.FaultReason;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the observers what changed, after the commit, in the order of the changes. On the loop.
final class Teller {
  private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

  private final Ledger ledger;
  private final Views views;
  private final List<Consumer<MessengerEvent>> observers = new ArrayList<>();
  private final Set<ConversationId> touched = new LinkedHashSet<>();

  Teller(Ledger ledger, Views views) {
    this.ledger = ledger;
    this.views = views;
    ledger.beforeFlush(this::tellTouched);
  }

  /// Adds an observer, who has just got a snapshot.
  void add(Consumer<MessengerEvent> observer) {
    observers.add(observer);
  }

  /// Tells an event when everything written so far is durable.
  void tell(MessengerEvent event) {
    ledger.thenTell(() -> now(event));
  }

  /// Tells how a conversation is, once for all that happened to it in this batch.
  void touched(ConversationId conversation) {
    touched.add(conversation);
    ledger.thenTell(() -> {});
  }

  /// Tells how a conversation is if this message is the one it shows.
  void touchedIfNewest(Message message) throws StoreException {
    if (views.isNewest(message)) {
      touched(message.conversation());
    }
  }

  /// Tells of a fault at once: faults are about what is not written.
  void fault(FaultReason reason) {
    now(new MessengerEvent.Fault(reason));
  }

  private void tellTouched() {
    if (touched.isEmpty()) {
      return;
    }
    List<ConversationId> conversations = List.copyOf(touched);
    touched.clear();
    ledger.thenTell(() -> {
      for (ConversationId id : conversations) {
        try {
          views
              .conversation(id)
              .ifPresent(view -> now(new MessengerEvent.ConversationChanged(view)));
        } catch (StoreException e) {
          LOG.warn("a conversation can't be read: {}", e.reason());
        }
      }
    });
  }

  /// Tells an event at once: within an effect, or when it says nothing of what is written.
  void now(MessengerEvent event) {
    for (Consumer<MessengerEvent> observer : List.copyOf(observers)) {
      try {
        observer.accept(event);
      } catch (RuntimeException e) {
        LOG.error("an observer failed", e);
      }
    }
  }
}
