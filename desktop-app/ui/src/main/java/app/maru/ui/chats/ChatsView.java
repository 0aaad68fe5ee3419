package app.maru.ui.chats;

import app.maru.messaging.ConversationId;
import app.maru.ui.control.Ancestors;
import app.maru.ui.control.Avatar;
import app.maru.ui.control.PassedInput;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiLabel;
import app.maru.ui.look.Icon;
import app.maru.ui.model.Soon;
import app.maru.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The list on the left: who I am, conversations, people nearby, and what is wrong.
public final class ChatsView extends BorderPane {
  private static final double MENU_INDENT = 24;
  private static final double NAME_EMOJI = 19;

  private final ChatsViewModel model;
  private final ListView<ChatRow> list = new ListView<>();
  private final VBox notices = new VBox();
  private final Onward onward;
  private final Runnable relays;
  private final Runnable network;
  private final Keeping keeping;
  private final HBox header;
  private final ContextMenu menu = new ContextMenu();
  private final Soon noteMark = new Soon(Platform::runLater, this::noteMark);
  private boolean following;

  /// The row at which the keys were last.
  private Optional<ConversationId> marked = Optional.empty();

  /// What can be done with a conversation of the list.
  public interface Keeping {
    /// What its menu offers.
    List<MenuItem> menu(ConversationId conversation);

    /// Asks whether to delete it.
    void delete(ConversationId conversation);

    /// Moves it among those on top.
    void move(ConversationId conversation, int by);
  }

  /// How the person goes on in the chosen conversation.
  public interface Onward {
    /// Writes there, if one may.
    void write();

    /// Goes there with the keys: to write, else to read.
    void enter();
  }

  /// @param onward how one goes on in the chosen conversation
  /// @param add opens the card to add a person
  /// @param settings opens the settings
  /// @param relays shows my relays
  /// @param network tests the network
  /// @param keeping what can be done with a conversation
  public ChatsView(
      ChatsViewModel model,
      Onward onward,
      Runnable add,
      Runnable settings,
      Runnable relays,
      Runnable network,
      Keeping keeping) {
    this.model = model;
    this.onward = onward;
    this.relays = relays;
    this.network = network;
    this.keeping = keeping;
    getStyleClass().add("chats");
    PartBar parts = new PartBar(model);
    VBox.setMargin(parts, new Insets(0, 16, 8, 16));
    header = header(add, settings);
    setTop(new VBox(header, new CatchUpLine(model), new VBox(parts)));
    setCenter(list);
    setBottom(notices);
    notices.getStyleClass().add("troubles");
    model.notices().addListener((ListChangeListener<Notice>) _ -> showNotices());
    showNotices();
    prepareList();
  }

  /// Puts a button among those beside my name.
  public void offer(Button button) {
    header.getChildren().add(header.getChildren().size() - 1, button);
  }

  /// Puts a field above the list, and what it finds over the list while it finds something.
  public void cover(Node field, Node found, ObservableValue<Boolean> covers) {
    if (getTop() instanceof VBox top) {
      top.getChildren().add(1, field);
    }
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DOWN && !covers.getValue()) {
            focusList();
            event.consume();
          }
        });
    Node usual = getCenter();
    setCenter(new StackPane(usual, found));
    covers.subscribe(now -> {
      if (getTop() instanceof VBox top) {
        Pieces.present(top.getChildren().getLast(), !now);
      }
      usual.setVisible(!now);
      found.setVisible(now);
    });
  }

  private HBox header(Runnable add, Runnable settings) {
    Texts texts = model.texts();
    Avatar avatar = new Avatar(36);
    EmojiLabel name = new EmojiLabel("me-name", NAME_EMOJI);
    model
        .myName()
        .subscribe(mine -> {
          name.show(mine);
          avatar.show(model.me(), mine, false);
        });
    HBox line =
        new HBox(
            myself(avatar, name, settings),
            Pieces.spacer(),
            Pieces.iconButton(Icon.NOTES, texts.get("chats.notes"), "open-notes", this::openNotes),
            Pieces.iconButton(Icon.ADD_PERSON, texts.get("chats.add"), "add-person", add),
            Pieces.iconButton(
                Icon.SETTINGS, texts.get("chats.settings"), "open-settings", settings));
    line.getStyleClass().add("me");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /// Who looks for their own name or picture clicks on them: the settings begin with both.
  private Button myself(Avatar avatar, EmojiLabel name, Runnable settings) {
    HBox both = new HBox(avatar, name);
    both.getStyleClass().add("me-both");
    both.setAlignment(Pos.CENTER_LEFT);
    Button mine = new Button();
    mine.setGraphic(both);
    mine.getStyleClass().add("me-button");
    mine.accessibleTextProperty()
        .bind(model.myName().map(called -> model.texts().get("chats.me", called)));
    mine.setTooltip(Pieces.tooltip(model.texts().get("chats.me.hint")));
    mine.setMinWidth(0);
    mine.setOnAction(_ -> settings.run());
    return mine;
  }

  private void openNotes() {
    model.openNotes();
    onward.write();
  }

  private void prepareList() {
    list.getStyleClass().add("chat-list");
    list.setAccessibleText(model.texts().get("chats.list"));
    list.setCellFactory(_ -> new ChatCell(model.texts()));
    list.setItems(model.rows());
    list.getSelectionModel().selectedItemProperty().addListener((_, old, now) -> chosen(old, now));
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (!menu.isShowing() && pressed(event)) {
            event.consume();
          }
        });
    list.focusedProperty().subscribe(this::attend);
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, ChatsView::onlyAsk);
    list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::showMenu);
    list.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            Platform.runLater(onward::write);
          }
        });
    model.selected().addListener((_, _, now) -> follow(now));
    model
        .rows()
        .addListener(
            (ListChangeListener<ChatRow>)
                _ -> {
                  follow(model.selected().get());
                  attend(list.isFocused());
                  noteMark.ask();
                });
    list.getFocusModel()
        .focusedIndexProperty()
        .addListener((_, _, _) -> {
          // While the rows change the list loses count of them.
          if (!model.isRenewing()) {
            noteMark();
          }
        });
    follow(model.selected().get());
  }

  private void noteMark() {
    if (list.getFocusModel().getFocusedItem() instanceof ChatRow.Openable row) {
      marked = Optional.of(row.conversation());
    }
  }

  /// Where nothing is chosen the mark stays at its row, also while the keys are elsewhere; whoever
  /// comes with them and has no such row begins at the first.
  private void attend(boolean now) {
    if (list.getSelectionModel().isEmpty()) {
      int there = rowOf(marked);
      int row = there < 0 && now ? firstRow() : there;
      if (row >= 0) {
        list.getFocusModel().focus(row);
      }
    }
  }

  private int firstRow() {
    return IntStream.range(0, model.rows().size())
        .filter(at -> model.rows().get(at) instanceof ChatRow.Openable)
        .findFirst()
        .orElse(-1);
  }

  private int rowOf(Optional<ConversationId> wanted) {
    return IntStream.range(0, model.rows().size())
        .filter(at ->
            wanted.isPresent()
                && model.rows().get(at) instanceof ChatRow.Openable row
                && row.conversation().equals(wanted.get()))
        .findFirst()
        .orElse(-1);
  }

  /// The first key chooses the row that is marked, instead of the one beside it.
  private boolean begins() {
    int at = list.getFocusModel().getFocusedIndex();
    if (at < 0 || !list.getSelectionModel().isEmpty()) {
      return false;
    }
    list.getSelectionModel().select(at);
    return true;
  }

  private boolean pressed(KeyEvent event) {
    Optional<ChatKey> key = ChatKey.of(event);
    Optional<ConversationId> chosen = model.selected().get();
    if (key.isEmpty()) {
      return false;
    }
    switch (key.get()) {
      case CHOOSE -> {
        return begins();
      }
      case WRITE -> {
        if (begins()) {
          Platform.runLater(onward::enter);
        } else {
          onward.enter();
        }
      }
      case DELETE -> chosen.ifPresent(keeping::delete);
      case UP -> chosen.ifPresent(id -> keeping.move(id, -1));
      case DOWN -> chosen.ifPresent(id -> keeping.move(id, 1));
      case MENU ->
          chosen.ifPresent(id -> {
            Node cell = list.lookup(".chat-cell:selected");
            Bounds place = (cell == null ? list : cell).localToScreen(list.getLayoutBounds());
            showMenu(id, place.getMinX() + MENU_INDENT, place.getMinY() + MENU_INDENT);
          });
    }
    return true;
  }

  /// Whoever wants the menu does not open the conversation, which would say that it was read.
  private static void onlyAsk(MouseEvent event) {
    if (event.getButton() == MouseButton.SECONDARY) {
      event.consume();
    }
  }

  private void showMenu(ContextMenuEvent event) {
    if (event.isKeyboardTrigger()) {
      return;
    }
    Ancestors.from(event.getPickResult().getIntersectedNode())
        .filter(ChatCell.class::isInstance)
        .map(cell -> ((ChatCell) cell).getItem())
        .filter(ChatRow.Openable.class::isInstance)
        .map(ChatRow.Openable.class::cast)
        .findFirst()
        .ifPresent(row -> {
          showMenu(row.conversation(), event.getScreenX(), event.getScreenY());
          event.consume();
        });
  }

  private void showMenu(ConversationId conversation, double x, double y) {
    menu.getItems().setAll(keeping.menu(conversation));
    if (!menu.getItems().isEmpty()) {
      menu.show(list, x, y);
    }
  }

  private void chosen(@Nullable ChatRow old, @Nullable ChatRow now) {
    if (following || model.isRenewing() || now == null) {
      return;
    }
    if (now instanceof ChatRow.Openable row) {
      model.open(row);
    } else {
      stepOver(old, now);
    }
  }

  /// Arrow keys pass headings in the direction they were going.
  private void stepOver(@Nullable ChatRow old, ChatRow heading) {
    int at = model.rows().indexOf(heading);
    int from = old == null ? -1 : model.rows().indexOf(old);
    int next = from > at ? at - 1 : at + 1;
    Platform.runLater(() -> {
      if (next >= 0
          && next < model.rows().size()
          && model.rows().get(next) instanceof ChatRow.Openable) {
        list.getSelectionModel().select(next);
        list.getFocusModel().focus(next);
      } else {
        follow(model.selected().get());
      }
    });
  }

  /// Marks the open conversation's line, wherever it has moved to.
  private void follow(Optional<ConversationId> selected) {
    following = true;
    int index = rowOf(selected);
    if (index < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != index) {
      list.getSelectionModel().clearAndSelect(index);
    }
    following = false;
  }

  private void showNotices() {
    notices
        .getChildren()
        .setAll(
            model.notices().stream()
                .map(notice -> new NoticeLine(model, notice, relays, network))
                .toList());
    Pieces.present(notices, !notices.getChildren().isEmpty());
  }

  /// Lets an input method compose while the list has the focus.
  public void passInput(PassedInput there) {
    there.on(list);
  }

  /// Whether the list has the keys, or has them as soon as its window has them.
  public boolean hasFocus() {
    return list.getScene() != null && list.equals(list.getScene().getFocusOwner());
  }

  /// Gives the list the keys.
  public void focusList() {
    list.requestFocus();
  }
}
