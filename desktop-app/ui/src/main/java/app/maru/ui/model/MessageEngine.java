package app.maru.ui.model;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
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
}
