package app.maru.ui;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Clicks that no robot makes: at something without a place on the screen, or with keys held.
public final class Clicks {
  private Clicks() {}

  /// A click in one place.
  ///
  /// @param held of Shift and Ctrl
  public static MouseEvent with(MouseButton button, KeyCode... held) {
    List<KeyCode> keys = List.of(held);
    return new MouseEvent(
        MouseEvent.MOUSE_CLICKED,
        1,
        1,
        1,
        1,
        button,
        1,
        keys.contains(KeyCode.SHIFT),
        keys.contains(KeyCode.CONTROL),
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        true,
        null);
  }
}
