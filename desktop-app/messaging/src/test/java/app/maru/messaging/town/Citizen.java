package app.maru.messaging.town;

import app.maru.crypto.Identity;
import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.messaging.Route;
import app.maru.messaging.Sharing;
import app.maru.messaging.engine.Messenger;
import app.maru.p2p.Peer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Somebody of the town, over all lives of their program: what they said and what they were shown.
///
/// Like a real person, who after a crash looks whether it is there and says it again if not.
public final class Citizen {
  private static final int WHOLE_HISTORY = 1000;

  private final Town town;
  private final String name;
  private final Identity identity;
  private final List<Said> said = new CopyOnWriteArrayList<>();
  private final Map<MessageId, DeliveryState> told = new HashMap<>();
  private final Set<MessageId> shown = new HashSet<>();
  private final List<MessengerEvent> events = new CopyOnWriteArrayList<>();
  private final List<String> wrongs = new CopyOnWriteArrayList<>();
  private final Set<Citizen> recalling = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Messenger messenger;
  private final AtomicInteger speaking = new AtomicInteger();

  /// Something said.
  static final class Said {
    final Citizen to;
    final String text;
    volatile boolean promised;
    volatile boolean underWay;

    Said(Citizen to, String text) {
      this.to = to;
      this.text = text;
    }
  }

  Citizen(Town town, String name, Identity identity) {
    this.town = town;
    this.name = name;
    this.identity = identity;
  }

  /// Says something; while away, as soon as they are back.
  public void says(Citizen to, String text) {
    said.add(new Said(to, text));
    speaksUp(to);
  }

  /// Accepts somebody's request.
  public void accepts(Citizen other) {
    done(messenger().people().accept(other.person()));
  }

  /// Accepts somebody if they asked, and does not wait.
  void welcomes(Citizen other) {
    var _ = messenger().people().accept(other.person());
  }

  /// Sees the last of a conversation, and does not wait.
  void glances(Citizen other) {
    var _ =
        messenger()
            .messages()
            .history(ConversationId.with(other.person()), Optional.empty(), 1)
            .thenAccept(last -> {
              Messenger present = messenger;
              if (!last.isEmpty() && present != null) {
                var _ = present.messages().read(last.getLast().id());
              }
            });
  }

  /// Blocks somebody.
  public void blocks(Citizen other) {
    done(messenger().people().block(other.person()));
  }

  /// Listens to somebody again.
  public void unblocks(Citizen other) {
    done(messenger().people().unblock(other.person()));
  }

  /// Asks somebody to be a contact.
  public void asks(Citizen other) {
    done(messenger().people().request(other.person()));
  }

  /// Has mail kept by a relay from now on.
  public void uses(TownRelay relay) {
    done(messenger().addRelay(relay.invitation()));
    town.until(
        name + " is let in",
        () -> isUp() && town.get(messenger().relays()).stream().allMatch(Citizen::isConnected));
  }

  private static boolean isConnected(Relay relay) {
    return relay.state() == RelayState.CONNECTED;
  }

  /// How the next message to somebody would go.
  public Route routeTo(Citizen other) {
    return town.get(messenger().chats().all()).stream()
        .filter(talk -> talk.with().equals(other.person()))
        .map(Conversation::route)
        .findFirst()
        .orElse(Route.WAITING);
  }

  /// Says again what was refused, to those who may be found by now.
  void triesAgain() {
    town.citizens().forEach(this::speaksUp);
  }

  /// Does not share whether they are there, from now on.
  public void tellsNothing() {
    done(messenger().people().share(Sharing.PRESENCE, false));
  }

  /// Is called otherwise from now on.
  public void isCalled(String another) {
    done(messenger().rename(another));
  }

  /// Sees everything of a conversation.
  public void reads(Citizen other) {
    List<Message> all = history(other);
    if (!all.isEmpty()) {
      done(messenger().messages().read(all.getLast().id()));
    }
  }

  /// Ends the program in good order.
  public void leaves() {
    town.stop(this);
  }

  /// The program dies; what was not durable is gone.
  public void crashes() {
    town.crash(this);
  }

  /// Starts the program again.
  public void comesBack() {
    town.start(this);
  }

  /// The texts of a conversation, in the order of the screen.
  public List<String> sees(Citizen other) {
    return history(other).stream().map(Message::text).toList();
  }

  /// What of mine has come how far, in the order of the screen.
  public List<DeliveryState> statesTo(Citizen other) {
    return history(other).stream().filter(Message::mine).map(Message::state).toList();
  }

  /// The conversation with somebody.
  public List<Message> history(Citizen other) {
    return town.get(
        messenger()
            .messages()
            .history(ConversationId.with(other.person()), Optional.empty(), WHOLE_HISTORY));
  }

  /// What the two are to each other, on this side.
  public ContactState stateOf(Citizen other) {
    return contact(other).map(Contact::state).orElse(ContactState.STRANGER);
  }

  /// The other's name on this side.
  public Optional<String> nameOf(Citizen other) {
    return contact(other).map(Contact::name);
  }

  /// Whether the other is in the list of people nearby.
  public boolean isNear(Citizen other) {
    return isUp()
        && town.get(messenger().people().nearby()).stream()
            .anyMatch(nearby -> nearby.person().equals(other.person()));
  }

  /// Everything this citizen was told in this life.
  public List<MessengerEvent> events() {
    return events;
  }

  /// The engine of this life.
  public Messenger messenger() {
    Messenger present = messenger;
    if (present == null) {
      throw new AssertionError(name + " is away");
    }
    return present;
  }

  /// Who it is.
  public PersonId person() {
    return identity.person();
  }

  Peer peer() {
    return new Peer(identity.person(), identity.device());
  }

  Identity identity() {
    return identity;
  }

  String name() {
    return name;
  }

  boolean isUp() {
    return messenger != null;
  }

  List<Said> said() {
    return said;
  }

  List<String> wrongs() {
    return wrongs;
  }

  /// A new life begins. On the loop.
  void wakesUp(Messenger engine) {
    recalling.addAll(town.citizens());
    messenger = engine;
    events.clear();
    engine.observe(this::told);
    for (Citizen other : town.citizens()) {
      var _ =
          engine
              .messages()
              .history(ConversationId.with(other.person()), Optional.empty(), WHOLE_HISTORY)
              .thenAccept(messages -> remembers(other, messages));
    }
  }

  /// The life is over.
  void fallsAsleep() {
    speaking.set(0);
    said.forEach(something -> something.underWay = false);
    messenger = null;
  }

  private void remembers(Citizen other, List<Message> messages) {
    messages.stream().filter(Message::mine).forEach(this::compare);
    Set<String> kept = new HashSet<>();
    messages.stream().filter(Message::mine).forEach(message -> kept.add(message.text()));
    for (Said something : said) {
      if (something.to == other && kept.contains(something.text)) {
        something.promised = true;
      } else if (something.to == other && something.promised) {
        wrongs.add(name + " lost " + something.text);
      }
    }
    recalling.remove(other);
    speaksUp(other);
  }

  /// Whether something is being said and not promised yet.
  boolean isSpeaking() {
    return speaking.get() > 0;
  }

  /// Says in order what is not promised; who was never met is spoken to when they appear.
  private void speaksUp(Citizen to) {
    Messenger present = messenger;
    if (present == null || recalling.contains(to)) {
      return;
    }
    for (Said something : said) {
      if (something.to == to && !something.promised && !something.underWay) {
        something.underWay = true;
        speaking.incrementAndGet();
        var _ =
            present
                .messages()
                .send(to.person(), something.text)
                .whenComplete((id, refusal) -> {
                  something.promised = refusal == null;
                  something.underWay = false;
                  speaking.decrementAndGet();
                });
      }
    }
  }

  private void told(MessengerEvent event) {
    events.add(event);
    switch (event) {
      case MessengerEvent.MessageAdded added -> {
        if (!shown.add(added.message().id())) {
          wrongs.add(name + " was shown twice: " + added.message().text());
        }
        compare(added.message());
      }
      case MessengerEvent.MessageChanged changed -> compare(changed.message());
      case MessengerEvent.MessageRevised revised -> compare(revised.message());
      case MessengerEvent.PersonAppeared appeared ->
          town.citizens().stream()
              .filter(other -> other.person().equals(appeared.nearby().person()))
              .forEach(this::speaksUp);
      case MessengerEvent.Snapshot _,
          MessengerEvent.SelfChanged _,
          MessengerEvent.PersonLeft _,
          MessengerEvent.ContactChanged _,
          MessengerEvent.PresenceChanged _,
          MessengerEvent.TypingChanged _,
          MessengerEvent.ConversationChanged _,
          MessengerEvent.MessageRemoved _,
          MessengerEvent.LifetimeChanged _,
          MessengerEvent.ScheduledChanged _,
          MessengerEvent.ConversationRemoved _,
          MessengerEvent.RelayChanged _,
          MessengerEvent.RelayRemoved _,
          MessengerEvent.RelayFound _,
          MessengerEvent.RelayLost _,
          MessengerEvent.CatchingUp _,
          MessengerEvent.Fault _ -> {}
    }
  }

  private void compare(Message message) {
    DeliveryState before = told.put(message.id(), message.state());
    if (before != null && before.compareTo(message.state()) > 0) {
      wrongs.add(name + ": " + message.text() + " went back from " + before);
    }
  }

  private Optional<Contact> contact(Citizen other) {
    return town.get(messenger().people().contacts()).stream()
        .filter(contact -> contact.person().equals(other.person()))
        .findFirst();
  }

  private void done(CompletableFuture<Void> future) {
    town.get(future);
  }

  @Override
  public String toString() {
    return name;
  }
}
