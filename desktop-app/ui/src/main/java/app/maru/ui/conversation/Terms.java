package app.maru.ui.conversation;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// On what terms somebody and I are: whether we talk, whether one of us asked to or wants to hear
/// nothing, and whether they want me to delete what was said.
final class Terms {
  private final Engine engine;
  private final ClientModel model;
  private final PersonId person;
  private final ConversationId conversation;
  private final Consumer<CompletableFuture<?>> told;
  private final ReadOnlyObjectWrapper<ContactState> state =
      new ReadOnlyObjectWrapper<>(ContactState.STRANGER);
  private final ReadOnlyBooleanWrapper asked = new ReadOnlyBooleanWrapper();

  /// @param told says so if something that was asked for is not done
  Terms(Engine engine, ClientModel model, PersonId person, Consumer<CompletableFuture<?>> told) {
    this.engine = engine;
    this.model = model;
    this.person = person;
    this.conversation = ConversationId.with(person);
    this.told = told;
  }

  /// Something happened: looks what that means here.
  void refresh() {
    asked.set(model.conversation(conversation).map(known -> known.keeping().asked()).orElse(false));
    state.set(model.stateOf(person));
  }

  /// What the other and I are to each other.
  ReadOnlyObjectProperty<ContactState> state() {
    return state.getReadOnlyProperty();
  }

  /// Whether the other has deleted the conversation and asks me to do the same.
  ReadOnlyBooleanProperty asked() {
    return asked.getReadOnlyProperty();
  }

  /// Keeps it all the same.
  void keep() {
    told.accept(engine.chats().keep(conversation));
  }

  /// Asks to talk, without a word.
  void request() {
    told.accept(engine.people().request(person));
  }

  /// Agrees to talk.
  void accept() {
    told.accept(engine.people().accept(person));
  }

  /// Does not agree now; they are not told.
  ///
  /// @param done what to do once that is so
  void decline(Runnable done) {
    told.accept(engine.people().decline(person).thenRun(done));
  }

  /// Wants to hear nothing from this person.
  void block() {
    told.accept(engine.people().block(person));
  }

  /// Listens to this person again.
  void unblock() {
    told.accept(engine.people().unblock(person));
  }
}
