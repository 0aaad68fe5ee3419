package app.maru.ui.emoji;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text of as many lines as it needs, with its emoji as pictures.
public final class EmojiParagraph extends TextFlow {
  private final String styleClass;
  private final double size;

  /// @param styleClass of the letters
  /// @param size of an edge of an emoji, as made
  public EmojiParagraph(String styleClass, double size) {
    this.styleClass = styleClass;
    this.size = size;
    setMinWidth(0);
    setMinHeight(Region.USE_PREF_SIZE);
    setAccessibleRole(AccessibleRole.TEXT);
  }

  /// Shows a text that was made safe.
  public void show(String text) {
    setAccessibleText(text);
    getChildren().clear();
    for (Emoji.Piece piece : Emoji.all().pieces(text)) {
      getChildren()
          .add(
              piece.sign().isPresent()
                  ? new EmojiPicture(piece.sign().get(), size)
                  : letters(piece.text()));
    }
  }

  private Text letters(String text) {
    Text letters = new Text(text);
    letters.getStyleClass().add(styleClass);
    return letters;
  }
}
