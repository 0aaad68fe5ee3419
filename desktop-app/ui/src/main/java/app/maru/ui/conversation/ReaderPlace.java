package app.maru.ui.conversation;

import app.maru.messaging.MessageId;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/// Where the reader of a conversation is, and how the list gets back there when it has changed, in
/// its lines or in its size.
final class ReaderPlace {
  private enum Where {
    /// With the newest, wherever that goes.
    END,
    /// Where reading begins: nobody has scrolled since.
    DIVIDER,
    /// Where the anchor is.
    ANCHOR
  }

  /// A message the person went to, until they scroll: no bar that opens covers it.
  ///
  /// @param moved whether the list had to leave its place for it
  private record Held(MessageId message, boolean moved) {}

  private final ConversationViewModel model;
  private final ListView<Item> list;
  private final Lines lines;
  private Where where = Where.END;
  private Anchor anchor = new Anchor(Optional.empty(), 0);
  private Optional<Held> held = Optional.empty();

  ReaderPlace(ConversationViewModel model, ListView<Item> list, Lines lines) {
    this.model = model;
    this.list = list;
    this.lines = lines;
  }

  /// Whether the list keeps to its end by itself.
  boolean follows() {
    return where == Where.END && !held.map(Held::moved).orElse(false);
  }

  /// From now on the list keeps to its end; it is not moved yet.
  void follow() {
    where = Where.END;
    held = Optional.empty();
  }

  /// Begins where reading does: at the divider, else at the end, which is not gone to yet.
  void begin(VirtualFlow<?> flow) {
    if (model.items().contains(new Item.Unread())) {
      toDivider(flow);
    }
  }

  private void toDivider(VirtualFlow<?> flow) {
    where = Where.DIVIDER;
    lines.toDivider(flow);
  }

  /// Goes to a line with a message, and holds that.
  void goTo(VirtualFlow<?> flow, int at, MessageId message) {
    where = Where.ANCHOR;
    lines.toMiddle(flow, at);
    held = Optional.of(new Held(message, false));
    remember(flow);
  }

  /// From now on nothing covers this message.
  void hold(MessageId message) {
    held = Optional.of(new Held(message, held.map(Held::moved).orElse(false)));
  }

  /// The reader takes the list in hand; where to is seen later.
  void leave() {
    where = follows() ? Where.END : Where.ANCHOR;
    held = Optional.empty();
  }

  /// The reader has moved the list, to where it is now.
  void settle(VirtualFlow<?> flow) {
    where = lines.atEnd() && model.endsHere() ? Where.END : Where.ANCHOR;
    remember(flow);
  }

  /// Remembers which messages are seen where.
  void remember(VirtualFlow<?> flow) {
    anchor = Anchor.of(flow, model.items());
  }

  /// Goes to the end.
  ///
  /// @param anyway also past what nobody has seen, which otherwise is where reading begins
  void toEnd(VirtualFlow<?> flow, boolean anyway) {
    if (model.items().isEmpty()) {
      return;
    }
    lines.toEnd(flow);
    if (!anyway && model.firstUnseen().filter(first -> lines.isPast(flow, first)).isPresent()) {
      // The list hears of the divider at once, and must not take that for news to follow.
      where = Where.DIVIDER;
      model.divide();
      toDivider(flow);
    }
    remember(flow);
  }

  /// The end goes on without the reader, who stays with what is shown.
  void stay() {
    where = Where.ANCHOR;
  }

  /// Puts a divider below what is shown, for a reader who stays.
  void divide(VirtualFlow<?> flow) {
    model.divide();
    if (anchor.message().isEmpty()) {
      // Nothing was shown yet: reading begins with the first.
      toDivider(flow);
    } else {
      where = Where.ANCHOR;
      anchor.restore(flow, model.items(), list);
    }
    list.layout();
    if (lines.atEnd()) {
      where = Where.END;
    }
    remember(flow);
  }

  /// Puts back in sight what the reader looks at.
  void restore(VirtualFlow<?> flow) {
    switch (where) {
      case END -> toEnd(flow, false);
      case DIVIDER -> lines.toDivider(flow);
      case ANCHOR -> anchor.restore(flow, model.items(), list);
    }
    // Perhaps there is room for both now.
    held = held.map(message -> reveal(flow, message.message()));
  }

  private Held reveal(VirtualFlow<?> flow, MessageId message) {
    int at = lines.indexOf(message);
    boolean hidden = at >= 0 && !lines.shows(message);
    if (hidden) {
      lines.reveal(flow, at);
      remember(flow);
    }
    return new Held(message, hidden);
  }
}
