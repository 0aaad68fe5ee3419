package app.maru.ui.model;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.client.InviteLink;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What the screens ask of an open profile.
///
/// Called on the screen's thread; every method returns at once. Futures complete on the screen's
/// thread too, in one order with the batches that [ClientModel] folds, so an answer is never older
/// than what the model already knows. They fail with `MessengerException` or `ClientException`.
public interface Engine {

  /// Says `text` to somebody; to a stranger this is a request.
  CompletableFuture<MessageId> send(PersonId to, String text);

  /// Agrees to somebody's request.
  CompletableFuture<Void> accept(PersonId person);

  /// Takes nothing more from somebody, who does not learn it.
  CompletableFuture<Void> block(PersonId person);

  /// Listens to somebody again.
  CompletableFuture<Void> unblock(PersonId person);

  /// I have seen this message and all of the other before it.
  CompletableFuture<Void> read(MessageId upTo);

  /// The newest `limit` messages, or those before `before`; the oldest of the page first.
  CompletableFuture<List<Message>> history(
      ConversationId conversation, Optional<MessageId> before, int limit);

  /// Calls me otherwise from now on.
  CompletableFuture<Void> rename(String name);

  /// Everything begun and not sent.
  CompletableFuture<Map<ConversationId, String>> drafts();

  /// Keeps what was begun in a conversation; an empty text forgets it.
  CompletableFuture<Void> saveDraft(ConversationId conversation, String text);

  /// Dials an address or host name; then that person is nearby.
  CompletableFuture<PersonId> connect(String host, int port);

  /// Follows an invitation; then its person is nearby.
  CompletableFuture<PersonId> connect(InviteLink invitation);

  /// Has mail kept for me by one more relay.
  CompletableFuture<Void> addRelay(RelayInvitation relay);

  /// Takes nothing more from a relay and has it forget me.
  CompletableFuture<Void> removeRelay(RelayAddress relay);

  /// Relays heard on this network that are not used yet.
  CompletableFuture<List<RelayAddress>> foundRelays();

  /// Looks for people again and tells them of this device, at once.
  void refresh();

  /// Where this device can be reached now.
  CompletableFuture<Reach> reach();

  /// Whether a passphrase protects the profile.
  boolean hasPassphrase();
}
