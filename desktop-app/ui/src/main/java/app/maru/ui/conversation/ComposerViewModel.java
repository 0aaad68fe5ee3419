package app.maru.ui.conversation;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.text.Faults;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
  private String saved;
  private boolean saveWaiting;

  /// What was begun before a message was taken up to be edited.
  private String aside = "";

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
    text.set(saved);
    text.addListener((_, _, now) -> changed(now));
  }

  private void changed(String now) {
    if (!now.isEmpty()) {
      problem.set("");
    }
    if (edited.get().isPresent()) {
      return;
    }
    model.draft(conversation, now);
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

  /// Stores the draft now if it changed: when the conversation or the window closes.
  public void save() {
    String now = edited.get().isPresent() ? aside : text.get();
    if (!now.equals(saved)) {
      saved = now;
      CompletableFuture<Void> _ =
          engine
              .chats()
              .saveDraft(conversation, now.isBlank() ? "" : now)
              .exceptionally(_ -> {
                // Tried again with the next letter.
                saved = "";
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
    Optional<Message> reply = answered.get();
    answered.set(Optional.empty());
    text.set("");
    CompletableFuture<MessageId> sent =
        reply.isPresent()
            ? engine.messages().reply(reply.get().id(), message)
            : engine.messages().send(person, message);
    CompletableFuture<Void> _ =
        sent.handle((_, failure) -> {
          if (failure != null) {
            answered.set(reply);
            comeBack(message, failure);
          }
          return null;
        });
    save();
    return true;
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

  /// Sends what is written at a time to come, unless that is nothing.
  public void sendLater(Instant at) {
    String message = text.get().strip();
    if (message.isEmpty() || edited.get().isPresent()) {
      return;
    }
    answered.set(Optional.empty());
    text.set("");
    CompletableFuture<Void> _ =
        engine
            .messages()
            .schedule(person, message, at)
            .handle((_, failure) -> {
              if (failure != null) {
                comeBack(message, failure);
              }
              return null;
            });
    save();
  }

  /// What is sent next answers this message.
  public void answer(Message message) {
    if (edited.get().isPresent()) {
      leave();
    }
    answered.set(Optional.of(message));
  }

  /// Takes up a message of mine; what was begun waits until that is done.
  public void edit(Message message) {
    if (edited.get().isEmpty()) {
      aside = text.get();
    }
    answered.set(Optional.empty());
    edited.set(Optional.of(message));
    text.set(message.text());
  }

  /// Neither answers nor edits any more.
  ///
  /// @return whether I did
  public boolean leave() {
    boolean editing = edited.get().isPresent();
    boolean answering = answered.get().isPresent();
    edited.set(Optional.empty());
    answered.set(Optional.empty());
    if (editing) {
      text.set(aside);
      aside = "";
    }
    return editing || answering;
  }

  /// A message is not there any more, or says something else.
  void gone(MessageId id) {
    boolean mine = edited.get().or(answered::get).filter(one -> one.id().equals(id)).isPresent();
    if (mine) {
      leave();
    }
  }

  /// Something that was asked for was not done.
  void tell(Throwable failure) {
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
