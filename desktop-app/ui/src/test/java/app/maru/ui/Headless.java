package app.maru.ui;

import com.sun.glass.ui.Application;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import javafx.stage.Stage;

/// What must be known of the headless screen: it is 1000 pixels wide and high, and fails where
/// something is drawn beyond it. A menu that has its size and not yet its place is.
final class Headless {
  private static final int WIDTH = 1000;
  private static final int ROWS = 4000;

  private Headless() {}

  /// Puts a window where there is most room below it, and makes that enough for any menu opened
  /// from now on; on the screen's thread.
  static void place(Stage stage) {
    stage.setX(0);
    stage.setY(0);
    try {
      Application screen = Application.GetApplication();
      Field pixels = screen.getClass().getDeclaredField("frameBuffer");
      pixels.setAccessible(true);
      if (((ByteBuffer) pixels.get(screen)).capacity() < WIDTH * ROWS * Integer.BYTES) {
        pixels.set(screen, ByteBuffer.allocate(WIDTH * ROWS * Integer.BYTES));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the headless screen is another one now", e);
    }
  }
}
