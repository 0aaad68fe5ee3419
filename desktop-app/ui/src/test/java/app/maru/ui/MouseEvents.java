package app.maru.ui;

import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// What a mouse does and no robot: at something without a place on the screen, with keys held, at
/// once, or by so many pixels.
public final class MouseEvents {
  private MouseEvents() {}

  /// A click in one place.
  ///
  /// @param held of Shift and Ctrl
  public static MouseEvent click(MouseButton button, KeyCode... held) {
    return of(MouseEvent.MOUSE_CLICKED, button, 1, 1, null, List.of(held));
  }

  /// A button goes down in the middle of something.
  static MouseEvent press(Node on, MouseButton button) {
    Bounds place = on.localToScene(on.getLayoutBounds());
    double x = place.getCenterX();
    double y = place.getCenterY();
    return of(MouseEvent.MOUSE_PRESSED, button, x, y, new PickResult(on, x, y), List.of());
  }

  private static MouseEvent of(
      EventType<MouseEvent> type,
      MouseButton button,
      double x,
      double y,
      @Nullable PickResult picked,
      List<KeyCode> held) {
    return new MouseEvent(
        type,
        x,
        y,
        x,
        y,
        button,
        1,
        held.contains(KeyCode.SHIFT),
        held.contains(KeyCode.CONTROL),
        false,
        false,
        button == MouseButton.PRIMARY,
        button == MouseButton.MIDDLE,
        button == MouseButton.SECONDARY,
        false,
        button == MouseButton.SECONDARY,
        true,
        picked);
  }

  /// The wheel is turned in the middle of something.
  ///
  /// @param pixels how far what is below comes up; negative the other way
  static ScrollEvent wheel(Node on, double pixels) {
    Bounds place = on.localToScene(on.getLayoutBounds());
    double x = place.getCenterX();
    double y = place.getCenterY();
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        x,
        y,
        x,
        y,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        -pixels,
        0,
        -pixels,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        new PickResult(on, x, y));
  }
}
