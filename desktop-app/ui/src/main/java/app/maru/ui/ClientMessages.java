package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Hit;
import app.maru.messaging.Lifetime;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessageInfo;
import app.maru.messaging.Scheduled;
import app.maru.messaging.engine.MessageDesk;
import app.maru.ui.model.MessageEngine;
import java.time.Instant;
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

  @Override
  public CompletableFuture<List<Message>> around(
      ConversationId conversation, MessageId middle, int limit) {
    return answers.here(messages.around(conversation, middle, limit));
  }

  @Override
  public CompletableFuture<List<Message>> onward(
      ConversationId conversation, MessageId after, int limit) {
    return answers.here(messages.onward(conversation, after, limit));
  }

  @Override
  public CompletableFuture<List<Hit>> search(
      String question, Optional<ConversationId> within, Optional<Long> before, int limit) {
    CompletableFuture<List<Hit>> asked = messages.search(question, within, before, limit);
    CompletableFuture<List<Hit>> here = answers.here(asked);
    var _ =
        here.whenComplete((_, _) -> {
          if (here.isCancelled()) {
            asked.cancel(false);
          }
        });
    return here;
  }

  @Override
  public CompletableFuture<MessageId> reply(MessageId to, String text) {
    return answers.here(messages.reply(to, text));
  }

  @Override
  public CompletableFuture<Void> forward(List<MessageId> messages, PersonId to) {
    return answers.here(this.messages.forward(messages, to));
  }

  @Override
  public CompletableFuture<Void> edit(MessageId message, String text) {
    return answers.here(messages.edit(message, text));
  }

  @Override
  public CompletableFuture<Void> retract(MessageId message) {
    return answers.here(messages.retract(message));
  }

  @Override
  public CompletableFuture<Void> remove(List<MessageId> messages) {
    return answers.here(this.messages.remove(messages));
  }

  @Override
  public CompletableFuture<Void> react(MessageId message, List<String> emoji) {
    return answers.here(messages.react(message, emoji));
  }

  @Override
  public CompletableFuture<Optional<MessageInfo>> info(MessageId message) {
    return answers.here(messages.info(message));
  }

  @Override
  public CompletableFuture<Lifetime> lifetime(ConversationId in) {
    return answers.here(messages.lifetime(in));
  }

  @Override
  public CompletableFuture<Void> setLifetime(PersonId with, int seconds) {
    return answers.here(messages.setLifetime(with, seconds));
  }

  @Override
  public CompletableFuture<MessageId> schedule(
      PersonId to, String text, Instant at, Optional<MessageId> reply) {
    return answers.here(messages.schedule(to, text, at, reply));
  }

  @Override
  public CompletableFuture<Void> reschedule(MessageId message, String text, Instant at) {
    return answers.here(messages.reschedule(message, text, at));
  }

  @Override
  public CompletableFuture<Void> unschedule(MessageId message) {
    return answers.here(messages.unschedule(message));
  }

  @Override
  public CompletableFuture<List<Scheduled>> scheduled() {
    return answers.here(messages.scheduled());
  }
}
