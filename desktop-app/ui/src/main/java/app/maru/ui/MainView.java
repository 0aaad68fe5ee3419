package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.MessageId;
import app.maru.messaging.find.Needle;
import app.maru.ui.add.AddView;
import app.maru.ui.add.AddViewModel;
import app.maru.ui.chats.ChatsView;
import app.maru.ui.chats.ChatsViewModel;
import app.maru.ui.control.Faces;
import app.maru.ui.control.Overlay;
import app.maru.ui.conversation.ConversationView;
import app.maru.ui.conversation.ConversationViewModel;
import app.maru.ui.conversation.Outside;
import app.maru.ui.find.FindRow;
import app.maru.ui.find.KeysView;
import app.maru.ui.find.PaletteView;
import app.maru.ui.model.Names;
import app.maru.ui.model.NetworkModel;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// The main window's content: the list on the left, the open conversation on the right, one card in
/// front at most.
final class MainView extends StackPane implements AutoCloseable {
  /// Others are found within seconds; after this there is a reason.
  private static final Duration PATIENCE = Duration.seconds(10);

  private final Surroundings around;
  private final ChatsViewModel chats;
  private final ChatsView list;
  private final Panes panes;
  private final Overlay overlay;
  private final PeopleCards cards;
  private final MainKeys keys;
  private final NetworkModel network;
  private final SettingsCards settings;
  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private final Finding finding;
  private final Bell bell;
  private final OpenChat open;

  MainView(Surroundings around) {
    this.around = around;
    network =
        new NetworkModel(
            around.engine(),
            around.settings(),
            around.model().administered().policy().discovery().settled());
    chats =
        new ChatsViewModel(
            around.engine(),
            around.model(),
            network,
            around.settings(),
            around.versions(),
            around.texts(),
            around.times());
    open = new OpenChat(around, chats, this::conversation);
    overlay = new Overlay();
    cards =
        new PeopleCards(around, overlay, open::personOf, this::visit, this::leave, this::settings);
    list =
        new ChatsView(
            chats,
            new Onward(),
            this::addPerson,
            this::settings,
            this::relays,
            this::network,
            cards);
    bell = new Bell(around);
    settings =
        new SettingsCards(
            around,
            network,
            overlay,
            new SettingsCards.Ways(cards::others, this::keys, this::addPerson, bell::setting));
    patience.setOnFinished(_ -> testIfAlone());
    patience.play();
    finding = new Finding(around, new Ways());
    list.passInput(open.input());
    list.offer(bell.button());
    list.cover(finding.field(), finding.list(), finding.covers());
    panes = new Panes(list, open, around.settings().sidebar());
    overlay.cover(panes);
    getChildren().add(overlay);
    new Faces(
            around.model().revision(),
            new Names(around.model(), around.texts())::isNamed,
            around.model()::pictureOf,
            around.engine().people()::picture)
        .hangOn(this);
    keys = new MainKeys(this, overlay);
    chats.selected().subscribe(this::show);
  }

  /// Gives the keys to the list, and then to the conversation of last time, if it comes back and
  /// the person has gone nowhere else meanwhile. Called when this is in its window.
  void begin() {
    // A split pane takes its parts in when it is dressed; before, nothing in it can be focused.
    applyCss();
    list.focusList();
    var _ =
        LastChat.bringBack(around, chats)
            .thenRun(() -> {
              open.settle();
              if (list.hasFocus() && !overlay.isOpen()) {
                open.view().filter(ConversationView::isOpenToWords).ifPresent(_ -> write());
              }
            });
  }

  private void show(Optional<ConversationId> selected) {
    if (open.show(selected)) {
      selected.ifPresent(keys::opened);
    } else {
      toList();
    }
    chats.refresh();
  }

  /// Whether a conversation is there, or could be begun.
  boolean knows(ConversationId id) {
    return open.personOf(id).isPresent();
  }

  private ConversationView conversation(PersonId person) {
    ConversationViewModel model =
        new ConversationViewModel(
            around.engine(), around.model(), person, around.texts(), around.times(), around.soon());
    ConversationId id = ConversationId.with(person);
    return new ConversationView(
        model,
        around.settings(),
        outside(),
        () -> cards.menu(id),
        () -> cards.delete(id),
        () -> cards.person(person),
        this::closeChat);
  }

  /// Whoever closes a conversation goes on in the list.
  private void closeChat() {
    chats.close();
    list.focusList();
  }

  private void leave(ConversationId conversation) {
    keys.forget(conversation);
    if (chats.selected().get().equals(Optional.of(conversation))) {
      chats.close();
    }
  }

  private Outside outside() {
    return new Outside(
        overlay,
        around.browse(),
        this::add,
        around.nanoTime(),
        new Outside.Back(panes.single(), this::toList));
  }

  /// Gives the keys to the composer, if a conversation is open.
  void write() {
    panes.converse(open.view().isPresent());
    open.view().ifPresent(ConversationView::focusComposer);
  }

  /// Whether the list has the keys.
  boolean isInList() {
    return list.hasFocus();
  }

  /// Goes to the list, where there is room for one of the two only.
  private void toList() {
    panes.converse(false);
  }

  /// Begins to look for something everywhere.
  void find() {
    toList();
    finding.focus();
  }

  /// Begins to look for something in the open conversation, else everywhere.
  void findHere() {
    panes.converse(open.view().isPresent());
    open.view().ifPresentOrElse(ConversationView::find, this::find);
  }

  /// Opens the card to add a person.
  void addPerson() {
    add("");
  }

  /// Opens it with a link to follow; whoever clicked it still has to say yes.
  void add(String link) {
    var model = new AddViewModel(around.engine(), around.texts(), this::visit, this::relays);
    model.input().set(link);
    AddView view = new AddView(model, around.place(), overlay::close);
    overlay.open(view.card(), view.first(), model::leave);
  }

  /// Opens the conversation with somebody to write in it, whatever was in front.
  void visit(PersonId person) {
    overlay.close();
    open(person);
    write();
  }

  /// Opens the conversation with somebody, also if nothing was said in it yet.
  void open(PersonId person) {
    open.open(person);
  }

  /// Opens the settings.
  void settings() {
    settings.open();
  }

  /// Opens the settings at one of them.
  void settings(String id) {
    settings.open(id);
  }

  /// Says that closing the window hides it.
  ///
  /// @param understood hides it
  /// @param quit ends the program
  void explainTray(Runnable understood, Runnable quit) {
    TrayCard card = new TrayCard(around.texts(), understood, quit, overlay::close);
    overlay.open(card.card(), card.first());
  }

  /// Opens the card with my relays.
  void relays() {
    settings.relays();
  }

  /// Opens the card that says why nobody is found.
  void network() {
    settings.network();
  }

  private void testIfAlone() {
    if (around.model().nearby().isEmpty() && network.looking().get()) {
      testNetwork();
    }
  }

  /// Tests the network; what it finds stands below the list.
  void testNetwork() {
    network.test();
  }

  /// Looks for people of this network, or doesn't.
  void lookForPeople(boolean wanted) {
    network.looking().set(wanted);
  }

  /// Opens the card about this program.
  void about() {
    settings.about();
  }

  /// How the person goes on from the list.
  private final class Onward implements ChatsView.Onward {
    @Override
    public void write() {
      MainView.this.write();
    }

    @Override
    public void enter() {
      panes.converse(open.view().isPresent());
      open.view().ifPresent(ConversationView::enter);
    }
  }

  /// Where what was found leads.
  private final class Ways implements Finding.Ways {
    @Override
    public void pick(PersonId person) {
      visit(person);
    }

    @Override
    public void go(PersonId person, MessageId message, Needle words) {
      overlay.close();
      if (!open.isWith(person)) {
        open.open(person);
      }
      panes.converse(true);
      open.view().ifPresent(view -> view.jumpTo(message, words));
    }

    @Override
    public void act(Runnable action) {
      overlay.close();
      action.run();
    }

    @Override
    public void left() {
      open.view().ifPresentOrElse(ConversationView::focusComposer, list::focusList);
    }

    @Override
    public List<FindRow.Command> commands() {
      List<FindRow.Command> all =
          new Commands(around.texts())
              .of(
                  new Commands.Ways(
                      MainView.this::notes,
                      MainView.this::addPerson,
                      MainView.this::relays,
                      MainView.this::network,
                      MainView.this::settings,
                      MainView.this::keys,
                      MainView.this::about,
                      around.quit()),
                  open.view()
                      .map(view ->
                          Commands.OfChat.of(
                              view, () -> closeChat(), cards.menu(view.model().id()))));
      all.addAll(bell.commands());
      return all;
    }

    @Override
    public List<FindRow.Command> settings() {
      return settings.commands();
    }
  }

  private void notes() {
    chats.openNotes();
    write();
  }

  /// Opens the card in which one types where to go.
  void palette() {
    PaletteView view = finding.palette(overlay::close);
    overlay.open(view.card(), view.first());
  }

  /// Opens the card that says which keys do what.
  void keys() {
    KeysView view = new KeysView(around.texts(), Keys.here(around.texts()).parts(), overlay::close);
    overlay.open(view.card(), view.first());
  }

  /// Whether the settings are in front.
  boolean showsSettings() {
    return settings.isOpen();
  }

  /// The cards about people and what is kept with them.
  PeopleCards cards() {
    return cards;
  }

  /// The open conversation.
  Optional<ConversationView> conversation() {
    return open.view();
  }

  /// Which conversations there are.
  ChatsViewModel chats() {
    return chats;
  }

  /// Stores what was begun.
  @Override
  public void close() {
    patience.stop();
    overlay.close();
    open.close();
    bell.close();
  }
}
