package app.maru.ui.find;

import app.maru.ui.emoji.EmojiLabel;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Rectangle;

/// Shows a [Marked] line; what has no room is cut.
final class MarkedLine extends HBox {
  private final String styleClass;
  private final double emoji;

  /// @param emoji how large these are, as made
  MarkedLine(String styleClass, double emoji) {
    this.styleClass = styleClass;
    this.emoji = emoji;
    getStyleClass().add("marked-line");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    Rectangle room = new Rectangle();
    room.widthProperty().bind(widthProperty());
    room.heightProperty().bind(heightProperty());
    setClip(room);
  }

  void show(Marked line) {
    getChildren().clear();
    for (Marked.Piece piece : line.pieces()) {
      EmojiLabel label = new EmojiLabel(styleClass, emoji);
      label.show(piece.text());
      if (piece.marked()) {
        label.getStyleClass().add("found-mark");
      }
      label.setMinWidth(USE_PREF_SIZE);
      getChildren().add(label);
    }
    if (!line.pieces().isEmpty()
        && !line.pieces().getLast().marked()
        && getChildren().getLast() instanceof EmojiLabel last) {
      last.setMinWidth(0);
      last.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(last, Priority.ALWAYS);
    }
  }
}
