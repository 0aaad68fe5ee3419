package app.maru.ui.control;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/// The sign of Maru: floorboards laid into a speech bubble.
public final class Logo extends StackPane {
  private static final double DRAWN_SIZE = 96;
  private static final String BUBBLE =
      "M22 20 h52 a12 12 0 0 1 12 12 v28 a12 12 0 0 1 -12 12 h-30 l-16 13 v-13 h-6 "
          + "a12 12 0 0 1 -12 -12 v-28 a12 12 0 0 1 12 -12 z";
  private static final String BOARDS = "M10 37 h76 M10 55 h76 M60 20 v17 M34 37 v18";

  /// The sign, `size` pixels wide and high.
  public Logo(double size) {
    getStyleClass().add("logo");
    Region ground = new Region();
    ground.getStyleClass().add("logo-ground");
    ground.setStyle("-fx-background-radius: " + size * 0.25 + "px;");
    SVGPath bubble = new SVGPath();
    bubble.setContent(BUBBLE);
    bubble.getStyleClass().add("logo-bubble");
    SVGPath boards = new SVGPath();
    boards.setContent(BOARDS);
    boards.getStyleClass().add("logo-boards");
    StackPane drawing = new StackPane();
    drawing.getChildren().add(layer(bubble, boards));
    drawing.setScaleX(size / DRAWN_SIZE);
    drawing.setScaleY(size / DRAWN_SIZE);
    getChildren().addAll(ground, drawing);
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
  }

  private static Region layer(SVGPath... shapes) {
    Region layer =
        new Region() {
          {
            getChildren().addAll(shapes);
          }
        };
    layer.setMinSize(DRAWN_SIZE, DRAWN_SIZE);
    layer.setMaxSize(DRAWN_SIZE, DRAWN_SIZE);
    return layer;
  }
}
