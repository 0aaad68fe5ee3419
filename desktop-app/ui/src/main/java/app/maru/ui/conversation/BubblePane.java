package app.maru.ui.conversation;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextLineInfo;

/// Lays out a message's text with its time and ticks behind the last line where they fit, below it
/// where they don't.
final class BubblePane extends Region {
  private static final double GAP = 10;
  private static final double META_DROP = 3;

  private final Text text;
  private final Region meta;
  private final Node more;
  private double measuredFor = -1;
  private double contentWidth;
  private double contentHeight;

  /// @param more shown under the text while it is visible
  BubblePane(Text text, Region meta, Node more) {
    this.text = text;
    this.meta = meta;
    this.more = more;
    getStyleClass().add("bubble");
    getChildren().addAll(text, more, meta);
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
    text.setWrappingWidth(0);
    double textWidth = text.getLayoutBounds().getWidth();
    if (textWidth > room) {
      text.setWrappingWidth(room);
      textWidth = Math.min(room, text.getLayoutBounds().getWidth());
    }
    double textHeight = text.getLayoutBounds().getHeight();
    double metaWidth = meta.prefWidth(-1);
    double metaHeight = meta.prefHeight(-1);
    List<TextLineInfo> lines = text.getLayoutInfo().getTextLines(false);
    double lastLine = lines.isEmpty() ? 0 : lines.getLast().bounds().getWidth();
    boolean below = more.isVisible() || lastLine + GAP + metaWidth > room;
    double moreHeight = more.isVisible() ? more.prefHeight(-1) : 0;
    double width =
        below
            ? Math.max(textWidth, Math.max(metaWidth, more.isVisible() ? more.prefWidth(-1) : 0))
            : Math.max(textWidth, lastLine + GAP + metaWidth);
    contentWidth = Math.ceil(width) + insets.getLeft() + insets.getRight();
    contentHeight =
        Math.ceil(textHeight + moreHeight + (below ? metaHeight : META_DROP))
            + insets.getTop()
            + insets.getBottom();
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
    text.relocate(insets.getLeft(), insets.getTop());
    if (more.isVisible()) {
      more.resizeRelocate(
          insets.getLeft(),
          insets.getTop() + text.getLayoutBounds().getHeight(),
          more.prefWidth(-1),
          more.prefHeight(-1));
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
