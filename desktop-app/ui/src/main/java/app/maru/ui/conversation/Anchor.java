package app.maru.ui.conversation;

import app.maru.messaging.MessageId;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/// Remembers which message the reader sees where, to put it there again after the list has grown
/// above it.
///
/// @param message the topmost visible message
/// @param y where its upper edge is, in pixels below the list's
record Anchor(Optional<MessageId> message, double y) {

  static Anchor of(VirtualFlow<?> flow, List<Item> items) {
    var first = flow.getFirstVisibleCell();
    if (first == null) {
      return new Anchor(Optional.empty(), 0);
    }
    for (int at = first.getIndex(); at < items.size(); at++) {
      var cell = flow.getVisibleCell(at);
      if (cell != null && items.get(at) instanceof Item.Bubble(var message, _, _)) {
        return new Anchor(Optional.of(message.id()), cell.getLayoutY());
      }
    }
    return new Anchor(Optional.empty(), 0);
  }

  void restore(VirtualFlow<?> flow, List<Item> items, ListView<Item> list) {
    if (message.isEmpty()) {
      return;
    }
    for (int at = 0; at < items.size(); at++) {
      if (items.get(at) instanceof Item.Bubble(var shown, _, _)
          && shown.id().equals(message.get())) {
        list.layout();
        flow.scrollToTop(at);
        list.layout();
        flow.scrollPixels(-y);
        return;
      }
    }
  }
}
