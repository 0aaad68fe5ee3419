package app.maru.ui;

import app.maru.messaging.ConversationId;
import app.maru.ui.model.ChatEngine;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// What is asked about invented conversations.
record InventedChats(InventedWorld world) implements ChatEngine {

  @Override
  public CompletableFuture<Map<ConversationId, String>> drafts() {
    return world.answer(Map.copyOf(world.drafts));
  }

  @Override
  public CompletableFuture<Void> saveDraft(ConversationId conversation, String text) {
    if (text.isEmpty()) {
      world.drafts.remove(conversation);
    } else {
      world.drafts.put(conversation, text);
    }
    return world.done("saveDraft");
  }
}
