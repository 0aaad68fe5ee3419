package app.maru.ui;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FailureReason;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Nearby;
import app.maru.messaging.Route;
import app.maru.messaging.Self;
import app.maru.messaging.client.InviteLink;
import app.maru.p2p.Path;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.Reach;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An engine without a network or a disk: people and messages are invented, answers come at once.
///
/// Used on one thread: the screen's where there is one.
public final class InventedEngine implements Engine {
  /// What was asked of it.
  public final List<String> sent = new ArrayList<>();

  public final List<MessageId> read = new ArrayList<>();
  public final Map<ConversationId, String> drafts = new LinkedHashMap<>();
  public final List<String> calls = new ArrayList<>();

  /// Set to make the next answer a failure.
  public Optional<Exception> failure = Optional.empty();

  public boolean passphrase;
  public String link = "maru://person/" + "c0ffee".repeat(10) + "abcd?at=192.168.0.12:24816";

  private final ClientModel model;
  private final PersonId me = person(1);
  private final Map<ConversationId, List<Message>> messages = new HashMap<>();
  private final Map<ConversationId, Conversation> conversations = new HashMap<>();
  private final Map<PersonId, Nearby> nearby = new LinkedHashMap<>();
  private final Map<PersonId, Contact> contacts = new LinkedHashMap<>();
  private Instant now;
  private long lamport;
  private long nextMessage = 1;

  public InventedEngine(ClientModel model, Instant now) {
    this.model = model;
    this.now = now;
  }

  /// The person with this number.
  public static PersonId person(int number) {
    byte[] id = new byte[PersonId.SIZE];
    new java.util.Random(number).nextBytes(id);
    return PersonId.of(id);
  }

  /// Tells the first snapshot.
  public void begin(String myName) {
    byte[] device = new byte[DeviceId.SIZE];
    tell(
        new MessengerEvent.Snapshot(
            new Self(me, DeviceId.of(device), myName),
            List.copyOf(contacts.values()),
            List.copyOf(nearby.values()),
            List.copyOf(conversations.values()),
            List.of()));
    model.loadDrafts(this);
  }

  private void tell(MessengerEvent... events) {
    model.fold(List.of(events));
  }

  public void at(Instant time) {
    now = time;
  }

  public void appears(PersonId person, String name) {
    Nearby linked = new Nearby(person, name);
    nearby.put(person, linked);
    tell(new MessengerEvent.PersonAppeared(linked));
    route(person);
  }

  public void leaves(PersonId person) {
    nearby.remove(person);
    tell(new MessengerEvent.PersonLeft(person));
    route(person);
  }

  public void contact(PersonId person, String name, ContactState state) {
    Contact old = contacts.get(person);
    Contact changed = new Contact(person, name, state);
    contacts.put(person, changed);
    tell(
        new MessengerEvent.ContactChanged(
            changed, old == null ? ContactState.STRANGER : old.state()));
  }

  /// Somebody says something to me.
  public Message says(PersonId person, String text) {
    return add(person, person, text, DeliveryState.DELIVERED);
  }

  /// I said something that has come so far.
  public Message said(PersonId person, String text, DeliveryState state) {
    return add(person, me, text, state);
  }

  public void seenAll(PersonId person) {
    List<Message> all = messages.getOrDefault(ConversationId.with(person), new ArrayList<>());
    all.replaceAll(
        message -> message.mine() ? message : with(message, DeliveryState.READ, message.late()));
    refresh(person);
  }

  private Message add(PersonId person, PersonId from, String text, DeliveryState state) {
    ConversationId id = ConversationId.with(person);
    Message message =
        new Message(
            new MessageId(
                Bytes.of(ByteBuffer.allocate(MessageId.SIZE).putLong(nextMessage++).array())),
            id,
            from,
            from.equals(me),
            text,
            ++lamport,
            now,
            now,
            state,
            state == DeliveryState.QUEUED ? Optional.empty() : Optional.of(Path.DIRECT),
            false,
            failure(state));
    messages.computeIfAbsent(id, _ -> new ArrayList<>()).add(message);
    tell(new MessengerEvent.MessageAdded(message));
    refresh(person);
    return message;
  }

  public void changes(Message message, DeliveryState state) {
    replace(with(message, state, message.late()));
  }

  public void late(Message message) {
    replace(with(message, message.state(), true));
  }

  private void replace(Message changed) {
    messages
        .getOrDefault(changed.conversation(), new ArrayList<>())
        .replaceAll(old -> old.id().equals(changed.id()) ? changed : old);
    tell(new MessengerEvent.MessageChanged(changed));
  }

  private static Message with(Message message, DeliveryState state, boolean late) {
    return new Message(
        message.id(),
        message.conversation(),
        message.from(),
        message.mine(),
        message.text(),
        message.lamport(),
        message.sentAt(),
        message.arrivedAt(),
        state,
        message.path(),
        late,
        failure(state));
  }

  private static Optional<FailureReason> failure(DeliveryState state) {
    return Optional.of(FailureReason.EXPIRED).filter(_ -> state == DeliveryState.FAILED);
  }

  private String nameOf(PersonId person) {
    Contact known = contacts.get(person);
    Nearby met = nearby.get(person);
    return known != null ? known.name() : met != null ? met.name() : "?";
  }

  private void route(PersonId person) {
    if (conversations.containsKey(ConversationId.with(person))) {
      refresh(person);
    }
  }

  private void refresh(PersonId person) {
    ConversationId id = ConversationId.with(person);
    List<Message> all = messages.getOrDefault(id, List.of());
    List<Message> unread =
        all.stream()
            .filter(message -> !message.mine() && message.state() != DeliveryState.READ)
            .toList();
    Conversation talk =
        new Conversation(
            id,
            person,
            nameOf(person),
            all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()),
            unread.size(),
            unread.stream().findFirst().map(Message::id),
            nearby.containsKey(person) ? Route.DIRECT : Route.WAITING);
    conversations.put(id, talk);
    tell(new MessengerEvent.ConversationChanged(talk));
  }

  private <T> CompletableFuture<T> answer(T value) {
    Optional<Exception> failed = failure;
    failure = Optional.empty();
    return failed.isPresent()
        ? CompletableFuture.failedFuture(failed.get())
        : CompletableFuture.completedFuture(value);
  }

  @SuppressWarnings("NullAway")
  private CompletableFuture<Void> done(String call) {
    calls.add(call);
    return answer(null);
  }

  @Override
  public CompletableFuture<MessageId> send(PersonId to, String text) {
    sent.add(text);
    if (failure.isPresent()) {
      return answer(new MessageId(Bytes.of(new byte[MessageId.SIZE])));
    }
    if (!contacts.containsKey(to)) {
      contact(to, nameOf(to), ContactState.REQUESTED);
    }
    return answer(said(to, text, DeliveryState.QUEUED).id());
  }

  @Override
  public CompletableFuture<Void> accept(PersonId person) {
    contact(person, nameOf(person), ContactState.ACCEPTED);
    return done("accept");
  }

  @Override
  public CompletableFuture<Void> block(PersonId person) {
    contact(person, nameOf(person), ContactState.BLOCKED);
    return done("block");
  }

  @Override
  public CompletableFuture<Void> unblock(PersonId person) {
    contact(person, nameOf(person), ContactState.ACCEPTED);
    return done("unblock");
  }

  @Override
  public CompletableFuture<Void> read(MessageId upTo) {
    read.add(upTo);
    return done("read");
  }

  @Override
  public CompletableFuture<List<Message>> history(
      ConversationId conversation, Optional<MessageId> before, int limit) {
    calls.add("history");
    List<Message> all = messages.getOrDefault(conversation, List.of());
    int end = all.size();
    for (int at = 0; at < all.size(); at++) {
      if (before.isPresent() && all.get(at).id().equals(before.get())) {
        end = at;
      }
    }
    return answer(List.copyOf(all.subList(Math.max(0, end - limit), end)));
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
  public CompletableFuture<Map<ConversationId, String>> drafts() {
    return answer(Map.copyOf(drafts));
  }

  @Override
  public CompletableFuture<Void> saveDraft(ConversationId conversation, String text) {
    if (text.isEmpty()) {
      drafts.remove(conversation);
    } else {
      drafts.put(conversation, text);
    }
    return done("saveDraft");
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
  public void refresh() {
    calls.add("refresh");
  }

  @Override
  public CompletableFuture<Reach> reach() {
    return answer(new Reach(List.of("192.168.0.12:24816", "10.8.0.4:24816"), link));
  }

  @Override
  public boolean hasPassphrase() {
    return passphrase;
  }
}
