package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.client.Client;
import app.maru.messaging.client.InviteLink;
import app.maru.messaging.engine.Messenger;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.ui.model.Engine;
import app.maru.ui.model.Reach;
import java.net.Inet6Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// The real engine: a [Client], its answers brought to the screen's thread.
final class ClientEngine implements Engine {
  private final Client client;
  private final Messenger messenger;
  private final Executor screen;
  private final Executor background;

  /// @param screen runs tasks on the screen's thread, in one order with the events
  /// @param background runs what may block
  ClientEngine(Client client, Executor screen, Executor background) {
    this.client = client;
    this.messenger = client.messenger();
    this.screen = screen;
    this.background = background;
  }

  private <T> CompletableFuture<T> here(CompletableFuture<T> answer) {
    CompletableFuture<T> brought = new CompletableFuture<>();
    CompletableFuture<Void> _ =
        answer.handle((value, failure) -> {
          screen.execute(() -> {
            if (failure == null) {
              brought.complete(value);
            } else {
              brought.completeExceptionally(failure);
            }
          });
          return null;
        });
    return brought;
  }

  @Override
  public CompletableFuture<MessageId> send(PersonId to, String text) {
    return here(messenger.send(to, text));
  }

  @Override
  public CompletableFuture<Void> accept(PersonId person) {
    return here(messenger.accept(person));
  }

  @Override
  public CompletableFuture<Void> block(PersonId person) {
    return here(messenger.block(person));
  }

  @Override
  public CompletableFuture<Void> unblock(PersonId person) {
    return here(messenger.unblock(person));
  }

  @Override
  public CompletableFuture<Void> read(MessageId upTo) {
    return here(messenger.read(upTo));
  }

  @Override
  public CompletableFuture<List<Message>> history(
      ConversationId conversation, Optional<MessageId> before, int limit) {
    return here(messenger.history(conversation, before, limit));
  }

  @Override
  public CompletableFuture<Void> rename(String name) {
    return here(messenger.rename(name));
  }

  @Override
  public CompletableFuture<Map<ConversationId, String>> drafts() {
    return here(messenger.drafts());
  }

  @Override
  public CompletableFuture<Void> saveDraft(ConversationId conversation, String text) {
    return here(messenger.saveDraft(conversation, text));
  }

  @Override
  public CompletableFuture<PersonId> connect(String host, int port) {
    return here(client.connect(host, port));
  }

  @Override
  public CompletableFuture<PersonId> connect(InviteLink invitation) {
    return here(client.connect(invitation));
  }

  @Override
  public CompletableFuture<Void> addRelay(RelayInvitation relay) {
    return here(messenger.addRelay(relay));
  }

  @Override
  public CompletableFuture<Void> removeRelay(RelayAddress relay) {
    return here(messenger.removeRelay(relay));
  }

  @Override
  public CompletableFuture<List<RelayAddress>> foundRelays() {
    return here(CompletableFuture.supplyAsync(client::foundRelays, background));
  }

  @Override
  public void refresh() {
    background.execute(client::refresh);
  }

  @Override
  public CompletableFuture<Reach> reach() {
    return here(
        CompletableFuture.supplyAsync(
            () ->
                new Reach(
                    client.addresses().stream().map(ClientEngine::words).toList(), client.link()),
            background));
  }

  private static String words(Endpoint endpoint) {
    String host = endpoint.address().getHostAddress();
    return endpoint.address() instanceof Inet6Address
        ? "[" + host + "]:" + endpoint.port()
        : host + ":" + endpoint.port();
  }

  @Override
  public boolean hasPassphrase() {
    return client.hasPassphrase();
  }
}
