package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.ui.chats.ChatRow;
import app.maru.ui.chats.ChatsViewModel;
import app.maru.ui.control.PassedInput;
import app.maru.ui.conversation.ConversationView;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.layout.StackPane;

/// The right of the main window: the open conversation, or nothing.
final class OpenChat extends StackPane implements AutoCloseable {
  private final Surroundings around;
  private final ChatsViewModel chats;
  private final Function<PersonId, ConversationView> make;
  private Optional<ConversationView> view = Optional.empty();
  private Optional<PersonId> wanted = Optional.empty();

  /// Whether a conversation of last time may still come back.
  private boolean waiting = true;

  /// @param make makes the screen of the conversation with somebody
  OpenChat(Surroundings around, ChatsViewModel chats, Function<PersonId, ConversationView> make) {
    this.around = around;
    this.chats = chats;
    this.make = make;
    getStyleClass().add("right");
  }

  /// Shows a conversation in the place of the one before.
  ///
  /// @return whether there is one to be shown
  boolean show(Optional<ConversationId> selected) {
    close();
    view = selected.flatMap(this::personOf).map(make);
    fill();
    return view.isPresent();
  }

  private void fill() {
    if (view.isPresent()) {
      getChildren().setAll(view.get());
    } else if (waiting) {
      getChildren().clear();
    } else {
      getChildren().setAll(Blank.of(around.texts()));
    }
  }

  /// No conversation comes back any more: says so if none is open.
  void settle() {
    waiting = false;
    if (view.isEmpty()) {
      fill();
    }
  }

  /// Opens the conversation with somebody, also if nothing was said in it yet.
  void open(PersonId person) {
    wanted = Optional.of(person);
    chats.open(person);
  }

  /// Whom a conversation is with, if it is there or could be begun.
  Optional<PersonId> personOf(ConversationId id) {
    Optional<PersonId> known = around.model().conversation(id).map(Conversation::with);
    return known
        .or(() ->
            chats.rows().stream()
                .filter(ChatRow.Openable.class::isInstance)
                .map(ChatRow.Openable.class::cast)
                .filter(row -> row.conversation().equals(id))
                .map(ChatRow.Openable::person)
                .findFirst())
        .or(() -> wanted.filter(person -> ConversationId.with(person).equals(id)))
        .or(() -> around.model().me().filter(me -> ConversationId.with(me).equals(id)));
  }

  /// The open conversation.
  Optional<ConversationView> view() {
    return view;
  }

  /// Lets an input method that composes elsewhere compose in it.
  PassedInput input() {
    return new PassedInput(() -> view.flatMap(ConversationView::inputMethod));
  }

  /// Whether it is the conversation with somebody.
  boolean isWith(PersonId person) {
    return view.filter(shown -> shown.model().person().equals(person)).isPresent();
  }

  /// Stores what was begun.
  @Override
  public void close() {
    view.ifPresent(ConversationView::close);
    view = Optional.empty();
  }
}
