package app.maru.ui;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.messaging.About;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Draft;
import app.maru.messaging.Hit;
import app.maru.messaging.Keeping;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Nearby;
import app.maru.messaging.PresenceState;
import app.maru.messaging.Quote;
import app.maru.messaging.Regard;
import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.messaging.Route;
import app.maru.messaging.Self;
import app.maru.messaging.Sharing;
import app.maru.messaging.Traits;
import app.maru.p2p.Path;
import app.maru.p2p.relay.RelayAddress;
import app.maru.ui.model.ClientModel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/// The people and messages of an [InventedEngine], and what happens to them.
///
/// Used on one thread: the screen's where there is one.
public class InventedWorld extends InventedFates {
  /// What was asked of it.
  public final List<String> sent = new ArrayList<>();

  public final List<MessageId> read = new ArrayList<>();

  /// Which conversation was open last.
  public Optional<ConversationId> shown = Optional.empty();

  public final Map<ConversationId, Draft> drafts = new LinkedHashMap<>();
  public final List<String> calls = new ArrayList<>();

  /// Relays heard before anybody asked.
  public final List<RelayAddress> found = new ArrayList<>();

  /// Set to make the next answer a failure.
  public Optional<Exception> failure = Optional.empty();

  /// Set to keep all answers waiting.
  public CompletableFuture<Boolean> held = CompletableFuture.completedFuture(true);

  /// Set to keep searches waiting.
  public Optional<CompletableFuture<List<Hit>>> searching = Optional.empty();

  /// Whether a passphrase protects the profile.
  public boolean passphrase;

  /// What contacts nearby are told of me.
  final Set<Sharing> shared = EnumSet.complementOf(EnumSet.of(Sharing.TYPING));

  /// Whether it behaves as people do, or stands still for a test.
  boolean lively;

  public String link = "maru://person/" + "c0ffee".repeat(10) + "abcd?at=192.168.0.12:24816";

  /// Who I am.
  public final PersonId me = person(1);

  final Map<ConversationId, Keeping> keepings = new HashMap<>();
  final Map<PersonId, Nearby> nearby = new LinkedHashMap<>();
  final Map<PersonId, Contact> contacts = new LinkedHashMap<>();
  final Map<RelayAddress, Relay> relays = new LinkedHashMap<>();
  final Map<PersonId, Bytes> pictures = new HashMap<>();
  String myStatus = "";
  Optional<Bytes> myPicture = Optional.empty();
  private final Map<PersonId, Route> routes = new HashMap<>();
  private final Instant begun;
  private InstantSource time;
  private long lamport;
  private long nextMessage = 1;

  InventedWorld(ClientModel model, Instant now) {
    super(model);
    this.begun = now;
    this.time = InstantSource.fixed(now);
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
            List.copyOf(relays.values())));
  }

  /// Things stand so with one of my relays.
  public void relay(RelayAddress address, RelayState state) {
    Relay relay = new Relay(address, state);
    relays.put(address, relay);
    tell(new MessengerEvent.RelayChanged(relay));
  }

  /// A relay of this network is heard.
  public void relayFound(RelayAddress relay) {
    tell(new MessengerEvent.RelayFound(relay));
  }

  /// Mail of an absence comes in.
  public void catchesUp(int done, int total) {
    tell(new MessengerEvent.CatchingUp(done, total));
  }

  /// The next message to this person would travel so.
  public void route(PersonId person, Route route) {
    routes.put(person, route);
    refresh(person);
  }

  public void at(Instant time) {
    this.time = InstantSource.fixed(time);
  }

  /// It is so many minutes before the beginning.
  public void ago(long minutes) {
    at(begun.minus(Duration.ofMinutes(minutes)));
  }

  /// From now on time passes, what I write arrives, and what I see is read.
  public void live(InstantSource clock) {
    time = clock;
    lively = true;
  }

  final Instant now() {
    return time.instant();
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
    Contact fresh = new Contact(person, name, state);
    Contact changed = old == null ? fresh : fresh.regarded(old.regard()).known(old.about());
    contacts.put(person, changed);
    tell(
        new MessengerEvent.ContactChanged(
            changed, old == null ? ContactState.STRANGER : old.state()));
  }

  /// Somebody tells whether they are there.
  public void isThere(PersonId person, PresenceState state) {
    tell(new MessengerEvent.PresenceChanged(person, state));
  }

  /// Somebody writes to me, or has stopped.
  public void writes(PersonId person, boolean now) {
    tell(new MessengerEvent.TypingChanged(person, now));
  }

  /// I regard somebody like this from now on.
  public void regards(PersonId person, UnaryOperator<Regard> change) {
    Contact old =
        contacts.getOrDefault(person, new Contact(person, nameOf(person), ContactState.STRANGER));
    Contact changed = old.regarded(change.apply(old.regard()));
    contacts.put(person, changed);
    tell(new MessengerEvent.ContactChanged(changed, old.state()));
    route(person);
  }

  /// A contact shows this of themselves from now on.
  public void shows(PersonId person, About about) {
    Contact old = Objects.requireNonNull(contacts.get(person));
    contacts.put(person, old.known(about));
    tell(new MessengerEvent.ContactChanged(old.known(about), old.state()));
  }

  /// A contact, or I, show this picture from now on.
  public void shows(PersonId person, Bytes png) {
    pictures.put(person, png);
    if (person.equals(me)) {
      myself(myStatus, Optional.of(png));
    } else {
      shows(person, new About("", Optional.of(hash(png)), Optional.empty()));
    }
  }

  void myself(String status, Optional<Bytes> picture) {
    myStatus = status;
    myPicture = picture;
    picture.ifPresentOrElse(png -> pictures.put(me, png), () -> pictures.remove(me));
    tell(
        new MessengerEvent.SelfChanged(
            new Self(
                me,
                DeviceId.of(new byte[DeviceId.SIZE]),
                model.myName().get(),
                status,
                picture.map(InventedWorld::hash))));
  }

  private static Bytes hash(Bytes png) {
    byte[] hash = new byte[PersonId.SIZE];
    new java.util.Random(png.hashCode()).nextBytes(hash);
    return Bytes.of(hash);
  }

  /// Somebody says something to me.
  public Message says(PersonId person, String text) {
    return add(person, person, text, DeliveryState.DELIVERED, Traits.NONE);
  }

  /// I said something that has come so far.
  public Message said(PersonId person, String text, DeliveryState state) {
    return add(person, me, text, state, Traits.NONE);
  }

  /// I answered something.
  public Message said(PersonId person, String text, DeliveryState state, Optional<Message> quoted) {
    return add(person, me, text, state, Traits.NONE.quoting(quoted.map(Quote::of)));
  }

  /// Somebody answered something.
  public Message answers(PersonId person, String text, Message quoted) {
    return add(
        person,
        person,
        text,
        DeliveryState.DELIVERED,
        Traits.NONE.quoting(Optional.of(Quote.of(quoted))));
  }

  /// I forwarded something.
  public Message forwarded(PersonId person, String text) {
    return add(
        person,
        me,
        text,
        DeliveryState.QUEUED,
        new Traits(Optional.empty(), true, 0, false, List.of(), 0));
  }

  /// I have seen all that somebody said.
  public void seenAll(PersonId person) {
    List<Message> all = messages.getOrDefault(ConversationId.with(person), new ArrayList<>());
    all.replaceAll(message ->
        message.mine()
            ? message
            : InventedMessages.with(message, DeliveryState.READ, message.late()));
    refresh(person);
  }

  private Message add(
      PersonId person, PersonId from, String text, DeliveryState state, Traits traits) {
    ConversationId id = ConversationId.with(person);
    // Whatever is said later is later, also while time stands still.
    Instant moment = now().plusNanos(++lamport);
    Message message =
        new Message(
            new MessageId(
                Bytes.of(ByteBuffer.allocate(MessageId.SIZE).putLong(nextMessage++).array())),
            id,
            from,
            from.equals(me),
            text,
            lamport,
            moment,
            moment,
            state,
            state == DeliveryState.QUEUED ? Optional.empty() : Optional.of(path(person)),
            false,
            InventedMessages.failure(state),
            traits);
    messages.computeIfAbsent(id, _ -> new ArrayList<>()).add(message);
    tell(new MessengerEvent.MessageAdded(message));
    refresh(person);
    return message;
  }

  private Path path(PersonId person) {
    return routes.get(person) == Route.RELAY ? Path.RELAY : Path.DIRECT;
  }

  public void changes(Message message, DeliveryState state) {
    replace(InventedMessages.with(message, state, message.late()));
  }

  public void late(Message message) {
    replace(InventedMessages.with(message, message.state(), true));
  }

  final String nameOf(PersonId person) {
    Contact known = contacts.get(person);
    Nearby met = nearby.get(person);
    return known != null ? known.name() : met != null ? met.name() : person.toString();
  }

  private String shownName(PersonId person) {
    Contact known = contacts.get(person);
    return known != null ? known.shownName() : nameOf(person);
  }

  private void route(PersonId person) {
    if (conversations.containsKey(ConversationId.with(person))) {
      refresh(person);
    }
  }

  /// I keep the conversation with somebody like this from now on.
  public void keeps(PersonId person, UnaryOperator<Keeping> change) {
    ConversationId id = ConversationId.with(person);
    keepings.put(id, change.apply(keepings.getOrDefault(id, Keeping.PLAIN)));
    refresh(person);
  }

  final PersonId personOf(ConversationId id) {
    return Objects.requireNonNull(conversations.get(id)).with();
  }

  /// A conversation is gone.
  final void deleted(ConversationId id) {
    conversations.remove(id);
    messages.remove(id);
    drafts.remove(id);
    tell(new MessengerEvent.ConversationRemoved(id));
  }

  @Override
  final void refresh(PersonId person) {
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
            person.equals(me) ? "" : shownName(person),
            all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()),
            unread.size(),
            unread.stream().findFirst().map(Message::id),
            person.equals(me)
                ? Route.HERE
                : routes.getOrDefault(
                    person, nearby.containsKey(person) ? Route.DIRECT : Route.WAITING),
            keepings.getOrDefault(id, Keeping.PLAIN));
    conversations.put(id, talk);
    tell(new MessengerEvent.ConversationChanged(talk));
  }

  final <T> CompletableFuture<T> answer(T value) {
    Optional<Exception> failed = failure;
    failure = Optional.empty();
    return failed.isPresent()
        ? CompletableFuture.failedFuture(failed.get())
        : held.thenApply(_ -> value);
  }

  @SuppressWarnings("NullAway")
  final CompletableFuture<Void> done(String call) {
    calls.add(call);
    return answer(null);
  }
}
