package app.maru.ui.conversation;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.text.Faults;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
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
  private String saved;
  private boolean saveWaiting;

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
    model.draft(conversation, now);
    if (!now.isEmpty()) {
      problem.set("");
    }
    if (!saveWaiting) {
      saveWaiting = true;
      soon.execute(() -> {
        saveWaiting = false;
        save();
      });
    }
  }

  /// Stores the draft now if it changed: when the conversation or the window closes.
  public void save() {
    String now = text.get();
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
    text.set("");
    CompletableFuture<Void> _ =
        engine
            .messages()
            .send(person, message)
            .handle((_, failure) -> {
              if (failure != null) {
                comeBack(message, failure);
              }
              return null;
            });
    save();
    return true;
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
