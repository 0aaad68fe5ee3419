package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.client.Client;
import app.maru.messaging.client.InviteLink;
import app.maru.messaging.client.NetworkReport;
import app.maru.messaging.engine.Messenger;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.ui.model.ChatEngine;
import app.maru.ui.model.Engine;
import app.maru.ui.model.MessageEngine;
import app.maru.ui.model.PeopleEngine;
import app.maru.ui.model.Reach;
import java.net.Inet6Address;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// The real engine: a [Client], its answers brought to the screen's thread.
final class ClientEngine implements Engine {
  private final Client client;
  private final Messenger messenger;
  private final Answers answers;
  private final Executor background;

  /// @param screen runs tasks on the screen's thread, in one order with the events
  /// @param background runs what may block
  ClientEngine(Client client, Executor screen, Executor background) {
    this.client = client;
    this.messenger = client.messenger();
    this.answers = new Answers(screen);
    this.background = background;
  }

  @Override
  public PeopleEngine people() {
    return new ClientPeople(messenger.people(), answers);
  }

  @Override
  public ChatEngine chats() {
    return new ClientChats(messenger.chats(), answers);
  }

  @Override
  public MessageEngine messages() {
    return new ClientMessages(messenger.messages(), answers);
  }

  @Override
  public CompletableFuture<Void> rename(String name) {
    return answers.here(messenger.rename(name));
  }

  @Override
  public CompletableFuture<PersonId> connect(String host, int port) {
    return answers.here(client.connect(host, port));
  }

  @Override
  public CompletableFuture<PersonId> connect(InviteLink invitation) {
    return answers.here(client.connect(invitation));
  }

  @Override
  public CompletableFuture<Void> addRelay(RelayInvitation relay) {
    return answers.here(messenger.addRelay(relay));
  }

  @Override
  public CompletableFuture<Void> removeRelay(RelayAddress relay) {
    return answers.here(messenger.removeRelay(relay));
  }

  @Override
  public CompletableFuture<List<RelayAddress>> foundRelays() {
    return answers.here(CompletableFuture.supplyAsync(client::foundRelays, background));
  }

  @Override
  public void refresh() {
    background.execute(client::refresh);
  }

  @Override
  public boolean looksForPeople() {
    return client.discovers();
  }

  @Override
  public void lookForPeople(boolean wanted) {
    client.discover(wanted);
  }

  @Override
  public CompletableFuture<NetworkReport> testNetwork() {
    return answers.here(client.testNetwork());
  }

  @Override
  public CompletableFuture<Reach> reach() {
    return answers.here(
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
  public <T> CompletableFuture<T> aside(Callable<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    background.execute(() -> {
      try {
        done.complete(work.call());
      } catch (Exception e) {
        done.completeExceptionally(e);
      }
    });
    return answers.here(done);
  }

  @Override
  public CompletableFuture<Void> changePassphrase(Optional<char[]> now, Optional<char[]> wanted) {
    return aside(
            () -> {
              try {
                client.changePassphrase(now, wanted);
                return true;
              } finally {
                now.ifPresent(secret -> Arrays.fill(secret, '\0'));
                wanted.ifPresent(secret -> Arrays.fill(secret, '\0'));
              }
            })
        .thenAccept(_ -> {});
  }

  @Override
  public boolean hasPassphrase() {
    return client.hasPassphrase();
  }
}
