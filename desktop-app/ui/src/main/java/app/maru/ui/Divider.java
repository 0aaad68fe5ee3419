package app.maru.ui;

import javafx.beans.property.DoubleProperty;
import javafx.scene.control.SplitPane;

/// Where the list ends and the conversation begins.
final class Divider {
  private Divider() {}

  /// Gives the list its width of last time, once the window has one, and remembers it.
  static void place(SplitPane split, DoubleProperty list) {
    double wanted = list.get();
    split
        .widthProperty()
        .addListener((_, old, width) -> {
          if (old.doubleValue() == 0) {
            split.setDividerPositions(wanted / width.doubleValue());
          }
        });
    split
        .getDividers()
        .getFirst()
        .positionProperty()
        .addListener((_, _, position) -> {
          if (split.getWidth() > 0) {
            list.set(position.doubleValue() * split.getWidth());
          }
        });
  }
}
