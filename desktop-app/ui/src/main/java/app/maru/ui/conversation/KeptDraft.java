package app.maru.ui.conversation;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Draft;
import app.maru.messaging.MessageId;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.Soon;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What was begun in one conversation, as it outlives the window: known to the model at once,
/// stored after a pause in typing.
final class KeptDraft {
  private final Engine engine;
  private final ClientModel model;
  private final PersonId person;
  private final ConversationId conversation;
  private final Soon soon;
  private final Supplier<Draft> begun;
  private Draft saved;

  /// What the model was told last from here.
  private Draft told;

  /// @param soon runs a task on the screen's thread after a pause in typing
  /// @param begun what is begun now
  KeptDraft(
      Engine engine, ClientModel model, PersonId person, Executor soon, Supplier<Draft> begun) {
    this.engine = engine;
    this.model = model;
    this.person = person;
    this.conversation = ConversationId.with(person);
    this.soon = new Soon(soon, this::pause);
    this.begun = begun;
    this.saved = model.draft(conversation);
    this.told = saved;
  }

  /// What was begun before this was opened.
  Draft before() {
    return saved;
  }

  /// It changed: remembers it now, stores it soon, and lets the other know that I am writing.
  void changed() {
    told = begun.get();
    model.draft(conversation, told);
    soon.ask();
  }

  private void pause() {
    save();
    if (!begun.get().text().isBlank()) {
      CompletableFuture<Void> _ = engine.people().writing(person);
    }
  }

  /// Stores it now if it changed.
  void save() {
    Draft now = begun.get();
    if (!now.equals(saved)) {
      saved = now;
      store(now);
    }
  }

  private void store(Draft draft) {
    CompletableFuture<Void> _ =
        engine
            .chats()
            .saveDraft(conversation, draft.text().isBlank() ? new Draft("", draft.reply()) : draft)
            .exceptionally(_ -> {
              // Tried again with the next letter.
              saved = Draft.NONE;
              return null;
            });
  }

  /// What was begun, if it is not what was told from here: something came back to this conversation
  /// that was said before it was opened, or the profile's drafts were read only now.
  Optional<Draft> fromElsewhere() {
    Draft known = model.draft(conversation);
    if (known.equals(told)) {
      return Optional.empty();
    }
    told = known;
    return Optional.of(known).filter(draft -> !draft.isEmpty());
  }

  /// What could not be said comes back although the conversation was closed: it waits there before
  /// whatever was begun since.
  void comeBack(String text, Optional<MessageId> reply) {
    Draft since = model.draft(conversation);
    Draft both = new Draft(before(text, since.text()), since.reply().or(() -> reply));
    store(both);
    model.bringBack(conversation, both);
  }

  /// What came back, before what was begun since.
  static String before(String text, String since) {
    return since.isBlank() ? text : text + "\n" + since;
  }
}
