package app.maru.ui;

import app.maru.ui.conversation.Item;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/// What a reader sees of a list.
record Sight(ListView<?> list) {
  private VirtualFlow<?> flow() {
    return (VirtualFlow<?>) list.lookup(".virtual-flow");
  }

  /// Whether the whole last line is visible.
  boolean seesLast() {
    IndexedCell<?> last = flow().getLastVisibleCell();
    return last.getIndex() == list.getItems().size() - 1
        && last.getLayoutY() + last.getHeight() <= flow().getHeight() + 1;
  }

  /// Texts of the visible messages, each with its place in whole pixels.
  List<String> messages() {
    List<String> seen = new ArrayList<>();
    IndexedCell<?> first = flow().getFirstVisibleCell();
    IndexedCell<?> last = flow().getLastVisibleCell();
    if (first == null || last == null) {
      return seen;
    }
    for (int at = first.getIndex(); at <= last.getIndex(); at++) {
      IndexedCell<?> cell = flow().getVisibleCell(at);
      if (cell != null && cell.getItem() instanceof Item.Bubble(var message, _, _)) {
        seen.add(message.text() + "@" + Math.round(cell.getLayoutY()));
      }
    }
    return seen;
  }
}
