package app.maru.ui.conversation;

import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.p2p.Path;
import app.maru.ui.control.Pieces;
import app.maru.ui.control.Ticks;
import app.maru.ui.text.SafeText;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// One message: a bubble on its writer's side. Used again for other messages as the list scrolls.
final class BubbleLine extends Region {
  /// A longer message is cut until the reader asks for all of it: laying out a book stops the list.
  static final int SHOWN_AT_FIRST = 1_800;

  private static final double MAX_BUBBLE = 560;
  private static final double SHARE = 0.76;
  private static final double SIDE = 20;
  private static final double NEXT_IN_GROUP = 3;
  private static final double NEXT_GROUP = 10;
  private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");
  private static final PseudoClass OPENS = PseudoClass.getPseudoClass("opens");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final PseudoClass CLOSES = PseudoClass.getPseudoClass("closes");

  /// Messages the reader asked to see in full; shared by the lines of one list.
  private final Set<MessageId> unfolded;

  private final Texts texts;
  private final Times times;
  private final Text text = new Text();
  private final Label time = Pieces.label("", "bubble-time");
  private final Label late = Pieces.label("", "bubble-late");
  private final Ticks ticks = new Ticks();
  private final HBox meta = new HBox(late, time, ticks);
  private final Hyperlink more = new Hyperlink();
  private final BubblePane bubble = new BubblePane(text, meta, more);
  private final Tooltip tooltip = Pieces.tooltip("");
  private final Consumer<Message> retry;
  private boolean mine;
  private boolean opens;
  private @Nullable Message shown;

  /// @param retry sends a failed message again
  BubbleLine(Texts texts, Times times, Set<MessageId> unfolded, Consumer<Message> retry) {
    this.texts = texts;
    this.times = times;
    this.unfolded = unfolded;
    this.retry = retry;
    getStyleClass().add("bubble-line");
    text.getStyleClass().add("bubble-text");
    meta.getStyleClass().add("bubble-meta");
    late.setText(texts.get("message.late"));
    more.getStyleClass().add("bubble-more");
    more.setFocusTraversable(false);
    more.setOnAction(_ -> act());
    Tooltip.install(bubble, tooltip);
    MenuItem copy = new MenuItem(texts.get("conversation.copy"));
    copy.setOnAction(_ -> copy());
    ContextMenu menu = new ContextMenu(copy);
    bubble.setOnContextMenuRequested(
        event -> menu.show(bubble, event.getScreenX(), event.getScreenY()));
    getChildren().add(bubble);
  }

  /// Room for the messages of one list that were unfolded.
  static Set<MessageId> nothingUnfolded() {
    return new HashSet<>();
  }

  void show(Item.Bubble item) {
    Message message = item.message();
    shown = message;
    mine = message.mine();
    opens = item.opens();
    bubble.pseudoClassStateChanged(MINE, mine);
    bubble.pseudoClassStateChanged(OPENS, item.opens());
    bubble.pseudoClassStateChanged(CLOSES, item.closes());
    boolean cut = message.text().length() > SHOWN_AT_FIRST && !unfolded.contains(message.id());
    String body =
        cut
            ? message.text().substring(0, message.text().offsetByCodePoints(0, cutPoints(message)))
                + "…"
            : message.text();
    text.setText(SafeText.message(body));
    boolean failed = mine && message.state() == DeliveryState.FAILED;
    more.setText(
        failed
            ? Ticks.words(message, texts) + " · " + texts.get("conversation.retry")
            : texts.get("conversation.more"));
    more.pseudoClassStateChanged(FAILED, failed);
    Pieces.present(more, cut || failed);
    time.setText(times.time(message.sentAt()));
    Pieces.present(late, message.late());
    ticks.show(mine ? Optional.of(message.state()) : Optional.empty());
    tooltip.setText(hint(message));
    bubble.changed();
    requestLayout();
  }

  private static int cutPoints(Message message) {
    return message.text().codePointCount(0, SHOWN_AT_FIRST) - 1;
  }

  private String hint(Message message) {
    StringBuilder hint = new StringBuilder(times.moment(message.sentAt()));
    String went = went(message, texts);
    if (!went.isEmpty()) {
      hint.append("\n").append(went);
    }
    if (message.late()) {
      hint.append("\n").append(texts.get("message.late.at", times.moment(message.arrivedAt())));
    }
    return hint.toString();
  }

  /// How far a message of mine came, and by which way any message did, once that is known.
  private static String went(Message message, Texts texts) {
    String way = message.path().map(path -> words(message, path, texts)).orElse("");
    if (!message.mine()) {
      return way;
    }
    String state = Ticks.words(message, texts);
    return way.isEmpty() ? state : state + " · " + way;
  }

  private static String words(Message message, Path path, Texts texts) {
    return switch (path) {
      case DIRECT -> texts.get("path.direct");
      case RELAY ->
          message.mine() && message.state() == DeliveryState.SENT
              ? texts.get("path.relay.kept")
              : texts.get("path.relay");
    };
  }

  /// What a screen reader says.
  static String spoken(Message message, String title, Texts texts, Times times) {
    String at = times.time(message.sentAt());
    String said = SafeText.message(message.text());
    return message.mine()
        ? texts.get("message.spoken.mine", at, said, went(message, texts))
        : texts.get("message.spoken.theirs", title, at, said);
  }

  /// Puts the message's text on the clipboard.
  void copy() {
    Message message = shown;
    if (message != null) {
      ClipboardContent content = new ClipboardContent();
      content.putString(SafeText.message(message.text()));
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  private void act() {
    Message message = shown;
    if (message == null) {
      return;
    }
    if (mine && message.state() == DeliveryState.FAILED) {
      retry.accept(message);
    } else {
      unfolded.add(message.id());
      show(new Item.Bubble(message, opens, true));
    }
  }

  private double most(double width) {
    return Math.max(120, Math.min(MAX_BUBBLE, (width - 2 * SIDE) * SHARE));
  }

  private double above() {
    return opens ? NEXT_GROUP : NEXT_IN_GROUP;
  }

  @Override
  protected double computePrefHeight(double width) {
    bubble.widthWithin(most(width));
    return above() + bubble.prefHeight(most(width));
  }

  @Override
  protected void layoutChildren() {
    double most = most(getWidth());
    double width = bubble.widthWithin(most);
    double height = bubble.prefHeight(most);
    double x = mine ? getWidth() - SIDE - width : SIDE;
    bubble.resizeRelocate(snapPositionX(x), above(), width, height);
  }
}
