package app.maru.ui.settings;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Words with a control beside them at the end of the line, or below where beside it they would
/// have no room, as large letters in a small window leave them.
final class Abreast extends Region {
  /// Between the two in a line.
  private static final double BETWEEN = 20;

  /// From the words to the control below.
  private static final double BENEATH = 6;

  /// What words need in a line; fewer would fall apart into a column of syllables.
  private static final double ENOUGH = 160;

  private final Node words;
  private final Node control;

  Abreast(Node words, Node control) {
    this.words = words;
    this.control = control;
    getStyleClass().add("card-line");
    getChildren().addAll(words, control);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /// What is left for words in a line with the control; nothing if that is too little.
  private double besideRoom(double width) {
    double room = width - BETWEEN - control.prefWidth(-1);
    return room < Math.min(ENOUGH, words.prefWidth(-1)) ? 0 : room;
  }

  @Override
  protected double computeMinWidth(double height) {
    Insets around = getInsets();
    return around.getLeft() + control.minWidth(-1) + around.getRight();
  }

  @Override
  protected double computePrefWidth(double height) {
    Insets around = getInsets();
    return around.getLeft()
        + words.prefWidth(-1)
        + BETWEEN
        + control.prefWidth(-1)
        + around.getRight();
  }

  @Override
  protected double computePrefHeight(double width) {
    Insets around = getInsets();
    double inner =
        (width < 0 ? computePrefWidth(-1) : width) - around.getLeft() - around.getRight();
    double room = besideRoom(inner);
    double controlHeight = control.prefHeight(-1);
    double needed =
        room > 0
            ? Math.max(words.prefHeight(room), controlHeight)
            : words.prefHeight(inner) + BENEATH + controlHeight;
    return around.getTop() + needed + around.getBottom();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    Insets around = getInsets();
    double x = around.getLeft();
    double y = around.getTop();
    double width = getWidth() - x - around.getRight();
    double height = getHeight() - y - around.getBottom();
    double room = besideRoom(width);
    if (room > 0) {
      layoutInArea(words, x, y, room, height, 0, HPos.LEFT, VPos.CENTER);
      double taken = width - room - BETWEEN;
      place(x + width - taken, y, taken, height, HPos.RIGHT, VPos.CENTER);
    } else {
      double above = words.prefHeight(width);
      layoutInArea(words, x, y, width, above, 0, HPos.LEFT, VPos.TOP);
      double below = above + BENEATH;
      place(x, y + below, width, height - below, HPos.LEFT, VPos.TOP);
    }
  }

  private void place(double x, double y, double width, double height, HPos across, VPos down) {
    layoutInArea(control, x, y, width, height, 0, Insets.EMPTY, false, false, across, down);
  }
}
