package app.maru.ui.conversation;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Lays out what stands in a bubble: what comes before the text, the text, what comes below it, and
/// time and ticks behind the last line where they fit, below it where they don't.
final class BubblePane extends Region {
  private static final double GAP = 10;
  private static final double META_DROP = 3;
  private static final double AROUND = 4;

  private final Region head;
  private final MessageBody body;
  private final Region more;
  private final Region feelings;
  private final Region meta;
  private double measuredFor = -1;
  private double contentWidth;
  private double contentHeight;

  /// @param head shown over the text while it is visible
  /// @param more shown under the text while it is visible
  /// @param feelings shown at the bottom while they are visible
  BubblePane(Region head, MessageBody body, Region more, Region feelings, Region meta) {
    this.head = head;
    this.body = body;
    this.more = more;
    this.feelings = feelings;
    this.meta = meta;
    getStyleClass().add("bubble");
    getChildren().addAll(head, body, more, feelings, meta);
  }

  /// Something inside has changed.
  void changed() {
    measuredFor = -1;
    requestLayout();
  }

  @Override
  public void requestLayout() {
    measuredFor = -1;
    super.requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /// How wide the bubble becomes if it may be `most` wide.
  double widthWithin(double most) {
    measure(most);
    return contentWidth;
  }

  private void measure(double most) {
    if (measuredFor == most) {
      return;
    }
    Insets insets = getInsets();
    double room = most - insets.getLeft() - insets.getRight();
    body.measure(room);
    double metaWidth = meta.prefWidth(-1);
    double metaHeight = meta.prefHeight(-1);
    double width = body.width();
    double height = body.height();
    if (head.isVisible()) {
      width = Math.max(width, Math.min(room, head.prefWidth(-1)));
      height += head.prefHeight(-1) + AROUND;
    }
    if (more.isVisible()) {
      width = Math.max(width, Math.min(room, more.prefWidth(-1)));
      height += more.prefHeight(-1);
    }
    if (feelings.isVisible()) {
      double beside = feelings.prefWidth(-1) + GAP + metaWidth;
      width = Math.max(width, Math.min(room, beside));
      height += AROUND + feelings.prefHeight(-1) + (beside > room ? metaHeight : 0);
    } else if (more.isVisible() || body.lastLine() + GAP + metaWidth > room) {
      width = Math.max(width, metaWidth);
      height += metaHeight;
    } else {
      width = Math.max(width, body.lastLine() + GAP + metaWidth);
      height += META_DROP;
    }
    contentWidth = Math.ceil(width) + insets.getLeft() + insets.getRight();
    contentHeight = Math.ceil(height) + insets.getTop() + insets.getBottom();
    measuredFor = most;
  }

  @Override
  protected double computePrefWidth(double height) {
    return widthWithin(Double.MAX_VALUE);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    if (measuredFor < 0 || width > measuredFor || contentWidth > width) {
      measure(width < 0 ? Double.MAX_VALUE : width);
    }
    return contentHeight;
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double left = insets.getLeft();
    double room = getWidth() - left - insets.getRight();
    double y = insets.getTop();
    if (head.isVisible()) {
      head.resizeRelocate(left, y, room, head.prefHeight(-1));
      y += head.prefHeight(-1) + AROUND;
    }
    body.resizeRelocate(left, y, body.width(), body.height());
    y += body.height();
    if (more.isVisible()) {
      more.resizeRelocate(left, y, Math.min(room, more.prefWidth(-1)), more.prefHeight(-1));
      y += more.prefHeight(-1);
    }
    if (feelings.isVisible()) {
      feelings.resizeRelocate(
          left, y + AROUND, Math.min(room, feelings.prefWidth(-1)), feelings.prefHeight(-1));
    }
    double metaWidth = meta.prefWidth(-1);
    double metaHeight = meta.prefHeight(-1);
    meta.resizeRelocate(
        getWidth() - insets.getRight() - metaWidth,
        getHeight() - insets.getBottom() - metaHeight + META_DROP,
        metaWidth,
        metaHeight);
  }
}
