package app.maru.ui.invented;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.RelayState;
import app.maru.messaging.Scheduled;
import app.maru.messaging.Self;
import app.maru.messaging.client.ClientException;
import app.maru.messaging.client.InviteLink;
import app.maru.messaging.client.NetworkReport;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.ui.model.ChatEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.MessageEngine;
import app.maru.ui.model.PeopleEngine;
import app.maru.ui.model.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/// An engine without a network or a disk: people and messages are invented, answers come at once.
///
/// Used on one thread: the screen's where there is one.
public final class InventedEngine extends InventedWorld implements Engine {
  /// Whether people are looked for.
  public boolean looks = true;

  /// The passphrase, if there is one.
  public String secret = "";

  /// What a test of the network answers, and when.
  public CompletableFuture<NetworkReport> network =
      CompletableFuture.completedFuture(InventedNetworks.well());

  public InventedEngine(ClientModel model, Instant now) {
    super(model, now);
  }

  @Override
  public void begin(String myName) {
    super.begin(myName);
    model.loadDrafts(this);
  }

  /// Says what was planned, if its time has come.
  void sayPlanned() {
    for (Scheduled plan : List.copyOf(plans)) {
      if (!plan.at().isAfter(now())) {
        unplans(plan.id());
        CompletableFuture<MessageId> _ =
            plan.reply().isPresent()
                ? messages().reply(plan.reply().get(), plan.text())
                : messages().send(plan.to(), plan.text());
      }
    }
  }

  @Override
  public PeopleEngine people() {
    return new InventedPeople(this);
  }

  @Override
  public ChatEngine chats() {
    return new InventedChats(this);
  }

  @Override
  public MessageEngine messages() {
    return new InventedTalk(this);
  }

  @Override
  public CompletableFuture<Void> rename(String name) {
    if (failure.isEmpty()) {
      tell(
          new MessengerEvent.SelfChanged(new Self(me, DeviceId.of(new byte[DeviceId.SIZE]), name)));
    }
    return done("rename");
  }

  @Override
  public CompletableFuture<PersonId> connect(String host, int port) {
    calls.add("connect " + host + " " + port);
    if (failure.isEmpty()) {
      appears(person(99), "Found");
    }
    return answer(person(99));
  }

  @Override
  public CompletableFuture<PersonId> connect(InviteLink invitation) {
    calls.add("connect " + invitation.person());
    if (failure.isEmpty()) {
      appears(invitation.person(), "Invited");
    }
    return answer(invitation.person());
  }

  @Override
  public CompletableFuture<Void> addRelay(RelayInvitation relay) {
    if (failure.isEmpty()) {
      relay(relay.relay(), RelayState.CONNECTING);
    }
    return done("addRelay " + relay);
  }

  @Override
  public CompletableFuture<Void> removeRelay(RelayAddress relay) {
    if (failure.isEmpty()) {
      relays.remove(relay);
      tell(new MessengerEvent.RelayRemoved(relay));
    }
    return done("removeRelay " + relay.place());
  }

  @Override
  public CompletableFuture<List<RelayAddress>> foundRelays() {
    return answer(List.copyOf(found));
  }

  @Override
  public void refresh() {
    calls.add("refresh");
  }

  @Override
  public boolean looksForPeople() {
    return looks;
  }

  @Override
  public void lookForPeople(boolean wanted) {
    looks = wanted;
    calls.add("look " + wanted);
  }

  @Override
  public CompletableFuture<NetworkReport> testNetwork() {
    calls.add("test");
    return network;
  }

  @Override
  public CompletableFuture<Reach> reach() {
    return answer(new Reach(List.of("192.168.0.12:24816", "10.8.0.4:24816"), link));
  }

  @Override
  public <T> CompletableFuture<T> aside(Callable<T> work) {
    try {
      return CompletableFuture.completedFuture(work.call());
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public CompletableFuture<Void> changePassphrase(Optional<char[]> now, Optional<char[]> wanted) {
    if (passphrase && !now.map(String::new).equals(Optional.of(secret))) {
      failure = Optional.of(new ClientException(ClientException.Reason.WRONG_PASSPHRASE));
    }
    if (failure.isEmpty()) {
      passphrase = wanted.isPresent();
      secret = wanted.map(String::new).orElse("");
    }
    return done("changePassphrase " + wanted.isPresent());
  }

  @Override
  public boolean hasPassphrase() {
    return passphrase;
  }
}
