package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.Nearby;
import app.maru.messaging.Self;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The engine: what one person says and hears on one device.
///
/// Every method may be called from any thread. Futures complete on the loop, after what they
/// promise is durable, and fail with [MessengerException] only.
@SuppressWarnings("DoNotCallSuggester")
public final class Messenger implements AutoCloseable {

  private Messenger() {}

  /// From now on `listener` is told, on the loop: first a snapshot, then every change in the order
  /// of commits.
  public void observe(Consumer<MessengerEvent> listener) {
    throw new UnsupportedOperationException(listener.toString());
  }

  /// Who I am.
  public Self self() {
    throw new UnsupportedOperationException();
  }

  /// Says `text` to somebody; to a person who is not a contact yet this is a request.
  public CompletableFuture<MessageId> send(PersonId to, String text) {
    throw new UnsupportedOperationException(to + text);
  }

  /// Says `text` in a conversation.
  public CompletableFuture<MessageId> send(ConversationId in, String text) {
    throw new UnsupportedOperationException(in + text);
  }

  /// Asks somebody to become a contact, without a word.
  public CompletableFuture<Void> request(PersonId person) {
    throw new UnsupportedOperationException(person.toString());
  }

  /// Agrees to somebody's request.
  public CompletableFuture<Void> accept(PersonId person) {
    throw new UnsupportedOperationException(person.toString());
  }

  /// Takes nothing more from somebody, who does not learn it.
  public CompletableFuture<Void> block(PersonId person) {
    throw new UnsupportedOperationException(person.toString());
  }

  /// Listens to somebody again.
  public CompletableFuture<Void> unblock(PersonId person) {
    throw new UnsupportedOperationException(person.toString());
  }

  /// I have seen this message and all of the other before it.
  public CompletableFuture<Void> read(MessageId upTo) {
    throw new UnsupportedOperationException(upTo.toString());
  }

  /// Everybody I know or who asked.
  public CompletableFuture<List<Contact>> contacts() {
    throw new UnsupportedOperationException();
  }

  /// Whose devices are linked now.
  public CompletableFuture<List<Nearby>> nearby() {
    throw new UnsupportedOperationException();
  }

  /// All conversations, the one with the newest message first.
  public CompletableFuture<List<Conversation>> conversations() {
    throw new UnsupportedOperationException();
  }

  /// A page of a conversation: the newest `limit` messages, or those before `before`; the oldest of
  /// the page first.
  public CompletableFuture<List<Message>> history(
      ConversationId id, Optional<MessageId> before, int limit) {
    throw new UnsupportedOperationException(id + before.toString() + limit);
  }

  /// Calls me otherwise from now on; contacts learn it.
  public CompletableFuture<Void> rename(String name) {
    throw new UnsupportedOperationException(name);
  }

  /// Closes the links, then stops. The database stays open: its opener closes it. Idempotent.
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
