package app.maru.ui.control;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Tells clicks that do something from those that ask for a menu and from the end of a drag.
public final class Click {
  private Click() {}

  /// Whether the first button was pressed and released in one place.
  public static boolean isIn(MouseEvent event) {
    return event.getButton() == MouseButton.PRIMARY && event.isStillSincePress();
  }
}
