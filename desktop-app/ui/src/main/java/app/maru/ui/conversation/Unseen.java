package app.maru.ui.conversation;

import app.maru.messaging.Conversation;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.History;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// The messages of the other that nobody has seen yet.
final class Unseen {
  /// So many that wait are more than a screen shows; fewer are read as they come.
  static final int MANY = 10;

  private final Engine engine;
  private final ClientModel model;
  private final History history;
  private final Executor soon;
  private final Set<MessageId> seen = new HashSet<>();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private Optional<MessageId> oldest = Optional.empty();
  private Optional<MessageId> newest = Optional.empty();
  private Optional<MessageId> burst = Optional.empty();
  private int came;

  /// @param soon runs a task on the screen's thread after a pause
  Unseen(Engine engine, ClientModel model, History history, Executor soon) {
    this.engine = engine;
    this.model = model;
    this.history = history;
    this.soon = soon;
  }

  /// Looks through what is loaded now.
  void refresh() {
    Optional<MessageId> before = newest;
    count();
    if (newest.isPresent() && !newest.equals(before)) {
      burst = burst.or(() -> oldest);
      int mine = ++came;
      soon.execute(() -> {
        if (mine == came) {
          burst = Optional.empty();
        }
      });
    }
  }

  private void count() {
    oldest = Optional.empty();
    newest = Optional.empty();
    if (!history.isEnded()) {
      count.set(model.conversation(history.conversation()).map(Conversation::unread).orElse(0));
      return;
    }
    int unread = 0;
    for (Message message : history.messages().reversed()) {
      if (!message.mine()) {
        if (message.state() == DeliveryState.READ || seen.contains(message.id())) {
          break;
        }
        unread++;
        oldest = Optional.of(message.id());
        newest = newest.or(() -> oldest);
      }
    }
    count.set(unread);
  }

  /// Where reading goes on: the oldest that nobody has seen or, while one comes after another, the
  /// first of those, because what scrolls by has not been read.
  Optional<MessageId> first() {
    return burst.or(() -> oldest);
  }

  /// Whether the mail of an absence comes in.
  boolean isMuchComing() {
    return model.relays().catchUp().filter(now -> now.total() >= MANY).isPresent();
  }

  /// The person goes past all of them.
  void pass() {
    burst = Optional.empty();
  }

  /// The person can see this message, and everything above it.
  void saw(Message lowest) {
    history.messages().reversed().stream()
        .dropWhile(message -> !message.id().equals(lowest.id()))
        .filter(message -> !message.mine())
        .findFirst()
        .filter(message -> message.state() != DeliveryState.READ)
        .filter(message -> seen.add(message.id()))
        .ifPresent(message -> {
          CompletableFuture<Void> _ =
              engine
                  .messages()
                  .read(message.id())
                  .exceptionally(_ -> {
                    seen.remove(message.id());
                    return null;
                  });
          count();
        });
  }

  /// How many there are.
  ReadOnlyIntegerProperty number() {
    return count.getReadOnlyProperty();
  }
}
