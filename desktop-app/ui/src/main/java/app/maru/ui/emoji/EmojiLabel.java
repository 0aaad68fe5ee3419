package app.maru.ui.emoji;

import app.maru.ui.control.Pieces;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A text of one line with its emoji as pictures; what has no room ends in an ellipsis.
public final class EmojiLabel extends Region {
  private static final double GAP = 1;

  private final String styleClass;
  private final double size;

  /// There is always one, which is as high as the line.
  private final Label first;

  private List<Node> pieces;

  /// @param styleClass of the letters
  /// @param size of an edge of an emoji, as made
  public EmojiLabel(String styleClass, double size) {
    this.styleClass = styleClass;
    this.size = size;
    this.first = Pieces.label("", styleClass);
    this.pieces = List.of(first);
    getChildren().add(first);
  }

  /// Shows a text that was made safe.
  public void show(String text) {
    if (text.equals(getAccessibleText())) {
      return;
    }
    setAccessibleText(text);
    List<Node> shown = new ArrayList<>();
    shown.add(first);
    first.setText("");
    for (Emoji.Piece piece : Emoji.all().pieces(text)) {
      piece
          .sign()
          .<Node>map(sign -> new EmojiPicture(sign, size))
          .ifPresentOrElse(shown::add, () -> addLetters(shown, piece.text()));
    }
    if (!pieces.equals(shown)) {
      pieces = shown;
      getChildren().setAll(shown);
    }
    requestLayout();
  }

  private void addLetters(List<Node> shown, String letters) {
    if (shown.size() == 1) {
      first.setText(letters);
      return;
    }
    Label label = Pieces.label(letters, styleClass);
    first.getPseudoClassStates().forEach(state -> label.pseudoClassStateChanged(state, true));
    shown.add(label);
  }

  /// Changes a state of the letters, for their style.
  public void mark(PseudoClass state, boolean on) {
    for (Node piece : pieces) {
      piece.pseudoClassStateChanged(state, on);
    }
  }

  @Override
  protected double computePrefWidth(double height) {
    double width = 0;
    for (Node piece : pieces) {
      double wanted = Math.ceil(piece.prefWidth(-1));
      width += wanted > 0 && width > 0 ? GAP + wanted : wanted;
    }
    return snappedLeftInset() + width + snappedRightInset();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return snappedTopInset() + Math.ceil(first.prefHeight(-1)) + snappedBottomInset();
  }

  @Override
  protected double computeMaxHeight(double width) {
    return prefHeight(width);
  }

  @Override
  public double getBaselineOffset() {
    return snappedTopInset() + first.getBaselineOffset();
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double end = getWidth() - snappedRightInset();
    double high = getHeight() - snappedTopInset() - snappedBottomInset();
    for (Node piece : pieces) {
      double wanted = Math.ceil(piece.prefWidth(-1));
      boolean picture = piece instanceof EmojiPicture;
      double width = Math.min(wanted, Math.max(0, end - x));
      boolean fits = picture ? width == wanted : width > 0;
      piece.setVisible(fits);
      double height = picture ? size : high;
      piece.resizeRelocate(x, snappedTopInset() + (high - height) / 2, width, height);
      if (width < wanted) {
        // Nothing comes behind what was cut.
        x = end;
      } else if (wanted > 0) {
        x += width + GAP;
      }
    }
  }
}
