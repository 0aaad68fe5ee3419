package app.maru.ui.conversation;

import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Quote;
import app.maru.messaging.Traits;
import app.maru.messaging.find.Needle;
import app.maru.ui.control.Pieces;
import app.maru.ui.control.Rare;
import app.maru.ui.control.Ticks;
import app.maru.ui.look.Icon;
import app.maru.ui.text.SafeText;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One message: a bubble on its writer's side. Used again for other messages as the list scrolls.
final class BubbleLine extends Region {
  /// A longer message is cut until the reader asks for all of it: laying out a book stops the list.
  static final int SHOWN_AT_FIRST = 1_800;

  private static final double MAX_BUBBLE = 560;
  private static final double SHARE = 0.76;
  private static final double SIDE = 20;
  private static final double NEXT_IN_GROUP = 3;
  private static final double NEXT_GROUP = 10;
  private static final double MARK_GAP = 10;
  private static final PseudoClass RETRACTED = PseudoClass.getPseudoClass("retracted");
  private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");
  private static final PseudoClass OPENS = PseudoClass.getPseudoClass("opens");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final PseudoClass CLOSES = PseudoClass.getPseudoClass("closes");

  /// Messages the reader asked to see in full; shared by the lines of one list.
  private final Set<MessageId> unfolded;

  private final Texts texts;
  private final Times times;
  private final Label time = Pieces.label("", "bubble-time");
  private final Rare<Label> late;
  private final Rare<Label> edited;
  private final Rare<FontIcon> fades = new Rare<>(() -> Icon.TIMER.node("bubble-fades"));
  private final Rare<Ticks> ticks = new Rare<>(Ticks::new);
  private final HBox meta = new HBox();
  private final Rare<Label> forwarded;
  private final Rare<Hyperlink> more = new Rare<>(this::newMore);
  private final Rare<FontIcon> mark = new Rare<>(() -> Icon.CHOSEN.node("bubble-mark"));
  private final MessageBody body;
  private final Rare<Feelings> feelings;
  private final Rare<QuoteBox> quote;
  private final Rare<VBox> head = new Rare<>(BubbleLine::newHead);
  private final BubblePane bubble;
  private final Handling handling;
  private boolean mine;
  private boolean opens;
  private @Nullable Message shown;

  /// What a click on a part of a message does.
  interface Handling {
    /// Sends a failed message again.
    void retry(Message message);

    /// Puts an emoji under it, or takes it away.
    void feel(Message message, String emoji);

    /// Goes to a message that is quoted.
    void jump(Quote quote);

    /// Goes where a link leads.
    void follow(String link);

    /// Offers what can be done with it.
    ///
    /// @param unfold shows all of it, if it is cut
    void menu(
        Node bubble, Message message, double screenX, double screenY, Optional<Runnable> unfold);

    /// What the other is called.
    String title();

    /// Whether these are notes, which go nowhere.
    boolean isNotes();
  }

  /// @param hint is shown over any of the lines
  BubbleLine(Texts texts, Times times, Set<MessageId> unfolded, Handling handling, Tooltip hint) {
    this.texts = texts;
    this.times = times;
    this.unfolded = unfolded;
    this.handling = handling;
    late = new Rare<>(() -> Pieces.label(texts.get("message.late"), "bubble-late"));
    edited = new Rare<>(() -> Pieces.label(texts.get("message.edited"), "bubble-late"));
    forwarded = new Rare<>(() -> newForwarded(texts));
    body = new MessageBody(handling::follow);
    feelings = new Rare<>(() -> new Feelings(texts, handling::feel));
    quote = new Rare<>(() -> new QuoteBox(texts, handling::jump));
    bubble = new BubblePane(head, body, more, feelings, meta);
    getStyleClass().add("bubble-line");
    meta.getStyleClass().add("bubble-meta");
    Tooltip.install(bubble, hint);
    bubble.setOnMouseEntered(_ -> {
      Message message = shown;
      if (message != null) {
        hint.setText(hint(message));
      }
    });
    bubble.setOnContextMenuRequested(event -> {
      event.consume();
      menu(event.getScreenX(), event.getScreenY());
    });
    getChildren().add(bubble);
  }

  private static Label newForwarded(Texts texts) {
    Label forwarded = Pieces.label(texts.get("message.forwarded"), "bubble-forwarded");
    forwarded.setGraphic(Icon.FORWARD.node("bubble-forwarded-icon"));
    return forwarded;
  }

  private static VBox newHead() {
    VBox head = new VBox();
    head.getStyleClass().add("bubble-head");
    return head;
  }

  private Hyperlink newMore() {
    Hyperlink made = new Hyperlink();
    made.getStyleClass().add("bubble-more");
    made.setFocusTraversable(false);
    made.setOnAction(_ -> act());
    return made;
  }

  /// Room for the messages of one list that were unfolded.
  static Set<MessageId> nothingUnfolded() {
    return new HashSet<>();
  }

  private void menu(double screenX, double screenY) {
    Message message = shown;
    if (message != null) {
      Optional<Runnable> whole =
          isCut(message) ? Optional.of(() -> unfold(message)) : Optional.empty();
      handling.menu(bubble, message, screenX, screenY, whole);
    }
  }

  /// Offers what can be done with the message, from a key.
  void menu() {
    Bounds place = bubble.localToScreen(bubble.getLayoutBounds());
    if (place != null) {
      menu(place.getMinX() + place.getWidth() / 2, place.getMinY() + place.getHeight() / 2);
    }
  }

  /// Whether the message is one of those chosen.
  void chosen(boolean chosen) {
    mark.want(chosen);
    Rare.put(getChildren(), bubble, mark);
  }

  /// Marks what was looked for, or nothing; it may stand where the message was cut.
  void mark(Optional<Needle> sought) {
    Message message = shown;
    if (message != null && sought.isPresent() && isCut(message)) {
      unfold(message);
    }
    body.mark(sought);
  }

  private boolean isCut(Message message) {
    return message.text().length() > SHOWN_AT_FIRST && !unfolded.contains(message.id());
  }

  private void unfold(Message message) {
    unfolded.add(message.id());
    show(new Item.Bubble(message, opens, true));
  }

  void show(Item.Bubble item) {
    Message message = item.message();
    Traits traits = message.traits();
    shown = message;
    mine = message.mine();
    opens = item.opens();
    bubble.pseudoClassStateChanged(MINE, mine);
    bubble.pseudoClassStateChanged(OPENS, item.opens());
    bubble.pseudoClassStateChanged(CLOSES, item.closes());
    boolean cut = isCut(message);
    String body =
        cut
            ? message.text().substring(0, message.text().offsetByCodePoints(0, cutPoints(message)))
                + "…"
            : message.text();
    bubble.pseudoClassStateChanged(RETRACTED, traits.retracted());
    this.body.show(traits.retracted() ? texts.get("message.retracted") : SafeText.message(body));
    showHead(traits);
    if (feelings.want(Feelings.any(message))) {
      feelings.get().show(message);
    }
    boolean failed = DeedsViewModel.isLost(message);
    if (more.want(cut || failed)) {
      more.get()
          .setText(
              failed
                  ? Ticks.words(message, texts) + " · " + texts.get("conversation.retry")
                  : texts.get("conversation.more"));
      more.get().pseudoClassStateChanged(FAILED, failed);
    }
    showMeta(message);
    bubble.changed();
    requestLayout();
  }

  private void showHead(Traits traits) {
    boolean there = !traits.retracted();
    forwarded.want(traits.forwarded() && there);
    quote.want(traits.quote().isPresent() && there);
    traits
        .quote()
        .filter(_ -> there)
        .ifPresent(answered -> quote.get().show(answered, handling.title()));
    if (head.want(quote.isWanted() || forwarded.isWanted())) {
      Rare.put(head.get().getChildren(), forwarded, quote);
    }
  }

  private void showMeta(Message message) {
    Traits traits = message.traits();
    time.setText(times.time(message.sentAt()));
    late.want(message.late());
    edited.want(traits.edits() > 0 && !traits.retracted());
    fades.want(traits.lifetime() > 0);
    if (ticks.want(mine && !traits.retracted() && !handling.isNotes())) {
      ticks.get().show(Optional.of(message.state()));
    }
    Rare.put(meta.getChildren(), late, edited, fades, time, ticks);
  }

  private static int cutPoints(Message message) {
    return message.text().codePointCount(0, SHOWN_AT_FIRST) - 1;
  }

  private String hint(Message message) {
    StringBuilder hint = new StringBuilder(times.moment(message.sentAt()));
    Spoken spoken = new Spoken(texts, times);
    String went = spoken.went(message);
    if (!went.isEmpty() && !handling.isNotes()) {
      hint.append("\n").append(went);
    }
    if (message.traits().lifetime() > 0) {
      hint.append("\n").append(spoken.fades(message));
    }
    if (message.late()) {
      hint.append("\n").append(texts.get("message.late.at", times.moment(message.arrivedAt())));
    }
    return hint.toString();
  }

  /// Does what the words below the message offer: sends it again, or shows all of it.
  ///
  /// @return whether they offer anything
  boolean act() {
    Message message = shown;
    if (message == null || !more.isWanted()) {
      return false;
    }
    if (DeedsViewModel.isLost(message)) {
      handling.retry(message);
    } else {
      unfold(message);
    }
    return true;
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
    if (mark.isWanted()) {
      FontIcon sign = mark.get();
      double size = sign.prefWidth(-1);
      double markX = mine ? x - size - MARK_GAP : x + width + MARK_GAP;
      sign.relocate(markX, above() + (height + sign.prefHeight(-1)) / 2 - sign.getBaselineOffset());
    }
  }
}
