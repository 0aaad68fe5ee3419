package app.maru.ui.conversation;

import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Lifetime;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessageInfo;
import app.maru.messaging.Reaction;
import app.maru.messaging.Scheduled;
import app.maru.messaging.find.Needle;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.History;
import app.maru.ui.model.Names;
import app.maru.ui.text.SafeText;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What I can do with the messages of one conversation. What was refused is said above the
/// composer.
public final class DeedsViewModel {
  /// Emoji one person may put under a message.
  static final int MOST_FEELINGS = 3;

  private final Engine engine;
  private final ClientModel model;
  private final Texts texts;
  private final Times times;
  private final Names names;
  private final PersonId person;
  private final History history;
  private final ComposerViewModel composer;
  private final Set<MessageId> chosen = new LinkedHashSet<>();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper choosing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<Scheduled>> plans =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Lifetime> lifetime =
      new ReadOnlyObjectWrapper<>(Lifetime.FOR_EVER);
  private long plansSeen = -1;

  /// Somebody to whom messages can be said.
  ///
  /// @param name what they are called on my screen
  /// @param ownName what they call themselves
  /// @param notes whether these are my notes
  record Addressee(PersonId person, String name, String ownName, boolean notes) {}

  /// What a conversation shares with its deeds.
  record Base(Engine engine, ClientModel model, PersonId person, Texts texts, Times times) {}

  DeedsViewModel(Base base, History history, ComposerViewModel composer) {
    this.engine = base.engine();
    this.model = base.model();
    this.texts = base.texts();
    this.times = base.times();
    this.names = new Names(model, texts);
    this.person = base.person();
    this.history = history;
    this.composer = composer;
    model.loadLifetime(engine.messages(), id());
  }

  private ConversationId id() {
    return ConversationId.with(person);
  }

  /// Something happened: looks what that means here.
  void refresh() {
    lifetime.set(model.lifetime(id()));
    if (chosen.removeIf(each -> find(each).isEmpty())) {
      count.set(chosen.size());
    }
    composer.letGo(history::isGone);
    if (plansSeen != model.plans()) {
      plansSeen = model.plans();
      CompletableFuture<Void> _ =
          engine
              .messages()
              .scheduled()
              .thenAccept(
                  all -> plans.set(all.stream().filter(plan -> plan.to().equals(person)).toList()));
    }
  }

  /// The message as it is now, if it is loaded.
  public Optional<Message> find(MessageId id) {
    return history.messages().stream().filter(message -> message.id().equals(id)).findFirst();
  }

  /// Puts an emoji of mine under a message, or takes it away if it is there. With too many the
  /// oldest goes.
  public void feel(Message message, String emoji) {
    List<String> mine = new ArrayList<>(feelings(message));
    if (!mine.remove(emoji)) {
      mine.add(emoji);
      if (mine.size() > MOST_FEELINGS) {
        mine.removeFirst();
      }
    }
    composer.told(engine.messages().react(message.id(), mine));
  }

  /// My emoji under a message.
  public static List<String> feelings(Message message) {
    return message.traits().reactions().stream()
        .filter(Reaction::mine)
        .flatMap(reaction -> reaction.emoji().stream())
        .toList();
  }

  /// Whether I may write a message otherwise, or take it back.
  public static boolean isMineToChange(Message message) {
    return message.mine() && !message.traits().retracted();
  }

  /// Whether a message of mine was not delivered and can be sent again.
  public static boolean isLost(Message message) {
    return isMineToChange(message) && message.state() == DeliveryState.FAILED;
  }

  /// Whether a message of mine waits to be sent, as far as is known here.
  static boolean isWaiting(Message message) {
    return isMineToChange(message) && message.state() == DeliveryState.QUEUED;
  }

  /// Takes messages of mine back everywhere; what is not mine stays.
  public void retract(List<Message> messages) {
    messages.stream()
        .filter(DeedsViewModel::isMineToChange)
        .forEach(message -> composer.told(engine.messages().retract(message.id())));
    leave();
  }

  /// Removes messages here.
  public void remove(List<Message> messages) {
    composer.told(engine.messages().remove(messages.stream().map(Message::id).toList()));
    leave();
  }

  /// Says messages to somebody else.
  public void forward(List<Message> messages, PersonId to) {
    composer.told(
        engine
            .messages()
            .forward(
                messages.stream()
                    .filter(message -> !message.traits().retracted())
                    .map(Message::id)
                    .toList(),
                to));
    leave();
  }

  /// To whom messages can be said, those with `wanted` in their names only: my notes, then whom I
  /// talk with, the latest first, then other contacts.
  List<Addressee> addressees(Needle wanted) {
    List<PersonId> all = new ArrayList<>();
    model.me().ifPresent(all::add);
    model.conversations().stream()
        .sorted(
            Comparator.comparing((Conversation talk) ->
                    talk.last().map(Message::arrivedAt).orElse(Instant.EPOCH))
                .reversed())
        .map(Conversation::with)
        .forEach(all::add);
    model.contacts().stream()
        .map(Contact::person)
        .sorted(Comparator.comparing(this::called))
        .forEach(all::add);
    return all.stream()
        .distinct()
        .filter(each ->
            switch (model.stateOf(each)) {
              case ACCEPTED, REQUESTED -> true;
              case STRANGER, REQUESTING, BLOCKED -> false;
            })
        .map(this::addressee)
        .filter(each -> wanted.isEmpty() || wanted.isIn(each.name() + "\n" + each.ownName()))
        .toList();
  }

  private Addressee addressee(PersonId each) {
    boolean notes = model.isMe(each);
    String own =
        notes
            ? model.myName().get()
            : model.ownNameOf(each).filter(_ -> names.isSaid(each)).orElse("");
    return new Addressee(each, called(each), own, notes);
  }

  /// As everywhere in the window.
  private String called(PersonId each) {
    return names.of(model.conversation(ConversationId.with(each)), each);
  }

  /// Everything known of a message.
  public CompletableFuture<Optional<MessageInfo>> info(Message message) {
    return engine.messages().info(message.id());
  }

  /// Begins to choose messages, with this one.
  public void choose(Message first) {
    choosing.set(true);
    toggle(first);
  }

  /// Chooses a message, or not any more.
  public void toggle(Message message) {
    if (!chosen.remove(message.id())) {
      chosen.add(message.id());
    }
    count.set(chosen.size());
    if (chosen.isEmpty()) {
      leave();
    }
  }

  /// Chooses all between the last one chosen and this one.
  public void chooseUpTo(Message message) {
    List<MessageId> all = history.messages().stream().map(Message::id).toList();
    int to = all.indexOf(message.id());
    int from = chosen.isEmpty() ? to : all.indexOf(List.copyOf(chosen).getLast());
    choosing.set(true);
    if (from >= 0 && to >= 0) {
      chosen.addAll(all.subList(Math.min(from, to), Math.max(from, to) + 1));
    }
    count.set(chosen.size());
  }

  /// Chooses nothing any more.
  ///
  /// @return whether I did
  public boolean leave() {
    boolean was = choosing.get();
    chosen.clear();
    count.set(0);
    choosing.set(false);
    return was;
  }

  /// Whether a message is chosen.
  public boolean isChosen(MessageId id) {
    return chosen.contains(id);
  }

  /// The chosen messages in their order.
  public List<Message> chosen() {
    return history.messages().stream().filter(message -> chosen.contains(message.id())).toList();
  }

  /// Messages as clean text: one alone as it was typed, several with names and times.
  public String words(List<Message> messages) {
    List<Message> whole =
        messages.stream().filter(message -> !message.traits().retracted()).toList();
    if (whole.size() == 1) {
      return SafeText.message(whole.getFirst().text());
    }
    StringBuilder text = new StringBuilder();
    for (Message message : whole) {
      String name = message.mine() ? model.myName().get() : called(person);
      text.append(text.isEmpty() ? "" : "\n")
          .append(
              texts.get(
                  "copy.line",
                  times.moment(message.sentAt()),
                  name,
                  SafeText.message(message.text())));
    }
    return text.toString();
  }

  /// How many are chosen.
  public ReadOnlyIntegerProperty count() {
    return count.getReadOnlyProperty();
  }

  /// Whether I am choosing messages.
  public ReadOnlyBooleanProperty choosing() {
    return choosing.getReadOnlyProperty();
  }

  /// From now on messages live so long; 0 for ever.
  public void live(int seconds) {
    composer.told(engine.messages().setLifetime(person, seconds));
  }

  /// How long messages live.
  public ReadOnlyObjectProperty<Lifetime> lifetime() {
    return lifetime.getReadOnlyProperty();
  }

  /// What waits for its time here, the next one first.
  public ReadOnlyObjectProperty<List<Scheduled>> plans() {
    return plans.getReadOnlyProperty();
  }

  /// Will say something else, or at another time.
  public CompletableFuture<Void> replan(Scheduled plan, String text, Instant at) {
    return engine.messages().reschedule(plan.id(), text, at);
  }

  /// Will not say it.
  public void cancel(Scheduled plan) {
    composer.told(engine.messages().unschedule(plan.id()));
  }
}
