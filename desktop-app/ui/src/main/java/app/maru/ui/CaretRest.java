package app.maru.ui;

import java.time.Duration;
import java.util.function.LongSupplier;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

/// Lets the caret stand still while nobody writes: a blinking one has the toolkit look over the
/// whole window sixty times a second, on a computer that does nothing else.
final class CaretRest {
  /// As long as GTK lets it blink.
  static final Duration AFTER = Duration.ofSeconds(10);

  private CaretRest() {}

  /// From now on.
  static void in(Stage stage, Scene scene, LongSupplier nanoTime, Idle.Later later) {
    Idle idle = new Idle(AFTER, nanoTime, later, nobody -> blink(scene, !nobody));
    scene.addEventFilter(KeyEvent.ANY, _ -> idle.touch());
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> idle.touch());
    scene.addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, _ -> idle.touch());
    // Whatever gets the focus begins to blink by itself.
    scene.focusOwnerProperty().subscribe(_ -> idle.touch());
    stage.focusedProperty().subscribe(_ -> idle.touch());
  }

  private static void blink(Scene scene, boolean blinks) {
    if (scene.getFocusOwner() instanceof TextInputControl text
        && text.isFocused()
        && text.getSkin() instanceof TextInputControlSkin<?> skin) {
      skin.setCaretAnimating(blinks);
    }
  }
}
