package app.maru.ui.model;

import app.maru.messaging.ConversationId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// What the screens ask about conversations, as [Engine] promises it.
public interface ChatEngine {

  /// Everything begun and not sent.
  CompletableFuture<Map<ConversationId, String>> drafts();

  /// Keeps what was begun in a conversation; an empty text forgets it.
  CompletableFuture<Void> saveDraft(ConversationId conversation, String text);
}
