package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// The lines of a list as they lie on the screen, and ways to move them.
final class Lines {
  private static final double NEAR_END = 24;
  private static final double PAGE = 0.9;

  private final ListView<Item> list;
  private @Nullable VirtualFlow<?> flow;

  Lines(ListView<Item> list) {
    this.list = list;
  }

  /// What holds them, while the list is shown. JavaFX forgets the style sheets of a window that is
  /// hidden, as in the tray: lines laid out there find no colours, and each says so in the log.
  @Nullable VirtualFlow<?> flow() {
    Scene scene = list.getScene();
    boolean hidden = scene == null || (scene.getWindow() != null && !scene.getWindow().isShowing());
    return hidden ? null : found();
  }

  private @Nullable VirtualFlow<?> found() {
    if (flow == null) {
      // Asked for with every line that scrolls by, and looking for it is not cheap.
      flow = (VirtualFlow<?>) list.lookup(".virtual-flow");
    }
    return flow;
  }

  /// The messages that can be seen.
  List<MessageCell> cells() {
    VirtualFlow<?> flow = found();
    List<MessageCell> cells = new ArrayList<>();
    if (flow != null && flow.getFirstVisibleCell() != null) {
      int last = flow.getLastVisibleCell().getIndex();
      for (int at = flow.getFirstVisibleCell().getIndex(); at <= last; at++) {
        if (flow.getVisibleCell(at) instanceof MessageCell cell) {
          cells.add(cell);
        }
      }
    }
    return cells;
  }

  /// The last message that can be seen.
  Optional<MessageCell> lastMessage() {
    return cells().reversed().stream().filter(cell -> cell.message().isPresent()).findFirst();
  }

  /// The last message of which more than half can be seen.
  Optional<Message> lowestRead(VirtualFlow<?> flow) {
    var last = flow.getLastVisibleCell();
    if (last == null) {
      return Optional.empty();
    }
    boolean mostly = last.getLayoutY() + last.getHeight() / 2 <= flow.getViewportLength();
    int at = Math.min(mostly ? last.getIndex() : last.getIndex() - 1, list.getItems().size() - 1);
    while (at >= 0 && !(list.getItems().get(at) instanceof Item.Bubble)) {
      at--;
    }
    return at >= 0 && list.getItems().get(at) instanceof Item.Bubble(var message, _, _)
        ? Optional.of(message)
        : Optional.empty();
  }

  /// Whether all of a message can be seen.
  boolean shows(MessageId message) {
    VirtualFlow<?> flow = flow();
    int at = indexOf(message);
    var cell = flow == null || at < 0 ? null : flow.getVisibleCell(at);
    return flow != null
        && cell != null
        && cell.getLayoutY() >= 0
        && cell.getLayoutY() + cell.getHeight() <= flow.getViewportLength();
  }

  /// Brings a line to the middle.
  void toMiddle(VirtualFlow<?> flow, int at) {
    // Twice: only lines that were laid out have a height.
    for (int round = 0; round < 2; round++) {
      list.layout();
      flow.scrollToTop(at);
      list.layout();
      var cell = flow.getVisibleCell(at);
      if (cell != null) {
        // One of the last never comes to the top, so it is where it is that counts.
        double middle = Math.max(0, (flow.getViewportLength() - cell.getHeight()) / 2);
        flow.scrollPixels(cell.getLayoutY() - middle);
      }
    }
    list.layout();
  }

  /// Scrolls as little as shows all of a line, or its beginning.
  void reveal(VirtualFlow<?> flow, int at) {
    list.layout();
    var cell = flow.getVisibleCell(at);
    if (cell == null) {
      toMiddle(flow, at);
    } else {
      double below = cell.getLayoutY() + cell.getHeight() - flow.getViewportLength();
      flow.scrollPixels(Math.min(cell.getLayoutY(), Math.max(0, below)));
      list.layout();
    }
  }

  /// Scrolls by nearly all that can be seen.
  void page(VirtualFlow<?> flow, boolean down) {
    var stays = down ? flow.getLastVisibleCell() : flow.getFirstVisibleCell();
    if (stays != null) {
      int at = stays.getIndex();
      double goal = stays.getLayoutY() - (down ? PAGE : -PAGE) * flow.getViewportLength();
      // Twice: JavaFX at times loses the part of a line above the edge when it learns how high
      // others are.
      for (int round = 0; round < 2; round++) {
        var cell = flow.getVisibleCell(at);
        if (cell != null) {
          flow.scrollPixels(cell.getLayoutY() - goal);
          list.layout();
        }
      }
    }
  }

  /// Brings the divider to the top, if there is one.
  void toDivider(VirtualFlow<?> flow) {
    int divider = list.getItems().indexOf(new Item.Unread());
    // Twice: only lines that were laid out have a height.
    for (int round = 0; divider >= 0 && round < 2; round++) {
      list.layout();
      flow.scrollToTop(divider);
    }
  }

  /// Shows the last line.
  void toEnd(VirtualFlow<?> flow) {
    list.layout();
    flow.setPosition(1);
    list.scrollTo(list.getItems().size() - 1);
    list.layout();
    flow.setPosition(1);
    list.layout();
  }

  /// Whether the last line can be seen, or nearly.
  boolean atEnd() {
    VirtualFlow<?> flow = flow();
    var last = flow == null ? null : flow.getLastVisibleCell();
    return flow == null
        || last == null
        || (last.getIndex() >= list.getItems().size() - 1
            && last.getLayoutY() + last.getHeight() <= flow.getViewportLength() + NEAR_END);
  }

  /// Whether a message, unless it is the last, begins above what can be seen.
  boolean isPast(VirtualFlow<?> flow, MessageId message) {
    int at = indexOf(message);
    var first = flow.getFirstVisibleCell();
    return at >= 0
        && first != null
        && at < list.getItems().size() - 1
        && (at < first.getIndex() || (at == first.getIndex() && first.getLayoutY() < 0));
  }

  /// Which line shows a message; negative if none does.
  int indexOf(MessageId id) {
    for (int at = 0; at < list.getItems().size(); at++) {
      if (list.getItems().get(at) instanceof Item.Bubble(var message, _, _)
          && message.id().equals(id)) {
        return at;
      }
    }
    return -1;
  }
}
