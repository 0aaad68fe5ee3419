package app.maru.ui;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Draft;
import app.maru.messaging.engine.ChatDesk;
import app.maru.ui.model.ChatEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Conversations of the real engine.
record ClientChats(ChatDesk chats, Answers answers) implements ChatEngine {

  @Override
  public CompletableFuture<Void> pin(ConversationId conversation, int place) {
    return answers.here(chats.pin(conversation, place));
  }

  @Override
  public CompletableFuture<Void> mute(ConversationId conversation, Duration time) {
    return answers.here(chats.mute(conversation, time));
  }

  @Override
  public CompletableFuture<Void> muteForEver(ConversationId conversation) {
    return answers.here(chats.muteForEver(conversation));
  }

  @Override
  public CompletableFuture<Void> archive(ConversationId conversation, boolean away) {
    return answers.here(chats.archive(conversation, away));
  }

  @Override
  public CompletableFuture<Void> mark(ConversationId conversation, boolean unread) {
    return answers.here(chats.mark(conversation, unread));
  }

  @Override
  public CompletableFuture<Void> delete(ConversationId conversation, boolean askOther) {
    return answers.here(chats.delete(conversation, askOther));
  }

  @Override
  public CompletableFuture<Void> keep(ConversationId conversation) {
    return answers.here(chats.keep(conversation));
  }

  @Override
  public CompletableFuture<Void> show(Optional<ConversationId> conversation) {
    return answers.here(chats.show(conversation));
  }

  @Override
  public CompletableFuture<Optional<ConversationId>> shown() {
    return answers.here(chats.shown());
  }

  @Override
  public CompletableFuture<Void> choseEmoji(String emoji) {
    return answers.here(chats.choseEmoji(emoji));
  }

  @Override
  public CompletableFuture<List<String>> chosenEmoji() {
    return answers.here(chats.chosenEmoji());
  }

  @Override
  public CompletableFuture<Map<ConversationId, Draft>> drafts() {
    return answers.here(chats.drafts());
  }

  @Override
  public CompletableFuture<Void> saveDraft(ConversationId conversation, Draft draft) {
    return answers.here(chats.saveDraft(conversation, draft));
  }
}
