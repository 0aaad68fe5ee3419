package app.maru.ui;

import app.maru.messaging.ConversationId;
import app.maru.messaging.engine.ChatDesk;
import app.maru.ui.model.ChatEngine;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Conversations of the real engine.
record ClientChats(ChatDesk chats, Answers answers) implements ChatEngine {

  @Override
  public CompletableFuture<Map<ConversationId, String>> drafts() {
    return answers.here(chats.drafts());
  }

  @Override
  public CompletableFuture<Void> saveDraft(ConversationId conversation, String text) {
    return answers.here(chats.saveDraft(conversation, text));
  }
}
