package app.maru.ui.conversation;

import app.maru.messaging.MessageId;
import app.maru.ui.control.PassedInput;
import app.maru.ui.control.Pieces;
import app.maru.ui.model.Soon;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

/// The messages of a conversation, scrolled as a reader expects: opened at the first unread one,
/// following the newest while the reader is there, keeping its place otherwise.
final class MessageList extends StackPane {
  private final ConversationViewModel model;
  private final ListView<Item> list = new ListView<>();
  private final Lines lines = new Lines(list);
  private final MorePages more;
  private final NewestButton newest;
  private final Set<MessageId> unfolded = BubbleLine.nothingUnfolded();
  private final ListChangeListener<Item> changed = this::changed;
  private final WindowWatch watch;
  private final MessageHandling handling;
  private final MessageKeys keys;
  private final KeysPlace keysPlace;
  private final Light light = new Light();
  private final Tooltip hint = Pieces.tooltip("");
  private final ReaderPlace place;
  private final Soon keepPlace = new Soon(Platform::runLater, this::keepPlace);

  /// The position moves before the lines do.
  private final Soon judge = new Soon(Platform::runLater, this::judge);

  /// Whether the list was brought to where reading begins.
  private boolean begun;

  /// The reader's hand was on the list, and what it did is not judged yet.
  private boolean touched;

  /// How often the list is about to go to its end by itself.
  private int sticking;

  /// It is about to let its end go on without the reader.
  private boolean staying;

  /// Something changed while the window was hidden.
  private boolean missed;

  private double heightBefore;

  /// @param covered whether a card is in front
  MessageList(ConversationViewModel model, MessageMenu menu, ReadOnlyBooleanProperty covered) {
    this.model = model;
    this.watch = new WindowWatch(this, covered, () -> later(this::catchUp));
    this.handling = new MessageHandling(model, menu);
    this.keys = new MessageKeys(model.deeds(), menu, model::toNewest);
    getStyleClass().add("message-list");
    list.getStyleClass().add("messages");
    list.setAccessibleText(model.texts().get("conversation.messages"));
    list.setCellFactory(_ -> new MessageCell(model, this::line, light));
    keysPlace = new KeysPlace(list, lines, model.items());
    list.setItems(model.items());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.addEventFilter(ScrollEvent.ANY, _ -> touch());
    list.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        _ -> {
          touch();
          keysPlace.settleNow();
        });
    list.addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> touch());
    place = new ReaderPlace(model, list, lines);
    more = new MorePages(model, list, lines, place::follows);
    newest = new NewestButton(model.texts(), model::toNewest);
    StackPane.setAlignment(newest, Pos.BOTTOM_RIGHT);
    getChildren().addAll(list, newest);
    list.focusedProperty().subscribe(this::attend);
    model.items().addListener(new WeakListChangeListener<>(changed));
    model.below().subscribe(unread -> newest.tell(unread.intValue()));
    model.wanted().subscribe(_ -> later(this::showWanted));
    model.returns().addListener((_, _, _) -> stick(true));
    model.loaded().addListener((_, _, _) -> later(this::begin));
    list.skinProperty().addListener(_ -> later(this::begin));
    heightProperty().addListener(_ -> keepPlace.ask());
    widthProperty().addListener(_ -> keepPlace.ask());
    model.deeds().count().subscribe(_ -> lines.cells().forEach(MessageCell::mark));
  }

  private BubbleLine line() {
    return new BubbleLine(model.texts(), model.times(), unfolded, handling, hint);
  }

  private static void later(Runnable task) {
    Platform.runLater(task);
  }

  /// The first frame already stands where reading begins: scrolled one frame later, it flashes.
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    begin();
  }

  /// Scrolls to where reading begins, once there is something.
  private void begin() {
    VirtualFlow<?> flow = lines.flow();
    if (begun || flow == null || !model.loaded().get() || model.items().isEmpty()) {
      return;
    }
    begun = true;
    heightBefore = list.getHeight();
    flow.positionProperty().addListener(_ -> judge.ask());
    place.begin(flow);
    if (place.follows()) {
      place.toEnd(flow, false);
    }
    // The keys may have been here before the messages.
    later(() -> attend(list.isFocused()));
    later(this::look);
    keepPlace.ask();
    later(this::showWanted);
  }

  /// What came while the window was hidden is laid out when it is shown.
  private void catchUp() {
    if (!begun) {
      begin();
      return;
    }
    if (missed && lines.flow() != null) {
      missed = false;
      keepPlace();
    }
    showWanted();
    look();
  }

  /// Brings the message somebody looked for to the middle.
  private void showWanted() {
    Optional<MessageId> wanted = model.wanted().get();
    if (begun && wanted.isPresent() && find(wanted.get())) {
      model.arrived();
    }
  }

  /// Shows a message, if it is loaded, and makes it easy to see.
  private boolean find(MessageId id) {
    VirtualFlow<?> flow = lines.flow();
    int at = lines.indexOf(id);
    if (flow == null || at < 0) {
      return false;
    }
    keysPlace.settleNow();
    touched = false;
    place.goTo(flow, at, id);
    light.on(id);
    list.getFocusModel().focus(at);
    later(this::look);
    return true;
  }

  private void changed(ListChangeListener.Change<? extends Item> change) {
    VirtualFlow<?> flow = lines.flow();
    if (!begun || flow == null) {
      missed |= begun;
      later(this::begin);
      return;
    }
    boolean mineIsNew = false;
    while (change.next()) {
      mineIsNew |= change.wasAdded() && endsWithMine(change);
    }
    if (model.endsHere() && (place.follows() || mineIsNew)) {
      touched = false;
      if (!mineIsNew && model.isMuchComing()) {
        stay();
      } else {
        stick(mineIsNew);
      }
    }
    later(this::look);
  }

  private boolean endsWithMine(ListChangeListener.Change<? extends Item> change) {
    return !change.wasReplaced()
        && change.getTo() == model.items().size()
        && change.getAddedSubList().getLast() instanceof Item.Bubble(var message, _, _)
        && message.mine();
  }

  /// Nobody reads along while much comes in: what is shown stays, with a divider below it.
  private void stay() {
    place.stay();
    staying = true;
    later(() -> {
      staying = false;
      VirtualFlow<?> flow = lines.flow();
      if (flow != null) {
        place.divide(flow);
      }
      look();
    });
  }

  /// A new height, of the window or of the composer, moves nothing the reader looks at.
  private void keepPlace() {
    VirtualFlow<?> flow = lines.flow();
    if (begun && flow != null) {
      place.restore(flow);
      look();
    }
    heightBefore = list.getHeight();
  }

  /// To the end once the list has taken the change; what it does on the way there is not the
  /// reader's scrolling.
  ///
  /// @param anyway whether the person goes there, past what nobody has seen
  private void stick(boolean anyway) {
    place.follow();
    sticking++;
    later(() -> {
      if (anyway) {
        place.follow();
      }
      VirtualFlow<?> flow = lines.flow();
      // Who went to a message meanwhile stays there.
      if (place.follows() && flow != null) {
        place.toEnd(flow, anyway);
      }
      look();
      sticking--;
    });
  }

  /// Lets an input method compose while the messages have the focus.
  void passInput(PassedInput there) {
    there.on(list);
  }

  /// Gives the messages the keys.
  void focus() {
    list.requestFocus();
  }

  /// Whether somebody can look at the messages now.
  boolean isWatched() {
    return watch.isWatched();
  }

  /// Goes to a message, unless all of it can be seen already.
  void show(MessageId message) {
    place.hold(message);
    if (!lines.shows(message)) {
      CompletableFuture<Void> _ = model.jumpTo(message);
    }
  }

  /// Whether new messages scroll in.
  boolean isFollowing() {
    return place.follows();
  }

  /// A page up or down, from a key pressed elsewhere.
  void page(boolean down) {
    VirtualFlow<?> flow = lines.flow();
    touch();
    if (flow != null) {
      lines.page(flow, down);
    }
  }

  private void judge() {
    VirtualFlow<?> flow = lines.flow();
    if (flow != null) {
      // A key's way to an end is laid out only now.
      list.layout();
      if (sticking == 0 && !staying && list.getHeight() == heightBefore) {
        judge(flow);
      }
    }
    look();
  }

  /// Only the reader leaves the end; what the list does by itself is put right.
  private void judge(VirtualFlow<?> flow) {
    if (touched) {
      touched = false;
      place.settle(flow);
      return;
    }
    if (place.follows() && !lines.atEnd()) {
      stick(false);
    }
    place.remember(flow);
  }

  private void touch() {
    touched = true;
    place.leave();
  }

  /// Draws conclusions from what can be seen now.
  private void look() {
    VirtualFlow<?> flow = lines.flow();
    if (flow == null || !begun || staying) {
      return;
    }
    newest.offer(!lines.atEnd() || !model.endsHere());
    newest.tell(model.below().get());
    if (watch.isWatched()) {
      lines.lowestRead(flow).ifPresent(model::saw);
    }
    more.look(flow);
  }

  private void key(KeyEvent event) {
    touch();
    keysPlace.settleNow();
    if (keys.pressed(event, focused())) {
      event.consume();
    }
  }

  /// Who comes with the keys begins at a message that can be seen, unless they are at one.
  private void attend(boolean now) {
    keysPlace.settleNow();
    if (now && lines.flow() != null) {
      // What a card has changed is not laid out when it gives the keys back.
      list.layout();
    }
    if (now && focused().isEmpty()) {
      lines.lastMessage().ifPresent(cell -> list.getSelectionModel().select(cell.getIndex()));
    }
  }

  private Optional<MessageCell> focused() {
    int at = list.getFocusModel().getFocusedIndex();
    VirtualFlow<?> flow = lines.flow();
    return flow != null && at >= 0 && flow.getVisibleCell(at) instanceof MessageCell cell
        ? Optional.of(cell).filter(found -> found.message().isPresent())
        : Optional.empty();
  }
}
