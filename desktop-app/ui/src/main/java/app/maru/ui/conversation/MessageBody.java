package app.maru.ui.conversation;

import app.maru.messaging.find.Needle;
import app.maru.ui.control.Click;
import app.maru.ui.emoji.Emoji;
import app.maru.ui.emoji.EmojiPicture;
import app.maru.ui.text.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.text.TextLineInfo;
import javafx.scene.transform.Shear;

/// What a message says: plain letters as one text, which is fast; formatting, links and emoji as
/// flows, a flow a block.
final class MessageBody extends Region {
  private static final double EMOJI = 19;
  private static final double EMOJI_ALONE = 44;

  /// So many emoji with nothing else are shown large.
  private static final int MOST_ALONE = 3;

  /// Stands for a picture among letters.
  private static final char PICTURE = '\ufffc';

  private static final double BETWEEN_LINES = 2;
  private static final double BETWEEN_BLOCKS = 4;

  /// The bundled font has no leaning letters, so these lean upright ones.
  private static final double LEANING = -0.2;

  /// Where leaning letters stay in their place: amid the small ones, so that a word reaches as
  /// little into the one before as into the next.
  private static final double HIP = 0.55;

  private final Text plain = new Text();
  private final List<TextFlow> blocks = new ArrayList<>();
  private final Marks marks = new Marks();
  private final Consumer<String> follow;
  private Optional<Needle> sought = Optional.empty();
  private Optional<String> shown = Optional.empty();
  private boolean oneLine;
  private double width;
  private double height;
  private double lastLine;

  /// @param follow a link was clicked
  MessageBody(Consumer<String> follow) {
    this.follow = follow;
    plain.getStyleClass().add("bubble-text");
    getChildren().add(plain);
  }

  /// Shows a text made safe. The same one stays as it is: a link made anew between pressing the
  /// button of the mouse and letting it go, as when the message has just been read, would miss the
  /// click.
  void show(String text) {
    if (shown.filter(text::equals).isPresent()) {
      return;
    }
    shown = Optional.of(text);
    blocks.clear();
    boolean flat = Markup.isPlain(text);
    if (flat && !Emoji.all().isIn(text)) {
      plain.setText(text);
    } else {
      plain.setText("");
      oneLine = text.indexOf('\n') < 0;
      List<Markup.Block> parts = Markup.parse(text);
      double size = alone(text) ? EMOJI_ALONE : EMOJI;
      parts.forEach(part -> blocks.add(flow(part, size)));
      oneLine &= blocks.size() == 1 && parts.getFirst().kind() == Markup.Kind.PLAIN;
    }
    put();
  }

  /// Marks what was looked for, or nothing.
  void mark(Optional<Needle> needle) {
    if (!sought.equals(needle)) {
      sought = needle;
      put();
    }
  }

  private void put() {
    for (TextFlow block : blocks) {
      block.getChildren().removeIf(Marks.class::isInstance);
      if (sought.isPresent()) {
        block.getChildren().addFirst(new Marks());
      }
    }
    getChildren()
        .setAll(
            !blocks.isEmpty()
                ? blocks
                : sought.isPresent() ? List.of(marks, plain) : List.of(plain));
    requestLayout();
  }

  private static boolean alone(String text) {
    List<Emoji.Piece> pieces = Emoji.all().pieces(text.replaceAll("\\s", ""));
    return pieces.size() <= MOST_ALONE
        && pieces.stream().allMatch(piece -> piece.sign().isPresent());
  }

  private TextFlow flow(Markup.Block block, double emojiSize) {
    TextFlow flow = new TextFlow();
    flow.getStyleClass()
        .add(
            switch (block.kind()) {
              case PLAIN -> "body-plain";
              case QUOTE -> "body-quote";
              case CODE -> "body-code";
            });
    flow.setLineSpacing(BETWEEN_LINES);
    for (Markup.Run run : block.runs()) {
      if (block.kind() == Markup.Kind.CODE || run.styles().contains(Markup.Style.CODE)) {
        flow.getChildren().add(letters(run.text(), run, true));
      } else if (run.link().isPresent()) {
        flow.getChildren().add(link(run, run.link().get()));
      } else {
        for (Emoji.Piece piece : Emoji.all().pieces(run.text())) {
          piece
              .sign()
              .<Node>map(sign -> new EmojiPicture(sign, emojiSize))
              .ifPresentOrElse(flow.getChildren()::add, () -> add(flow, piece.text(), run));
        }
      }
    }
    return flow;
  }

  private static void add(TextFlow flow, String text, Markup.Run run) {
    if (!run.styles().contains(Markup.Style.ITALIC)) {
      flow.getChildren().add(letters(text, run, false));
      return;
    }
    // A word never spans two lines, so it can lean as a whole.
    for (String word : text.split("(?<=\\s)", -1)) {
      Text leaning = letters(word, run, false);
      Shear lean = new Shear(LEANING, 0);
      lean.pivotYProperty()
          .bind(
              leaning.layoutBoundsProperty().map(room -> room.getMinY() + room.getHeight() * HIP));
      leaning.getTransforms().add(lean);
      flow.getChildren().add(leaning);
    }
  }

  /// As a flow counts them: a picture is one.
  private static String letters(TextFlow block) {
    StringBuilder letters = new StringBuilder();
    for (Node part : block.getChildren()) {
      if (part.isManaged()) {
        letters.append(part instanceof Text text ? text.getText() : PICTURE);
      }
    }
    return letters.toString();
  }

  private static Text letters(String text, Markup.Run run, boolean code) {
    Text letters = new Text(text);
    letters.getStyleClass().add("bubble-text");
    if (run.styles().contains(Markup.Style.BOLD)) {
      letters.getStyleClass().add("bold");
    }
    if (code) {
      letters.getStyleClass().add("code");
    }
    letters.setStrikethrough(run.styles().contains(Markup.Style.STRUCK));
    return letters;
  }

  private Node link(Markup.Run run, String link) {
    Text letters = letters(run.text(), run, false);
    letters.getStyleClass().add("link");
    letters.setUnderline(true);
    letters.setOnMouseClicked(event -> {
      if (Click.isIn(event)) {
        event.consume();
        follow.accept(link);
      }
    });
    return letters;
  }

  /// Lays itself out in at most `room`.
  void measure(double room) {
    if (blocks.isEmpty()) {
      measurePlain(room);
      return;
    }
    width = 0;
    for (TextFlow block : blocks) {
      width = Math.max(width, Math.min(room, Math.ceil(block.prefWidth(-1))));
    }
    height = BETWEEN_BLOCKS * (blocks.size() - 1);
    for (TextFlow block : blocks) {
      height += Math.ceil(block.prefHeight(width));
    }
    boolean fits = oneLine && Math.ceil(blocks.getFirst().prefWidth(-1)) <= room;
    lastLine = fits ? width : Double.MAX_VALUE;
  }

  private void measurePlain(double room) {
    plain.setWrappingWidth(0);
    width = plain.getLayoutBounds().getWidth();
    if (width > room) {
      plain.setWrappingWidth(room);
      width = Math.min(room, plain.getLayoutBounds().getWidth());
    }
    height = plain.getLayoutBounds().getHeight();
    List<TextLineInfo> lines = plain.getLayoutInfo().getTextLines(false);
    lastLine = lines.isEmpty() ? 0 : lines.getLast().bounds().getWidth();
  }

  /// How wide it became.
  double width() {
    return width;
  }

  /// How high it became.
  double height() {
    return height;
  }

  /// How wide its last line is; endless if nothing fits behind it.
  double lastLine() {
    return lastLine;
  }

  @Override
  protected void layoutChildren() {
    if (blocks.isEmpty()) {
      plain.relocate(0, 0);
      if (sought.isPresent()) {
        marks.setLayoutX(plain.getLayoutX());
        marks.setLayoutY(plain.getLayoutY());
        marks.show(sought, plain.getText(), plain::rangeShape);
      }
      return;
    }
    double y = 0;
    for (TextFlow block : blocks) {
      double high = Math.ceil(block.prefHeight(getWidth()));
      block.resizeRelocate(0, y, getWidth(), high);
      if (block.getChildren().getFirst() instanceof Marks below) {
        below.show(sought, letters(block), (from, to) -> block.getRangeShape(from, to, false));
      }
      y += high + BETWEEN_BLOCKS;
    }
  }
}
