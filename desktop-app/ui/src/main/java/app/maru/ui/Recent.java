package app.maru.ui;

import app.maru.messaging.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The conversations that were open, the last one first. While one walks among them with a key held
/// down, their order stays.
final class Recent {
  /// More than anybody walks through.
  private static final int MOST = 50;

  private final List<ConversationId> order = new ArrayList<>();
  private int at = -1;

  /// A conversation was opened.
  void opened(ConversationId conversation) {
    if (at < 0) {
      toFront(conversation);
    }
  }

  /// The next one of the walk, which begins at the front.
  Optional<ConversationId> step(boolean back) {
    if (order.size() < 2) {
      return Optional.empty();
    }
    at = Math.floorMod(Math.max(at, 0) + (back ? -1 : 1), order.size());
    return Optional.of(order.get(at));
  }

  /// The walk is over; where it ended is the last one that was open.
  void stay() {
    if (at >= 0) {
      ConversationId here = order.get(at);
      at = -1;
      toFront(here);
    }
  }

  private void toFront(ConversationId conversation) {
    order.remove(conversation);
    order.addFirst(conversation);
    if (order.size() > MOST) {
      order.removeLast();
    }
  }
}
