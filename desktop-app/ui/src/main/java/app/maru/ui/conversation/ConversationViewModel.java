package app.maru.ui.conversation;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Route;
import app.maru.messaging.find.Needle;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Diff;
import app.maru.ui.model.Engine;
import app.maru.ui.model.History;
import app.maru.ui.model.Names;
import app.maru.ui.model.Namesakes;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// One open conversation. Closed with [#close] when another is opened.
public final class ConversationViewModel implements AutoCloseable {
  private final Engine engine;
  private final ClientModel model;
  private final Texts texts;
  private final Times times;
  private final PersonId person;
  private final ConversationId id;
  private final History history;
  private final Unseen unseen;
  private final ComposerViewModel composer;
  private final DeedsViewModel deeds;
  private final Terms terms;
  private final FindHere findHere;
  private final ObservableList<Item> items = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Route> route = new ReadOnlyObjectWrapper<>(Route.WAITING);
  private final ReadOnlyObjectWrapper<Optional<MessageId>> wanted =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper returns = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper unreadable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper verified = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper namesake = new ReadOnlyStringWrapper("");
  private final InvalidationListener redraw = _ -> refresh();
  private final Sought sought = new Sought();
  private Optional<MessageId> firstUnread;

  /// Opens the conversation with `person` and begins to load it.
  ///
  /// @param soon runs a task on the screen's thread after a pause in typing
  public ConversationViewModel(
      Engine engine, ClientModel model, PersonId person, Texts texts, Times times, Executor soon) {
    this.engine = engine;
    this.model = model;
    this.texts = texts;
    this.times = times;
    this.person = person;
    this.id = ConversationId.with(person);
    this.composer = new ComposerViewModel(engine, model, person, soon, new Faults(texts));
    this.terms = new Terms(engine, model, person, composer::told);
    this.findHere = new FindHere(engine, id, texts, soon, sought, this::goTo);
    Optional<Conversation> talk = model.conversation(id);
    this.firstUnread = talk.flatMap(Conversation::firstUnread);
    if (talk.isPresent() && talk.get().keeping().marked()) {
      CompletableFuture<Void> _ = engine.chats().mark(id, false);
    }
    this.history = new History(engine, id, this::refresh);
    this.unseen = new Unseen(engine, model, history, soon);
    this.deeds =
        new DeedsViewModel(
            new DeedsViewModel.Base(engine, model, person, texts, times), history, composer);
    model.open(Optional.of(history));
    model.revision().addListener(redraw);
    refresh();
    CompletableFuture<Void> _ = history.loadNewest(talk.map(Conversation::unread).orElse(0));
  }

  private void refresh() {
    // Reading the revision is what arms the listener again.
    var _ = model.revision().get();
    Optional<Conversation> talk = model.conversation(id);
    Names names = new Names(model, texts);
    title.set(names.of(talk, person));
    status.set(new Standing(model, person, texts, times).words());
    verified.set(model.regardOf(person).verified());
    namesake.set(Namesakes.words(model, person, texts));
    route.set(
        talk.map(Conversation::route)
            .orElse(
                isNotes() ? Route.HERE : model.isNearby(person) ? Route.DIRECT : Route.WAITING));
    terms.refresh();
    List<Message> messages = history.messages();
    unseen.refresh();
    if (history.isLoaded() && !loaded.get()) {
      // What came while it was loading was not seen either, and of very many not all are loaded.
      firstUnread = firstUnread.filter(history::has).or(unseen::first);
    }
    Diff.apply(items, Items.of(messages, history.isComplete(), firstUnread, times));
    loaded.set(history.isLoaded());
    composer.refresh();
    unreadable.set(history.hasFailed());
    if (history.isLoaded()) {
      deeds.refresh();
    }
  }

  /// Whether the other is there or writing, and what they say of themselves; nothing if they don't
  /// tell.
  public ReadOnlyStringProperty status() {
    return status.getReadOnlyProperty();
  }

  /// Whether I made sure who it is.
  public ReadOnlyBooleanProperty verified() {
    return verified.getReadOnlyProperty();
  }

  /// A warning that I know another of this name; empty if I don't.
  public ReadOnlyStringProperty namesake() {
    return namesake.getReadOnlyProperty();
  }

  /// The person can see this message now, in a focused window, and everything above it.
  public void saw(Message newest) {
    unseen.saw(newest);
  }

  /// The message the list does not scroll past by itself.
  Optional<MessageId> firstUnseen() {
    return unseen.first();
  }

  /// Whether so much comes in that nobody can read along.
  boolean isMuchComing() {
    return unseen.isMuchComing();
  }

  /// Puts the divider above what nobody has seen, if there is anything.
  void divide() {
    Optional<MessageId> first = unseen.first();
    if (first.isPresent() && !first.equals(firstUnread)) {
      firstUnread = first;
      refresh();
    }
  }

  /// Loads what was said before.
  public CompletableFuture<Void> loadOlder() {
    return history.loadOlder();
  }

  /// Whether messages could not be read.
  ReadOnlyBooleanProperty unreadable() {
    return unreadable.getReadOnlyProperty();
  }

  /// Tries once more to read them.
  void retry() {
    CompletableFuture<Void> _ = history.retry();
  }

  /// Whether these are notes to myself.
  public boolean isNotes() {
    return model.isMe(person);
  }

  /// Loads what was said after what is loaded.
  public CompletableFuture<Void> loadNewer() {
    return history.loadNewer();
  }

  /// Whether the last message is among the lines.
  public boolean endsHere() {
    return history.isEnded();
  }

  /// Goes to a message, loading what stands around it; to nothing if it is not there any more.
  public CompletableFuture<Void> jumpTo(MessageId message) {
    sought.forget();
    CompletableFuture<Void> there =
        history.has(message)
            ? CompletableFuture.completedFuture(null)
            : history.loadAround(message);
    return there.thenRun(() -> {
      if (history.has(message)) {
        wanted.set(Optional.of(message));
      }
    });
  }

  /// Goes to a message and marks in it what was looked for.
  void jumpTo(MessageId message, Needle words) {
    goTo(message);
    sought.goTo(message, words);
  }

  private void goTo(MessageId message) {
    CompletableFuture<Void> _ = jumpTo(message);
  }

  /// What was looked for in which message.
  Sought sought() {
    return sought;
  }

  /// Looking for something in this conversation.
  FindHere findHere() {
    return findHere;
  }

  /// The list is where it was to go.
  void arrived() {
    wanted.set(Optional.empty());
  }

  /// Goes to the last message, loading it if it has to be.
  public void toNewest() {
    CompletableFuture<Void> there =
        endsHere() ? CompletableFuture.completedFuture(null) : history.loadNewest(0);
    CompletableFuture<Void> _ =
        there.thenRun(() -> {
          unseen.pass();
          returns.set(returns.get() + 1);
        });
  }

  /// The message the list is to go to.
  ReadOnlyObjectProperty<Optional<MessageId>> wanted() {
    return wanted.getReadOnlyProperty();
  }

  /// Moves when the list is to go to its end.
  ReadOnlyIntegerProperty returns() {
    return returns.getReadOnlyProperty();
  }

  /// Takes up my last message to edit it, also one that is not loaded, unless something was begun
  /// until it is found.
  ///
  /// @return the message, if there is one
  public CompletableFuture<Optional<Message>> editLast() {
    return LastOfMine.in(engine.messages(), history)
        .thenApply(last -> last.filter(_ -> composer.isIdle()))
        .whenComplete((last, _) -> {
          if (last != null) {
            last.ifPresent(composer::edit);
          }
        });
  }

  /// Sends; what was unread has been answered, so its divider goes. Who only mends what they said
  /// has answered nothing and stays where they are.
  public boolean send() {
    boolean mends = composer.edited().get().isPresent();
    boolean sent = composer.send();
    if (sent && !mends) {
      answered();
    }
    return sent;
  }

  /// Sends a message that failed once more; what I am writing stays as it is.
  public void sendAgain(Message failed) {
    composer.again(failed);
    answered();
  }

  private void answered() {
    if (!endsHere()) {
      toNewest();
    }
    if (firstUnread.isPresent()) {
      firstUnread = Optional.empty();
      refresh();
    }
  }

  /// Stores the draft and forgets the messages.
  @Override
  public void close() {
    composer.close();
    model.revision().removeListener(redraw);
    model.open(Optional.empty());
  }

  /// The lines, oldest first.
  public ObservableList<Item> items() {
    return items;
  }

  /// What the other calls themselves.
  public ReadOnlyStringProperty title() {
    return title.getReadOnlyProperty();
  }

  /// How the next message would travel.
  public ReadOnlyObjectProperty<Route> route() {
    return route.getReadOnlyProperty();
  }

  /// What the other and I are to each other.
  public ReadOnlyObjectProperty<ContactState> state() {
    return terms.state();
  }

  /// How many messages of the other I have not seen.
  public ReadOnlyIntegerProperty below() {
    return unseen.number();
  }

  /// Whether the first page has come.
  public ReadOnlyBooleanProperty loaded() {
    return loaded.getReadOnlyProperty();
  }

  /// On what terms the other and I are.
  Terms terms() {
    return terms;
  }

  /// What I can do with messages.
  public DeedsViewModel deeds() {
    return deeds;
  }

  /// What I am about to say.
  public ComposerViewModel composer() {
    return composer;
  }

  /// Whom this is with.
  public PersonId person() {
    return person;
  }

  /// Which conversation this is.
  public ConversationId id() {
    return id;
  }

  /// The words of this screen.
  public Texts texts() {
    return texts;
  }

  /// How moments are written.
  public Times times() {
    return times;
  }
}
