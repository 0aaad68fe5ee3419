package app.maru.ui.keep;

import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.Names;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// The question whether a conversation is to be deleted, and its consequences.
public final class DeleteViewModel {
  private final Engine engine;
  private final ClientModel model;
  private final ConversationId id;
  private final Texts texts;
  private final Runnable leave;
  private final Runnable done;
  private final boolean notes;
  private final boolean mayAsk;
  private final String name;
  private boolean left;
  private final BooleanProperty askOther = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  /// @param leave closes the conversation if it is open, before it is deleted
  /// @param done takes the question away
  public DeleteViewModel(
      Engine engine,
      ClientModel model,
      ConversationId id,
      Texts texts,
      Runnable leave,
      Runnable done) {
    this.engine = engine;
    this.model = model;
    this.id = id;
    this.texts = texts;
    this.leave = leave;
    this.done = done;
    Optional<Conversation> talk = model.conversation(id);
    this.notes = talk.isPresent() && model.isMe(talk.get().with());
    this.mayAsk =
        !notes
            && talk.map(known -> model.stateOf(known.with()) == ContactState.ACCEPTED)
                .orElse(false);
    this.name = talk.map(new Names(model, texts)::of).orElse("");
  }

  /// Deletes it.
  public void delete() {
    problem.set("");
    leave.run();
    CompletableFuture<Void> _ =
        engine
            .chats()
            .delete(id, mayAsk && askOther.get())
            .handle((nothing, failure) -> {
              if (failure != null) {
                tell(new Faults(texts).of(failure));
              } else if (!left) {
                done.run();
              }
              return null;
            });
  }

  /// On the card, or below the list if what is in front now is another card or none.
  private void tell(Faults.Saying why) {
    if (left) {
      model.refusals().tell(why);
    } else {
      problem.set(why.sentence());
    }
  }

  /// The question was taken away: an answer that comes later takes nothing more away.
  public void leave() {
    left = true;
  }

  /// What is asked.
  public String title() {
    return notes ? texts.get("delete.title.notes") : texts.get("delete.title", name);
  }

  /// What it means.
  public String text() {
    return notes ? texts.get("delete.text.notes") : texts.get("delete.text", name);
  }

  /// The offer to ask the other as well; empty if there is nobody to ask.
  public Optional<String> offer() {
    return mayAsk ? Optional.of(texts.get("delete.ask", name)) : Optional.empty();
  }

  /// What that offer means.
  public String offerText() {
    return texts.get("delete.ask.text");
  }

  /// Whether the other is asked to delete it, too.
  public BooleanProperty askOther() {
    return askOther;
  }

  /// Why it was not deleted; empty while nothing is wrong.
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /// The words of this screen.
  public Texts texts() {
    return texts;
  }
}
