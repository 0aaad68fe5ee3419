package app.maru.ui.model;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Hit;
import app.maru.messaging.Lifetime;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessageInfo;
import app.maru.messaging.Scheduled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What the screens ask about messages, as [Engine] promises it.
public interface MessageEngine {

  /// Says `text` to somebody; to a stranger this is a request.
  CompletableFuture<MessageId> send(PersonId to, String text);

  /// I have seen this message and all of the other before it.
  CompletableFuture<Void> read(MessageId upTo);

  /// The newest `limit` messages, or those before `before`; the oldest of the page first.
  CompletableFuture<List<Message>> history(
      ConversationId conversation, Optional<MessageId> before, int limit);

  /// Up to `limit` messages before one, itself, and up to `limit` after it, the oldest first; empty
  /// if it is not there.
  CompletableFuture<List<Message>> around(ConversationId conversation, MessageId middle, int limit);

  /// The messages right after one, the oldest first.
  CompletableFuture<List<Message>> onward(ConversationId conversation, MessageId after, int limit);

  /// Looks for messages, the newest first. Cancelling the future ends the search.
  ///
  /// @param within only in this conversation
  /// @param before only what stands before this position
  CompletableFuture<List<Hit>> search(
      String question, Optional<ConversationId> within, Optional<Long> before, int limit);

  /// Answers a message in its conversation.
  CompletableFuture<MessageId> reply(MessageId to, String text);

  /// Says to somebody what was said in some messages, marked as forwarded.
  CompletableFuture<Void> forward(List<MessageId> messages, PersonId to);

  /// Writes a message of mine otherwise.
  CompletableFuture<Void> edit(MessageId message, String text);

  /// Takes a message of mine back at everybody's.
  CompletableFuture<Void> retract(MessageId message);

  /// Removes messages from this device only.
  CompletableFuture<Void> remove(List<MessageId> messages);

  /// Puts these emoji of mine under a message, in the place of those before.
  CompletableFuture<Void> react(MessageId message, List<String> emoji);

  /// Everything known of a message; empty if it is not here.
  CompletableFuture<Optional<MessageInfo>> info(MessageId message);

  /// How long messages of a conversation live.
  CompletableFuture<Lifetime> lifetime(ConversationId in);

  /// From now on messages with somebody live this long; 0 for ever.
  CompletableFuture<Void> setLifetime(PersonId with, int seconds);

  /// Says something later, when this device runs then.
  ///
  /// @param reply the message it answers
  CompletableFuture<MessageId> schedule(
      PersonId to, String text, Instant at, Optional<MessageId> reply);

  /// Says something else later, or at another time.
  CompletableFuture<Void> reschedule(MessageId message, String text, Instant at);

  /// Does not say it.
  CompletableFuture<Void> unschedule(MessageId message);

  /// What waits for its time, the next one first.
  CompletableFuture<List<Scheduled>> scheduled();
}
