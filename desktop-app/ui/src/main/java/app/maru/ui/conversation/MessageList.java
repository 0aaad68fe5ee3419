package app.maru.ui.conversation;

import app.maru.messaging.MessageId;
import app.maru.ui.control.PassedInput;
import app.maru.ui.control.Pieces;
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
  private final Light light = new Light();
  private final Tooltip hint = Pieces.tooltip("");
  private boolean placed;
  private boolean following = true;
  private Anchor anchor = new Anchor(Optional.empty(), 0);

  /// What the person went to, until they scroll: no bar that opens covers it.
  private Optional<MessageId> held = Optional.empty();

  /// The list kept to its end before that one had to be held elsewhere.
  private boolean followedBefore;

  private boolean untouched = true;
  private boolean touched;
  private int sticking;
  private boolean staying;
  private boolean judging;
  private boolean keeping;
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
    list.setItems(model.items());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.addEventFilter(ScrollEvent.ANY, _ -> touch());
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> touch());
    list.addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> touch());
    more = new MorePages(model, list, lines, () -> following);
    newest = new NewestButton(model.texts(), model::toNewest);
    StackPane.setAlignment(newest, Pos.BOTTOM_RIGHT);
    getChildren().addAll(list, newest);
    list.focusedProperty().subscribe(this::attend);
    model.items().addListener(new WeakListChangeListener<>(changed));
    model.below().subscribe(unread -> newest.tell(unread.intValue()));
    model.wanted().subscribe(_ -> later(this::showWanted));
    model.returns().addListener((_, _, _) -> stick(true));
    model.loaded().addListener((_, _, _) -> later(this::place));
    list.skinProperty().addListener(_ -> later(this::place));
    heightProperty().addListener(_ -> keepPlaceSoon());
    widthProperty().addListener(_ -> keepPlaceSoon());
    model.deeds().count().subscribe(_ -> lines.cells().forEach(MessageCell::mark));
  }

  private BubbleLine line() {
    return new BubbleLine(model.texts(), model.times(), unfolded, handling, hint);
  }

  private static void later(Runnable task) {
    Platform.runLater(task);
  }

  /// Scrolls to where reading begins, once there is something.
  private void place() {
    VirtualFlow<?> flow = lines.flow();
    if (flow == null || !model.loaded().get() || model.items().isEmpty()) {
      return;
    }
    if (!placed) {
      placed = true;
      heightBefore = list.getHeight();
      flow.positionProperty().addListener(_ -> scrolled());
      int divider = model.items().indexOf(new Item.Unread());
      if (divider < 0) {
        stick(false);
      } else {
        following = false;
        lines.toDivider(flow);
      }
      later(this::look);
      keepPlaceSoon();
      later(this::showWanted);
    }
  }

  /// What came while the window was hidden is laid out when it is shown.
  private void catchUp() {
    if (!placed) {
      place();
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
    if (placed && wanted.isPresent() && find(wanted.get())) {
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
    following = false;
    followedBefore = false;
    touched = false;
    untouched = false;
    lines.toMiddle(flow, at);
    light.on(id);
    list.getFocusModel().focus(at);
    held = Optional.of(id);
    remember();
    later(this::look);
    return true;
  }

  private void changed(ListChangeListener.Change<? extends Item> change) {
    VirtualFlow<?> flow = lines.flow();
    if (!placed || flow == null) {
      missed |= placed;
      later(this::place);
      return;
    }
    boolean mineIsNew = false;
    while (change.next()) {
      mineIsNew |= change.wasAdded() && endsWithMine(change);
    }
    if (model.endsHere() && (following || mineIsNew)) {
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

  /// @param anyway whether the person goes there, past what nobody has seen
  private void bottom(boolean anyway) {
    VirtualFlow<?> flow = lines.flow();
    if (flow != null && !model.items().isEmpty()) {
      lines.toEnd(flow);
      if (!anyway && model.firstUnseen().filter(first -> lines.isPast(flow, first)).isPresent()) {
        following = false;
        untouched = true;
        model.divide();
        lines.toDivider(flow);
      }
      remember();
    }
    look();
  }

  /// Nobody reads along while much comes in: what is shown stays, with a divider below it.
  private void stay() {
    following = false;
    staying = true;
    later(() -> {
      staying = false;
      VirtualFlow<?> flow = lines.flow();
      if (flow != null) {
        // Where nothing was shown yet, reading begins with the first.
        untouched = anchor.message().isEmpty();
        model.divide();
        if (untouched) {
          lines.toDivider(flow);
        } else {
          anchor.restore(flow, model.items(), list);
        }
        list.layout();
        following = lines.atEnd();
        remember();
      }
      look();
    });
  }

  /// Once for all that changed at the same time.
  private void keepPlaceSoon() {
    if (!keeping) {
      keeping = true;
      later(() -> {
        keeping = false;
        keepPlace();
      });
    }
  }

  /// A new height, of the window or of the composer, moves nothing the reader looks at.
  private void keepPlace() {
    VirtualFlow<?> flow = lines.flow();
    if (placed && flow != null) {
      // Perhaps there is room now for both.
      following |= followedBefore;
      followedBefore = false;
      if (following) {
        bottom(false);
      } else if (untouched) {
        lines.toDivider(flow);
      } else {
        anchor.restore(flow, model.items(), list);
      }
      held.ifPresent(message -> hold(flow, message));
    }
    heightBefore = list.getHeight();
  }

  private void hold(VirtualFlow<?> flow, MessageId message) {
    int at = lines.indexOf(message);
    if (at >= 0 && !lines.shows(message)) {
      followedBefore = following;
      following = false;
      lines.reveal(flow, at);
      remember();
    }
  }

  /// To the end once the list has taken the change; what it does on the way there is not the
  /// reader's scrolling.
  private void stick(boolean anyway) {
    following = true;
    release();
    sticking++;
    later(() -> {
      following |= anyway;
      // Who went to a message meanwhile stays there.
      if (following) {
        bottom(anyway);
      }
      sticking--;
    });
  }

  private void release() {
    held = Optional.empty();
    followedBefore = false;
  }

  /// Lets an input method compose while the messages have the focus.
  void passInput(PassedInput there) {
    there.on(list);
  }

  /// Whether somebody can look at the messages now.
  boolean isWatched() {
    return watch.isWatched();
  }

  /// Goes to a message, unless all of it can be seen already.
  void show(MessageId message) {
    held = Optional.of(message);
    if (!lines.shows(message)) {
      CompletableFuture<Void> _ = model.jumpTo(message);
    }
  }

  /// Whether new messages scroll in.
  boolean isFollowing() {
    return following;
  }

  /// A page up or down, from a key pressed elsewhere.
  void page(boolean down) {
    VirtualFlow<?> flow = lines.flow();
    touch();
    if (flow != null) {
      flow.scrollPixels((down ? 0.9 : -0.9) * flow.getViewportLength());
    }
  }

  private void scrolled() {
    if (!judging) {
      judging = true;
      // The position moves before the lines do.
      later(() -> {
        judging = false;
        if (lines.flow() != null) {
          // A key's way to an end is laid out only now.
          list.layout();
          judge();
        }
        look();
      });
    }
  }

  /// Only the reader leaves the end; what the list does by itself is put right.
  private void judge() {
    if (sticking > 0 || staying || list.getHeight() != heightBefore) {
      return;
    }
    if (touched) {
      touched = false;
      following = lines.atEnd() && model.endsHere();
    } else if (following && !lines.atEnd()) {
      stick(false);
    }
    remember();
  }

  private void touch() {
    touched = true;
    untouched = false;
    release();
  }

  private void remember() {
    VirtualFlow<?> flow = lines.flow();
    if (flow != null) {
      anchor = Anchor.of(flow, model.items());
    }
  }

  /// Draws conclusions from what can be seen now.
  private void look() {
    VirtualFlow<?> flow = lines.flow();
    if (flow == null || !placed || staying) {
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
    if (keys.pressed(event, focused())) {
      event.consume();
    }
  }

  /// Who comes with the keys begins at a message that can be seen.
  private void attend(boolean now) {
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
