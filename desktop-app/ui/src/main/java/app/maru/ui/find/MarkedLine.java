package app.maru.ui.find;

import app.maru.ui.control.Pieces;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Rectangle;

/// Shows a [Marked] line; what has no room is cut.
final class MarkedLine extends HBox {
  private final String styleClass;

  MarkedLine(String styleClass) {
    this.styleClass = styleClass;
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
      Label label = Pieces.label(piece.text(), styleClass);
      if (piece.marked()) {
        label.getStyleClass().add("found-mark");
      }
      label.setMinWidth(USE_PREF_SIZE);
      getChildren().add(label);
    }
    if (!line.pieces().isEmpty()
        && !line.pieces().getLast().marked()
        && getChildren().getLast() instanceof Label last) {
      last.setMinWidth(0);
      last.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(last, Priority.ALWAYS);
    }
  }
}
