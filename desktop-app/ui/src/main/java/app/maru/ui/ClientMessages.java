package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.engine.MessageDesk;
import app.maru.ui.model.MessageEngine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Messages of the real engine.
record ClientMessages(MessageDesk messages, Answers answers) implements MessageEngine {

  @Override
  public CompletableFuture<MessageId> send(PersonId to, String text) {
    return answers.here(messages.send(to, text));
  }

  @Override
  public CompletableFuture<Void> read(MessageId upTo) {
    return answers.here(messages.read(upTo));
  }

  @Override
  public CompletableFuture<List<Message>> history(
      ConversationId conversation, Optional<MessageId> before, int limit) {
    return answers.here(messages.history(conversation, before, limit));
  }
}
