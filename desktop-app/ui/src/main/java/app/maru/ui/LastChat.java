package app.maru.ui;

import app.maru.messaging.ConversationId;
import app.maru.ui.chats.ChatsViewModel;
import app.maru.ui.model.ChatEngine;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Brings back the conversation that was open when the window was there last.
///
/// The engine keeps which it was, in its sealed database: whom one talks with is nobody's business.
final class LastChat {
  private LastChat() {}

  /// Opens it unless another is open already, and remembers what is open from then on.
  ///
  /// @return when that is done, or it can't be known which it was
  static CompletableFuture<Void> bringBack(Surroundings around, ChatsViewModel chats) {
    ChatEngine engine = around.engine().chats();
    return engine
        .shown()
        .exceptionally(_ -> Optional.empty())
        .thenAccept(last -> {
          last.filter(id -> around.model().conversation(id).isPresent())
              .filter(_ -> chats.selected().get().isEmpty())
              .ifPresent(id -> chats.selected().set(Optional.of(id)));
          chats.selected().addListener((_, _, now) -> remember(engine, now));
          if (!last.equals(chats.selected().get())) {
            remember(engine, chats.selected().get());
          }
        });
  }

  private static void remember(ChatEngine engine, Optional<ConversationId> open) {
    CompletableFuture<Void> _ = engine.show(open);
  }
}
