package app.maru.ui.emoji;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A sentence of as many lines as it needs, with its emoji as pictures: a label that, where there
/// is one in its text, is drawn as a flow of letters that look like its own.
public final class EmojiWords extends Label {
  /// How large an emoji is beside its letters.
  private static final double BESIDE_LETTERS = 1.2;

  /// What the edges of a hint leave of its width.
  private static final double INSIDE_HINT = 0.93;

  private Optional<Node> sign = Optional.empty();
  private Optional<Region> flow = Optional.empty();

  /// @param text what was made safe
  /// @param styleClass of the label
  public EmojiWords(String text, String styleClass) {
    setText(text);
    getStyleClass().add(styleClass);
    setWrapText(true);
    setMinWidth(0);
    setMinHeight(USE_PREF_SIZE);
    textProperty().addListener(_ -> show());
    fontProperty().addListener(_ -> show());
    show();
  }

  /// Has a hint show its emoji as pictures.
  public static Tooltip shownIn(Tooltip hint) {
    EmojiWords words = new EmojiWords("", "tooltip-words");
    words.textProperty().bind(hint.textProperty());
    words.maxWidthProperty().bind(hint.maxWidthProperty().multiply(INSIDE_HINT));
    hint.setGraphic(words);
    hint.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    return hint;
  }

  /// Puts a sign before the words.
  public EmojiWords sign(Node before) {
    sign = Optional.of(before);
    show();
    return this;
  }

  private void show() {
    if (Emoji.all().isIn(getText())) {
      Region shown = besideSign(flow(getText()));
      flow = Optional.of(shown);
      // In this order: the label would take back its sign, which is among them now.
      setGraphic(shown);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    } else {
      flow = Optional.empty();
      setContentDisplay(ContentDisplay.LEFT);
      setGraphic(sign.orElse(null));
    }
  }

  private TextFlow flow(String text) {
    TextFlow made = new TextFlow();
    made.setMinWidth(0);
    made.setMinHeight(USE_PREF_SIZE);
    made.textAlignmentProperty().bind(textAlignmentProperty());
    made.lineSpacingProperty().bind(lineSpacingProperty());
    double size = Math.round(getFont().getSize() * BESIDE_LETTERS);
    for (Emoji.Piece piece : Emoji.all().pieces(text)) {
      made.getChildren()
          .add(
              piece.sign().isPresent()
                  ? new EmojiPicture(piece.sign().get(), size)
                  : letters(piece.text()));
    }
    return made;
  }

  private Text letters(String text) {
    Text letters = new Text(text);
    letters.fontProperty().bind(fontProperty());
    letters.fillProperty().bind(textFillProperty());
    return letters;
  }

  private Region besideSign(TextFlow words) {
    if (sign.isEmpty()) {
      return words;
    }
    HBox both = new HBox(sign.get(), words);
    both.spacingProperty().bind(graphicTextGapProperty());
    both.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    return both;
  }

  @Override
  protected double computePrefWidth(double height) {
    return flow.map(shown -> sides() + shown.prefWidth(-1))
        .orElseGet(() -> super.computePrefWidth(height));
  }

  @Override
  protected double computePrefHeight(double width) {
    double room = width < 0 ? width : Math.max(0, width - sides());
    return flow.map(shown -> snappedTopInset() + shown.prefHeight(room) + snappedBottomInset())
        .orElseGet(() -> super.computePrefHeight(width));
  }

  private double sides() {
    return snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected void layoutChildren() {
    if (flow.isEmpty()) {
      super.layoutChildren();
      return;
    }
    flow.get()
        .resizeRelocate(
            snappedLeftInset(),
            snappedTopInset(),
            getWidth() - sides(),
            getHeight() - snappedTopInset() - snappedBottomInset());
  }
}
