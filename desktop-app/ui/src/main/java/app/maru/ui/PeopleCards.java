package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.ui.chats.ChatsView;
import app.maru.ui.control.Overlay;
import app.maru.ui.keep.DeleteView;
import app.maru.ui.keep.DeleteViewModel;
import app.maru.ui.keep.KeepMenu;
import app.maru.ui.keep.KeepViewModel;
import app.maru.ui.people.OthersView;
import app.maru.ui.people.PersonView;
import app.maru.ui.people.PersonViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.MenuItem;

/// What one does about a person or the conversation with them: the menu of it, and the cards in
/// front of the main window.
final class PeopleCards implements ChatsView.Keeping {
  private final Surroundings around;
  private final Overlay overlay;
  private final Function<ConversationId, Optional<PersonId>> personOf;
  private final Consumer<PersonId> write;
  private final Consumer<ConversationId> leave;
  private final Runnable settings;

  /// @param personOf whom a conversation is with
  /// @param write opens the conversation with somebody
  /// @param leave closes a conversation that is no more
  /// @param settings leads back to the settings
  PeopleCards(
      Surroundings around,
      Overlay overlay,
      Function<ConversationId, Optional<PersonId>> personOf,
      Consumer<PersonId> write,
      Consumer<ConversationId> leave,
      Runnable settings) {
    this.around = around;
    this.overlay = overlay;
    this.personOf = personOf;
    this.write = write;
    this.leave = leave;
    this.settings = settings;
  }

  @Override
  public List<MenuItem> menu(ConversationId conversation) {
    List<MenuItem> items =
        new ArrayList<>(KeepMenu.items(keep(conversation), () -> delete(conversation)));
    personOf
        .apply(conversation)
        .filter(person -> !around.model().isMe(person))
        .ifPresent(person -> items.add(about(person)));
    return items;
  }

  private MenuItem about(PersonId person) {
    MenuItem about = new MenuItem(around.texts().get("person.about"));
    about.setId("person-about");
    about.setOnAction(_ -> person(person));
    return about;
  }

  @Override
  public void move(ConversationId conversation, int by) {
    keep(conversation).move(by);
  }

  /// Asks whether to delete a conversation.
  @Override
  public void delete(ConversationId conversation) {
    if (!keep(conversation).exists()) {
      return;
    }
    DeleteViewModel model =
        new DeleteViewModel(
            around.engine(),
            around.model(),
            conversation,
            around.texts(),
            () -> leave.accept(conversation),
            overlay::close);
    DeleteView view = new DeleteView(model, overlay::close);
    overlay.open(view.card(), view.first(), model::leave);
  }

  private KeepViewModel keep(ConversationId conversation) {
    return new KeepViewModel(around.engine(), around.model(), around.texts(), conversation);
  }

  /// Opens the card of a person.
  void person(PersonId person) {
    PersonViewModel model =
        new PersonViewModel(
            around.engine(), around.model(), person, around.texts(), around.times());
    PersonView view = new PersonView(model, () -> write.accept(person), overlay::close);
    overlay.open(view.card(), view.first());
  }

  /// Opens the card with those who are hidden or blocked.
  void others() {
    OthersView view =
        new OthersView(around.model(), around.texts(), this::person, settings, overlay::close);
    overlay.open(view.card(), view.first());
  }
}
