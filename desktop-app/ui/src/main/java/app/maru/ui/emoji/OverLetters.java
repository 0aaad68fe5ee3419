package app.maru.ui.emoji;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import javafx.scene.text.LayoutInfo;
import javafx.scene.text.Text;
import javafx.scene.text.TextLineInfo;

/// The pictures of the emoji in a field, each over the place of its letters.
///
/// The letters keep their places and are only not drawn there: the lines, the caret, what is
/// selected and what an input method composes are those of any field. It stands among what the
/// field scrolls, above the letters and below the caret.
final class OverLetters extends Region {
  /// What is drawn of a text reaches so far around it: the text may grow before it is laid out.
  private static final double AROUND = 1000;

  /// How large an emoji is beside its letters.
  private static final double BESIDE_LETTERS = 1.2;

  /// Most pictures have a margin, so they may be larger than a narrow place.
  private static final double OVER_PLACE = 1.2;

  /// Beside its letters, less than this is no room for a picture.
  private static final double NARROW = 0.75;

  private final TextInputControl field;
  private Text letters = new Text();
  private Text drawn = letters;
  private String searched = "";
  private List<Found> found = List.of();

  /// An emoji in the text, from one character up to another.
  private record Found(int start, int end, Emoji.Sign sign) {}

  /// Where letters of an emoji are; the picture stands where it begins, should a line end amid it.
  ///
  /// @param bare where no letters are drawn
  private record Placed(Optional<Emoji.Sign> sign, Rectangle2D place, Rectangle2D bare) {}

  OverLetters(TextInputControl field) {
    this.field = field;
    setManaged(false);
    setMouseTransparent(true);
  }

  /// Takes its place, once it is among what the field scrolls.
  void settle() {
    Parent scrolled = Objects.requireNonNull(getParent(), "it was put there");
    List<Node> beside = scrolled.getChildrenUnmodifiable();
    Node holder =
        beside.stream().filter(node -> textIn(node).isPresent()).reduce((_, last) -> last).get();
    letters = textIn(holder).get();
    drawn = letters;
    List.copyOf(beside.subList(beside.indexOf(holder) + 1, beside.indexOf(this)))
        .forEach(Node::toFront);
    letters.textProperty().subscribe(this::written);
    field.promptTextProperty().subscribe(this::written);
    List.of(
            letters.layoutBoundsProperty(),
            letters.layoutXProperty(),
            letters.layoutYProperty(),
            field.widthProperty(),
            field.heightProperty())
        .forEach(place -> place.subscribe(this::moved));
    if (field instanceof TextArea area) {
      area.scrollTopProperty().subscribe(this::moved);
      area.scrollLeftProperty().subscribe(this::moved);
    }
    written();
  }

  /// A field keeps its letters by themselves, an area in a group.
  private static Optional<Text> textIn(Node node) {
    return node instanceof Group group
        ? group.getChildren().stream().findFirst().flatMap(OverLetters::textIn)
        : Optional.of(node).filter(Text.class::isInstance).map(Text.class::cast);
  }

  /// Most of what is typed has no emoji, and nothing more is done for it.
  private void written() {
    String hint = Objects.requireNonNullElse(field.getPromptText(), "");
    String text = letters.getText().isEmpty() ? hint : letters.getText();
    if (!found.isEmpty() || Emoji.mayBeIn(text)) {
      requestLayout();
    }
  }

  private void moved() {
    if (!found.isEmpty()) {
      requestLayout();
    }
  }

  @Override
  protected void layoutChildren() {
    Text now = shown();
    if (!now.equals(drawn)) {
      drawn.setClip(null);
      drawn = now;
    }
    if (!drawn.getText().equals(searched)) {
      searched = drawn.getText();
      found = find(searched);
    }
    List<Placed> placed = found.isEmpty() ? List.of() : place();
    drawn.setClip(placed.isEmpty() ? null : allBut(placed));
    show(placed);
  }

  /// The letters, or the hint where nothing is written.
  private Text shown() {
    Parent scrolled = getParent();
    if (!letters.getText().isEmpty() || scrolled == null) {
      return letters;
    }
    return scrolled.getChildrenUnmodifiable().stream()
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .filter(text -> !text.equals(letters))
        .findFirst()
        .orElse(letters);
  }

  private static List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    int at = 0;
    for (Emoji.Piece piece : Emoji.all().pieces(text)) {
      int start = at;
      int end = start + piece.text().length();
      piece.sign().ifPresent(sign -> found.add(new Found(start, end, sign)));
      at = end;
    }
    return found;
  }

  /// Those that can be seen, and a page more on each side: a long text has thousands.
  private List<Placed> place() {
    LayoutInfo info = drawn.getLayoutInfo();
    Bounds seen = drawn.sceneToLocal(field.localToScene(field.getLayoutBounds()));
    double top = seen.getMinY() - seen.getHeight();
    double bottom = seen.getMaxY() + seen.getHeight();
    List<Placed> placed = new ArrayList<>();
    for (TextLineInfo line : info.getTextLines(false)) {
      if (line.bounds().getMaxY() > top && line.bounds().getMinY() < bottom) {
        place(new LetterLine(info, searched, line.start(), line.end()), placed);
      }
    }
    double left = seen.getMinX() - seen.getWidth();
    double right = seen.getMaxX() + seen.getWidth();
    placed.removeIf(each -> each.place().getMaxX() < left || each.place().getMinX() > right);
    return placed;
  }

  private void place(LetterLine line, List<Placed> placed) {
    double size = drawn.getFont().getSize();
    for (Found each : found) {
      if (each.end() > line.start() && each.start() < line.end()) {
        Optional<Emoji.Sign> begun =
            Optional.of(each.sign()).filter(_ -> each.start() >= line.start());
        Optional<Rectangle2D> place = line.place(each.start(), each.end());
        Optional<Rectangle2D> bare = line.bare(each.start(), each.end(), size);
        if (place.isPresent() && bare.isPresent()) {
          placed.add(new Placed(begun, place.get(), bare.get()));
        }
      }
    }
  }

  /// The text without the places of its emoji.
  private Path allBut(List<Placed> placed) {
    Bounds whole = drawn.getLayoutBounds();
    Path path = new Path();
    path.setStroke(null);
    path.setFill(Color.BLACK);
    path.setFillRule(FillRule.EVEN_ODD);
    add(
        path,
        new Rectangle2D(
            whole.getMinX() - AROUND,
            whole.getMinY() - AROUND,
            whole.getWidth() + 2 * AROUND,
            whole.getHeight() + 2 * AROUND));
    placed.forEach(each -> add(path, each.bare()));
    return path;
  }

  private static void add(Path path, Rectangle2D box) {
    path.getElements()
        .addAll(
            new MoveTo(box.getMinX(), box.getMinY()),
            new HLineTo(box.getMaxX()),
            new VLineTo(box.getMaxY()),
            new HLineTo(box.getMinX()),
            new ClosePath());
  }

  private void show(List<Placed> placed) {
    List<Placed> begun = placed.stream().filter(each -> each.sign().isPresent()).toList();
    List<Node> pictures = getChildren();
    if (pictures.size() > begun.size()) {
      pictures.subList(begun.size(), pictures.size()).clear();
    }
    while (pictures.size() < begun.size()) {
      pictures.add(picture());
    }
    for (int at = 0; at < begun.size(); at++) {
      lay((ImageView) pictures.get(at), begun.get(at));
    }
  }

  private static ImageView picture() {
    ImageView picture = new ImageView();
    picture.setManaged(false);
    picture.setSmooth(true);
    // The field is heard with its text; its pictures are nothing beside it.
    picture.setAccessibleRole(AccessibleRole.NODE);
    return picture;
  }

  private void lay(ImageView picture, Placed placed) {
    Rectangle2D place = placed.place();
    double letter = drawn.getFont().getSize();
    double width = place.getWidth();
    if (width < letter * NARROW) {
      // What stands for a missing glyph may be too narrow: the blank behind it serves, too.
      width = Math.max(width, Math.min(letter, placed.bare().getWidth()));
    }
    double size =
        Math.min(Math.min(width * OVER_PLACE, place.getHeight()), letter * BESIDE_LETTERS);
    picture.setImage(placed.sign().map(Pictures::of).orElse(null));
    picture.setFitWidth(size);
    picture.setFitHeight(size);
    picture.setLayoutX(drawn.getLayoutX() + place.getMinX() + (width - size) / 2);
    picture.setLayoutY(drawn.getLayoutY() + place.getMinY() + (place.getHeight() - size) / 2);
  }
}
