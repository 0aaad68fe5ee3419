package app.maru.ui.invented;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Draft;
import app.maru.messaging.Hit;
import app.maru.messaging.Keeping;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Quote;
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

/// The people and messages of an [InventedEngine], what is said, and how it answers.
///
/// Used on one thread: the screen's where there is one.
public class InventedWorld extends InventedFolk {
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

  final Map<ConversationId, Keeping> keepings = new HashMap<>();
  final Map<RelayAddress, Relay> relays = new LinkedHashMap<>();
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
