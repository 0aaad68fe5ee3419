package app.maru.ui;

import app.maru.messaging.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

  /// A conversation is deleted: also where it could be begun again, nobody goes back to it.
  void forget(ConversationId conversation) {
    if (at < 0) {
      order.remove(conversation);
    }
  }

  /// The next one of the walk, which begins at the open one, or before the first if none is open.
  ///
  /// @param there whether a conversation is still there: the others are forgotten
  Optional<ConversationId> step(
      boolean back, Optional<ConversationId> open, Predicate<ConversationId> there) {
    Optional<ConversationId> here = at < 0 ? open : Optional.of(order.get(at));
    order.removeIf(there.negate());
    int from = here.map(order::indexOf).orElse(-1);
    if (order.isEmpty() || (order.size() == 1 && from == 0)) {
      at = at < 0 ? at : from;
      return Optional.empty();
    }
    at =
        from < 0
            ? (back ? order.size() - 1 : 0)
            : Math.floorMod(from + (back ? -1 : 1), order.size());
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
