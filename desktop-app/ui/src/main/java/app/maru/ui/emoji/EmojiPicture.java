package app.maru.ui.emoji;

import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/// One emoji as a picture that stands in a line of text.
public final class EmojiPicture extends Region {
  /// How much of it stands above the line letters stand on.
  private static final double ABOVE_LINE = 0.82;

  private final ImageView picture = new ImageView();
  private final double size;

  /// @param size of an edge, as made
  public EmojiPicture(Emoji.Sign sign, double size) {
    this.size = size;
    picture.setImage(Pictures.of(sign));
    picture.setFitWidth(size);
    picture.setFitHeight(size);
    picture.setSmooth(true);
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
    picture.setAccessibleText(sign.text());
    setMouseTransparent(true);
    getChildren().add(picture);
  }

  @Override
  public double getBaselineOffset() {
    return size * ABOVE_LINE;
  }

  @Override
  protected void layoutChildren() {
    picture.relocate(0, 0);
  }
}
