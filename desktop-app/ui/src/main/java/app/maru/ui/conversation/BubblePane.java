package app.maru.ui.conversation;

import app.maru.ui.control.Rare;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Lays out what stands in a bubble: what comes before the text, the text, what comes below it, and
/// time and ticks behind the last line where they fit, below it where they don't.
final class BubblePane extends Region {
  private static final double GAP = 10;
  private static final double META_DROP = 3;
  private static final double AROUND = 4;

  private final Rare<? extends Region> head;
  private final MessageBody body;
  private final Rare<? extends Region> more;
  private final Rare<? extends Region> feelings;
  private final Region meta;
  private double measuredFor = -1;
  private double contentWidth;
  private double contentHeight;

  /// @param head shown over the text
  /// @param more shown under the text
  /// @param feelings shown at the bottom
  BubblePane(
      Rare<? extends Region> head,
      MessageBody body,
      Rare<? extends Region> more,
      Rare<? extends Region> feelings,
      Region meta) {
    this.head = head;
    this.body = body;
    this.more = more;
    this.feelings = feelings;
    this.meta = meta;
    getStyleClass().add("bubble");
  }

  /// Something inside has changed, or other parts are wanted.
  void changed() {
    Rare.put(getChildren(), head, body, more, feelings, meta);
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
    if (head.isWanted()) {
      width = Math.max(width, Math.min(room, head.get().prefWidth(-1)));
      height += head.get().prefHeight(-1) + AROUND;
    }
    if (more.isWanted()) {
      width = Math.max(width, Math.min(room, more.get().prefWidth(-1)));
      height += more.get().prefHeight(-1);
    }
    if (feelings.isWanted()) {
      double beside = feelings.get().prefWidth(-1) + GAP + metaWidth;
      width = Math.max(width, Math.min(room, beside));
      height += AROUND + feelings.get().prefHeight(-1) + (beside > room ? metaHeight : 0);
    } else if (more.isWanted() || body.lastLine() + GAP + metaWidth > room) {
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
    if (head.isWanted()) {
      head.get().resizeRelocate(left, y, room, head.get().prefHeight(-1));
      y += head.get().prefHeight(-1) + AROUND;
    }
    body.resizeRelocate(left, y, body.width(), body.height());
    y += body.height();
    if (more.isWanted()) {
      more.get()
          .resizeRelocate(
              left, y, Math.min(room, more.get().prefWidth(-1)), more.get().prefHeight(-1));
      y += more.get().prefHeight(-1);
    }
    if (feelings.isWanted()) {
      feelings
          .get()
          .resizeRelocate(
              left,
              y + AROUND,
              Math.min(room, feelings.get().prefWidth(-1)),
              feelings.get().prefHeight(-1));
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
