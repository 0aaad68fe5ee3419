package app.maru.ui.model;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.About;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Draft;
import app.maru.messaging.FaultReason;
import app.maru.messaging.Lifetime;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Nearby;
import app.maru.messaging.PresenceState;
import app.maru.messaging.Regard;
import app.maru.messaging.Self;
import app.maru.messaging.policy.Administered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Everything the screens show, folded from the engine's events: the only bridge between the two.
///
/// Lives on the screen's thread. [#revision] moves once a batch, so a screen redraws once however
/// much has happened.
public final class ClientModel {
  /// Troubles that last until the engine says otherwise.
  private static final Set<FaultReason> OF_THE_NETWORK =
      EnumSet.of(FaultReason.NO_INTERFACE, FaultReason.PORT_TAKEN, FaultReason.CANT_LISTEN);

  private final Map<PersonId, Contact> contacts = new HashMap<>();
  private final Map<PersonId, Nearby> nearby = new HashMap<>();
  private final Map<ConversationId, Conversation> conversations = new HashMap<>();
  private final Map<PersonId, PresenceState> presence = new HashMap<>();
  private final Set<PersonId> typing = new HashSet<>();
  private final Map<ConversationId, Draft> drafts = new HashMap<>();
  private final Map<ConversationId, Lifetime> lifetimes = new HashMap<>();
  private final Set<FaultReason> faults = EnumSet.noneOf(FaultReason.class);
  private final RelayBook relays = new RelayBook();
  private final Refusals refusals = new Refusals(this::moved);
  private final ReadOnlyStringWrapper myName = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private Administered administered = Administered.NOTHING;
  private final List<Consumer<List<MessengerEvent>>> listeners = new ArrayList<>();
  private Optional<Self> me = Optional.empty();
  private Optional<History> open = Optional.empty();
  private long plans;

  /// Takes a batch of events, in their order.
  public void fold(List<MessengerEvent> batch) {
    batch.forEach(this::fold);
    moved();
    listeners.forEach(listener -> listener.accept(batch));
  }

  /// Has `listener` told every batch once it is folded.
  public void listen(Consumer<List<MessengerEvent>> listener) {
    listeners.add(listener);
  }

  private void fold(MessengerEvent event) {
    switch (event) {
      case MessengerEvent.Snapshot(var self, var people, var near, var talks, var mine) -> {
        myself(self);
        contacts.clear();
        people.forEach(contact -> contacts.put(contact.person(), contact));
        nearby.clear();
        near.forEach(person -> nearby.put(person.person(), person));
        conversations.clear();
        talks.forEach(talk -> conversations.put(talk.id(), talk));
        relays.snapshot(mine);
        ready.set(true);
      }
      case MessengerEvent.SelfChanged(var self) -> myself(self);
      case MessengerEvent.PersonAppeared(var person) -> nearby.put(person.person(), person);
      case MessengerEvent.PersonLeft(var person) -> nearby.remove(person);
      case MessengerEvent.PresenceChanged(var person, var state) -> presence.put(person, state);
      case MessengerEvent.TypingChanged(var person, boolean writes) -> {
        if (writes) {
          typing.add(person);
        } else {
          typing.remove(person);
        }
      }
      case MessengerEvent.ContactChanged(var contact, _) -> contacts.put(contact.person(), contact);
      case MessengerEvent.ConversationChanged(var talk) -> conversations.put(talk.id(), talk);
      case MessengerEvent.ConversationRemoved(var id) -> {
        conversations.remove(id);
        drafts.remove(id);
      }
      case MessengerEvent.MessageAdded(var message) -> inOpen(message, true);
      case MessengerEvent.MessageChanged(var message) -> inOpen(message, false);
      case MessengerEvent.MessageRevised(var message) -> inOpen(message, false);
      case MessengerEvent.MessageRemoved(var talk, var message) -> removed(talk, message);
      case MessengerEvent.LifetimeChanged(var talk, var lifetime) -> lifetimes.put(talk, lifetime);
      case MessengerEvent.ScheduledChanged _ -> plans++;
      case MessengerEvent.Fault(var reason) -> fault(reason);
      case MessengerEvent.RelayChanged(var relay) -> relays.changed(relay);
      case MessengerEvent.RelayRemoved(var relay) -> relays.removed(relay);
      case MessengerEvent.RelayFound(var relay) -> relays.found(List.of(relay));
      case MessengerEvent.RelayLost(var relay) -> relays.lost(relay);
      case MessengerEvent.CatchingUp now -> relays.catchingUp(now);
    }
  }

  private void myself(Self self) {
    me = Optional.of(self);
    myName.set(self.name());
  }

  private void inOpen(Message message, boolean added) {
    open.filter(history -> history.conversation().equals(message.conversation()))
        .ifPresent(history -> {
          if (added) {
            history.add(message);
          } else {
            history.change(message);
          }
        });
  }

  private void removed(ConversationId conversation, MessageId message) {
    open.filter(history -> history.conversation().equals(conversation))
        .ifPresent(history -> history.remove(message));
  }

  private void fault(FaultReason reason) {
    if (reason == FaultReason.NETWORK_WELL) {
      faults.removeAll(OF_THE_NETWORK);
    } else {
      faults.add(reason);
    }
  }

  /// The person has read about a trouble; it may come again.
  public void dismiss(FaultReason reason) {
    faults.remove(reason);
    moved();
  }

  /// Loads what was begun and not sent.
  public void loadDrafts(Engine engine) {
    CompletableFuture<Void> _ =
        engine
            .chats()
            .drafts()
            .thenAccept(kept -> {
              kept.forEach(drafts::putIfAbsent);
              moved();
            });
  }

  /// Learns of the relays that were found before this model began to listen.
  public void loadFoundRelays(Engine engine) {
    CompletableFuture<Void> _ =
        engine
            .foundRelays()
            .thenAccept(heard -> {
              relays.found(heard);
              moved();
            });
  }

  /// Remembers what was begun in a conversation; the caller stores it.
  public void draft(ConversationId conversation, Draft draft) {
    if (draft.isEmpty()) {
      drafts.remove(conversation);
    } else {
      drafts.put(conversation, draft);
    }
  }

  /// What could not be said is what is begun in a conversation again, on the screen or not.
  public void bringBack(ConversationId conversation, Draft draft) {
    draft(conversation, draft);
    moved();
  }

  /// What was begun in a conversation, or nothing.
  public Draft draft(ConversationId conversation) {
    return drafts.getOrDefault(conversation, Draft.NONE);
  }

  /// How long messages of a conversation live, as far as that was told or loaded.
  public Lifetime lifetime(ConversationId conversation) {
    return lifetimes.getOrDefault(conversation, Lifetime.FOR_EVER);
  }

  /// Learns how long messages of a conversation live.
  public void loadLifetime(MessageEngine engine, ConversationId conversation) {
    CompletableFuture<Void> _ =
        engine
            .lifetime(conversation)
            .thenAccept(lifetime -> {
              lifetimes.putIfAbsent(conversation, lifetime);
              moved();
            });
  }

  /// Moves when another text waits for its time, or one less.
  public long plans() {
    return plans;
  }

  /// The one conversation on the screen: only its messages are kept here.
  public void open(Optional<History> history) {
    open = history;
  }

  /// Counts the batches.
  public ReadOnlyLongProperty revision() {
    return revision.getReadOnlyProperty();
  }

  /// Whether the first snapshot has come.
  public ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /// What I call myself.
  public ReadOnlyStringProperty myName() {
    return myName.getReadOnlyProperty();
  }

  /// Who I am; empty before the first snapshot.
  public Optional<PersonId> me() {
    return me.map(Self::person);
  }

  /// The sentence contacts see of me.
  public String myStatus() {
    return me.map(Self::status).orElse("");
  }

  /// What a contact lets me know of themselves.
  public About aboutOf(PersonId person) {
    Contact contact = contacts.get(person);
    return contact == null ? About.NOTHING : contact.about();
  }

  /// The hash of the picture somebody shows, or I do.
  public Optional<Bytes> pictureOf(PersonId person) {
    return isMe(person) ? me.flatMap(Self::picture) : aboutOf(person).picture();
  }

  /// Whether that is me: what I say to myself are notes.
  public boolean isMe(PersonId person) {
    return me.isPresent() && me.get().person().equals(person);
  }

  /// What that person and I are to each other.
  public ContactState stateOf(PersonId person) {
    if (isMe(person)) {
      return ContactState.ACCEPTED;
    }
    Contact contact = contacts.get(person);
    return contact == null ? ContactState.STRANGER : contact.state();
  }

  /// Whether one of that person's devices is linked now.
  public boolean isNearby(PersonId person) {
    return nearby.containsKey(person);
  }

  /// What that person is called on my screen, if they were ever met.
  public Optional<String> nameOf(PersonId person) {
    Contact contact = contacts.get(person);
    return contact != null ? Optional.of(contact.shownName()) : nearbyName(person);
  }

  /// What that person calls themselves, if they were ever met.
  public Optional<String> ownNameOf(PersonId person) {
    Contact contact = contacts.get(person);
    return contact != null ? Optional.of(contact.name()) : nearbyName(person);
  }

  private Optional<String> nearbyName(PersonId person) {
    return Optional.ofNullable(nearby.get(person)).map(Nearby::name);
  }

  /// How I regard that person.
  public Regard regardOf(PersonId person) {
    Contact contact = contacts.get(person);
    return contact == null ? Regard.PLAIN : contact.regard();
  }

  /// Whether that person is there, as far as they tell.
  public PresenceState presenceOf(PersonId person) {
    return presence.getOrDefault(person, PresenceState.UNKNOWN);
  }

  /// Whether that person is writing to me.
  public boolean isTyping(PersonId person) {
    return typing.contains(person);
  }

  /// A conversation, if anything was said in it.
  public Optional<Conversation> conversation(ConversationId id) {
    return Optional.ofNullable(conversations.get(id));
  }

  /// All conversations, in no order.
  public Collection<Conversation> conversations() {
    return Collections.unmodifiableCollection(conversations.values());
  }

  /// Everybody who is anything to me, in no order.
  public Collection<Contact> contacts() {
    return Collections.unmodifiableCollection(contacts.values());
  }

  /// Everybody linked now, in no order.
  public Collection<Nearby> nearby() {
    return Collections.unmodifiableCollection(nearby.values());
  }

  /// Relays, and the mail that comes in from them.
  public RelayBook relays() {
    return relays;
  }

  /// What was asked for and not done.
  public Refusals refusals() {
    return refusals;
  }

  /// Learns what an administrator has settled; before anything is shown.
  public void administer(Administered settled) {
    administered = settled;
  }

  /// What an administrator has settled.
  public Administered administered() {
    return administered;
  }

  /// What is wrong now.
  public Set<FaultReason> faults() {
    return Collections.unmodifiableSet(faults);
  }

  private void moved() {
    revision.set(revision.get() + 1);
  }
}
