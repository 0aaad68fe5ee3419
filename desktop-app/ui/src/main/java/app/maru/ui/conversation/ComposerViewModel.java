package app.maru.ui.conversation;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
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
  private final ConversationId conversation;
  private final Executor soon;
  private final Faults faults;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final BooleanBinding sendable =
      Bindings.createBooleanBinding(() -> !text.get().isBlank(), text);
  private final ReadOnlyObjectWrapper<Optional<Message>> answered =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Message>> edited =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Draft saved;
  private boolean saveWaiting;

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
    this.conversation = ConversationId.with(person);
    this.soon = soon;
    this.faults = faults;
    this.saved = model.draft(conversation);
    this.toAnswer = saved.reply();
    text.set(saved.text());
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
              if (toAnswer.isPresent() && failure == null) {
                toAnswer = Optional.empty();
                info.map(MessageInfo::message)
                    .filter(message -> !message.traits().retracted())
                    .ifPresent(this::answer);
              }
              return null;
            });
  }

  private void typed(String now) {
    if (!now.isEmpty()) {
      problem.set("");
    }
    changed();
  }

  private void changed() {
    if (edited.get().isPresent()) {
      return;
    }
    model.draft(conversation, begun());
    if (!saveWaiting) {
      saveWaiting = true;
      soon.execute(() -> {
        saveWaiting = false;
        save();
        if (!text.get().isBlank()) {
          CompletableFuture<Void> _ = engine.people().writing(person);
        }
      });
    }
  }

  /// What was begun, without what is being edited.
  private Draft begun() {
    boolean editing = edited.get().isPresent();
    Optional<Message> reply = editing ? asideAnswered : answered.get();
    return new Draft(editing ? aside : text.get(), reply.map(Message::id).or(() -> toAnswer));
  }

  /// Stores the draft now if it changed: when the conversation or the window closes.
  public void save() {
    Draft now = begun();
    if (!now.equals(saved)) {
      saved = now;
      CompletableFuture<Void> _ =
          engine
              .chats()
              .saveDraft(conversation, now.text().isBlank() ? new Draft("", now.reply()) : now)
              .exceptionally(_ -> {
                // Tried again with the next letter.
                saved = Draft.NONE;
                return null;
              });
    }
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
        how.apply(id)
            .handle((_, failure) -> {
              if (failure != null) {
                answered.set(reply);
                comeBack(message, failure);
              }
              return null;
            });
    save();
  }

  private void finish(Message message, String now) {
    leave();
    if (now.equals(message.text())) {
      return;
    }
    CompletableFuture<Void> _ =
        engine
            .messages()
            .edit(message.id(), now)
            .handle((_, failure) -> {
              if (failure != null) {
                edit(message);
                text.set(now);
                tell(failure);
              }
              return null;
            });
  }

  /// Says once more what could not be delivered, as it was, in the place of what failed; what is
  /// being written stays as it is.
  void again(Message failed) {
    problem.set("");
    Optional<MessageId> answers =
        failed.traits().quote().filter(quote -> quote.text().isPresent()).map(Quote::message);
    told(
        post(answers, failed.text())
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

  private void tell(Throwable failure) {
    problem.set(faults.of(failure).sentence());
  }

  /// The message that is being answered.
  public ReadOnlyObjectProperty<Optional<Message>> answered() {
    return answered.getReadOnlyProperty();
  }

  /// The message of mine that is being edited.
  public ReadOnlyObjectProperty<Optional<Message>> edited() {
    return edited.getReadOnlyProperty();
  }

  private void comeBack(String message, Throwable failure) {
    String newer = text.get();
    text.set(newer.isBlank() ? message : message + "\n" + newer);
    save();
    problem.set(faults.of(failure).sentence());
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
