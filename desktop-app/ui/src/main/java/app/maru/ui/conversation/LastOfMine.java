package app.maru.ui.conversation;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.ui.model.History;
import app.maru.ui.model.MessageEngine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Finds my last message of a conversation that can be written otherwise, also where another part
/// of it is loaded.
final class LastOfMine {
  /// So far back is looked: what was said before that is mended from its menu.
  static final int MOST = 1_000;

  /// What is looked through at once.
  static final int PAGE = 200;

  private LastOfMine() {}

  static CompletableFuture<Optional<Message>> in(MessageEngine engine, History history) {
    if (!history.isEnded() || history.messages().isEmpty()) {
      return before(engine, history.conversation(), Optional.empty(), MOST);
    }
    Optional<Message> loaded = newest(history.messages());
    return loaded.isPresent()
        ? CompletableFuture.completedFuture(loaded)
        : before(
            engine, history.conversation(), Optional.of(history.messages().getFirst().id()), MOST);
  }

  private static CompletableFuture<Optional<Message>> before(
      MessageEngine engine, ConversationId id, Optional<MessageId> before, int left) {
    return engine
        .history(id, before, PAGE)
        .thenCompose(page -> {
          Optional<Message> found = newest(page);
          boolean over = page.size() < PAGE || left <= PAGE;
          return found.isPresent() || over
              ? CompletableFuture.completedFuture(found)
              : before(engine, id, Optional.of(page.getFirst().id()), left - PAGE);
        });
  }

  private static Optional<Message> newest(List<Message> messages) {
    return messages.reversed().stream().filter(DeedsViewModel::isMineToChange).findFirst();
  }
}
