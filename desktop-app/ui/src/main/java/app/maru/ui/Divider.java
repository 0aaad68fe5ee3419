package app.maru.ui;

import app.maru.ui.model.Soon;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/// Where the list ends and the conversation begins.
final class Divider {
  private Divider() {}

  /// Gives the list the width it was dragged to, whenever there is room for that, and remembers a
  /// new one.
  static void place(SplitPane split, DoubleProperty list) {
    // Laying out a new width, the pane keeps the list as it is, also where it was pressed before.
    Soon again = new Soon(Platform::runLater, () -> give(split, list.get()));
    split
        .widthProperty()
        .addListener((_, old, _) -> {
          if (old.doubleValue() == 0) {
            give(split, list.get());
          } else {
            again.ask();
          }
        });
    split
        .getDividers()
        .getFirst()
        .positionProperty()
        .addListener((_, _, position) -> {
          // A window that gets narrow moves it as well, and nobody wants that for good.
          Node handle = split.lookup(".split-pane-divider");
          if (handle != null && handle.isPressed()) {
            list.set(position.doubleValue() * split.getWidth());
          }
        });
  }

  private static void give(SplitPane split, double list) {
    if (split.getWidth() > 0) {
      split.setDividerPositions(list / split.getWidth());
    }
  }
}
