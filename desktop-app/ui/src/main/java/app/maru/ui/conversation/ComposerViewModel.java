package app.maru.ui.conversation;

import app.maru.crypto.PersonId;
import app.maru.messaging.Draft;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessageInfo;
import app.maru.messaging.Quote;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.text.Faults;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What I am about to say in one conversation: kept as a draft until it is sent.
public final class ComposerViewModel {
  private final Engine engine;
  private final ClientModel model;
  private final PersonId person;
  private final Faults faults;
  private final KeptDraft draft;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final BooleanBinding sendable =
      Bindings.createBooleanBinding(() -> !text.get().isBlank(), text);
  private final ReadOnlyObjectWrapper<Optional<Message>> answered =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Message>> edited =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean closed;

  /// What a draft answers, until that message is there to be shown.
  private Optional<MessageId> toAnswer;

  /// What was begun before a message was taken up to be edited.
  private String aside = "";

  private Optional<Message> asideAnswered = Optional.empty();

  /// @param soon runs a task on the screen's thread after the pause in typing that saves a draft
  public ComposerViewModel(
      Engine engine, ClientModel model, PersonId person, Executor soon, Faults faults) {
    this.engine = engine;
    this.model = model;
    this.person = person;
    this.faults = faults;
    this.draft = new KeptDraft(engine, model, person, soon, this::begun);
    this.toAnswer = draft.before().reply();
    text.set(draft.before().text());
    text.addListener((_, _, now) -> typed(now));
    answered.addListener(_ -> changed());
    toAnswer.ifPresent(this::takeUp);
  }

  private void takeUp(MessageId reply) {
    CompletableFuture<Void> _ =
        engine
            .messages()
            .info(reply)
            .handle((info, failure) -> {
              boolean asked = !closed && toAnswer.equals(Optional.of(reply));
              if (asked && failure == null) {
                toAnswer = Optional.empty();
                info.map(MessageInfo::message)
                    .filter(message -> !message.traits().retracted())
                    .ifPresent(this::answers);
              }
              return null;
            });
  }

  /// What is begun answers this message, also while it is set aside.
  private void answers(Message message) {
    if (edited.get().isPresent()) {
      asideAnswered = Optional.of(message);
      draft.changed();
    } else {
      answered.set(Optional.of(message));
    }
  }

  private void typed(String now) {
    if (!now.isEmpty()) {
      problem.set("");
    }
    changed();
  }

  private void changed() {
    if (edited.get().isEmpty()) {
      draft.changed();
    }
  }

  /// What was begun, without what is being edited.
  private Draft begun() {
    boolean editing = edited.get().isPresent();
    Optional<Message> reply = editing ? asideAnswered : answered.get();
    return new Draft(editing ? aside : text.get(), reply.map(Message::id).or(() -> toAnswer));
  }

  /// Stores the draft now if it changed.
  public void save() {
    draft.save();
  }

  /// The conversation is closed: what comes back from now on is told where it can be seen.
  void close() {
    save();
    closed = true;
  }

  /// Takes up what came back here from before this was opened.
  void refresh() {
    draft.fromElsewhere().ifPresent(this::takeUp);
  }

  private void takeUp(Draft other) {
    if (!begun().reply().equals(other.reply())) {
      toAnswer = other.reply();
    }
    if (edited.get().isPresent()) {
      aside = other.text();
    } else {
      text.set(other.text());
    }
    toAnswer.ifPresent(this::takeUp);
  }

  /// Sends what is written, unless that is nothing, and starts anew; if it can't be sent it comes
  /// back.
  ///
  /// @return whether there was something to send
  public boolean send() {
    String message = text.get().strip();
    if (message.isEmpty()) {
      return false;
    }
    problem.set("");
    Optional<Message> editing = edited.get();
    if (editing.isPresent()) {
      finish(editing.get(), message);
      return true;
    }
    say(message, reply -> post(reply, message));
    return true;
  }

  private CompletableFuture<MessageId> post(Optional<MessageId> reply, String message) {
    return reply.isPresent()
        ? engine.messages().reply(reply.get(), message)
        : engine.messages().send(person, message);
  }

  /// Starts anew; what could not be said comes back with what it answers.
  private void say(
      String message, Function<Optional<MessageId>, CompletableFuture<MessageId>> how) {
    Optional<Message> reply = answered.get();
    Optional<MessageId> id = begun().reply();
    toAnswer = Optional.empty();
    answered.set(Optional.empty());
    text.set("");
    CompletableFuture<Void> _ =
        asked(() -> how.apply(id))
            .handle((_, failure) -> {
              if (failure != null) {
                comeBack(message, reply, id);
                tell(failure);
              }
              return null;
            });
    save();
  }

  /// A fault of ours in what is asked must not cost what was typed either.
  private static <T> CompletableFuture<T> asked(Supplier<CompletableFuture<T>> ask) {
    try {
      return ask.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void finish(Message message, String now) {
    leave();
    if (now.equals(message.text())) {
      return;
    }
    CompletableFuture<Void> _ =
        asked(() -> engine.messages().edit(message.id(), now))
            .handle((_, failure) -> {
              if (failure != null) {
                editAgain(message, now);
                tell(failure);
              }
              return null;
            });
  }

  /// Takes up once more what could not be edited, unless another message is being edited by now.
  private void editAgain(Message message, String words) {
    Optional<Message> current = edited.get();
    if (closed || current.filter(other -> !other.id().equals(message.id())).isPresent()) {
      comeBack(words, Optional.empty(), Optional.empty());
    } else {
      boolean retyped = current.isPresent() && !text.get().equals(current.get().text());
      String since = retyped ? text.get() : "";
      edit(message);
      text.set(KeptDraft.before(words, since));
    }
  }

  /// What could not be said is what is begun, before what was begun since.
  ///
  /// @param reply what it answers, if that is known here
  /// @param id the same, known or not
  private void comeBack(String message, Optional<Message> reply, Optional<MessageId> id) {
    if (closed) {
      draft.comeBack(message, id);
      return;
    }
    if (edited.get().isPresent()) {
      aside = KeptDraft.before(message, aside);
      asideAnswered = asideAnswered.or(() -> reply);
      draft.changed();
    } else {
      answered.set(answered.get().or(() -> reply));
      text.set(KeptDraft.before(message, text.get()));
    }
    if (id.isPresent() && begun().reply().isEmpty()) {
      toAnswer = id;
      takeUp(id.get());
    }
    save();
  }

  /// Says once more what could not be delivered, as it was, in the place of what failed; what is
  /// being written stays as it is.
  void again(Message failed) {
    problem.set("");
    Optional<MessageId> answers =
        failed.traits().quote().filter(quote -> quote.text().isPresent()).map(Quote::message);
    told(
        asked(() -> post(answers, failed.text()))
            .thenCompose(_ -> engine.messages().remove(List.of(failed.id()))));
  }

  /// Sends what is written at a time to come, unless that is nothing.
  public void sendLater(Instant at) {
    String message = text.get().strip();
    if (!message.isEmpty() && edited.get().isEmpty()) {
      say(message, reply -> engine.messages().schedule(person, message, at, reply));
    }
  }

  /// The emoji I chose last, the latest first.
  CompletableFuture<List<String>> chosenEmoji() {
    return engine.chats().chosenEmoji().exceptionally(_ -> List.of());
  }

  /// Remembers that I chose an emoji.
  void choseEmoji(String emoji) {
    CompletableFuture<Void> _ = engine.chats().choseEmoji(emoji);
  }

  /// Whether nothing is begun.
  boolean isIdle() {
    return text.get().isEmpty() && edited.get().isEmpty();
  }

  /// What is sent next answers this message.
  public void answer(Message message) {
    toAnswer = Optional.empty();
    if (edited.get().isPresent()) {
      leave();
    }
    answered.set(Optional.of(message));
  }

  /// Takes up a message of mine; what was begun waits until that is done.
  public void edit(Message message) {
    if (edited.get().isEmpty()) {
      aside = text.get();
      asideAnswered = answered.get();
    }
    // In this order what is set aside stays the draft.
    edited.set(Optional.of(message));
    answered.set(Optional.empty());
    text.set(message.text());
  }

  /// Neither answers nor edits any more.
  ///
  /// @return whether I did
  public boolean leave() {
    boolean editing = edited.get().isPresent();
    boolean answering = answered.get().isPresent();
    edited.set(Optional.empty());
    if (editing) {
      answered.set(asideAnswered);
      text.set(aside);
      aside = "";
      asideAnswered = Optional.empty();
    } else {
      toAnswer = Optional.empty();
      answered.set(Optional.empty());
    }
    return editing || answering;
  }

  /// Lets go of what is not there any more, or was taken back.
  void letGo(Predicate<MessageId> gone) {
    asideAnswered = asideAnswered.filter(message -> !gone.test(message.id()));
    if (edited.get().or(answered::get).filter(one -> gone.test(one.id())).isPresent()) {
      leave();
    }
  }

  /// Says so if something that was asked for is not done.
  void told(CompletableFuture<?> asked) {
    var _ =
        asked.handle((_, failure) -> {
          if (failure != null) {
            tell(failure);
          }
          return null;
        });
  }

  /// Above the composer, or below the list if this is not on the screen any more.
  private void tell(Throwable failure) {
    Faults.Saying why = faults.of(failure);
    if (closed) {
      model.refusals().tell(why);
    } else {
      problem.set(why.sentence());
    }
  }

  /// The message that is being answered.
  public ReadOnlyObjectProperty<Optional<Message>> answered() {
    return answered.getReadOnlyProperty();
  }

  /// The message of mine that is being edited.
  public ReadOnlyObjectProperty<Optional<Message>> edited() {
    return edited.getReadOnlyProperty();
  }

  /// What is written.
  public StringProperty text() {
    return text;
  }

  /// Whether there is anything to send.
  public BooleanBinding sendable() {
    return sendable;
  }

  /// Why the last message came back; empty if it did not.
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }
}
