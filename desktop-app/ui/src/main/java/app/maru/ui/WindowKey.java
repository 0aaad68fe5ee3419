package app.maru.ui;

import app.maru.ui.control.Letter;
import app.maru.ui.model.ScreenSettings;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/// The keys that do the same wherever one is in the window, also before there are conversations.
/// None of them does anything while an input method is composing.
enum WindowKey {
  /// Everything larger.
  LARGER,
  /// Everything smaller.
  SMALLER,
  /// Everything as it was.
  USUAL_SIZE,
  /// Ends the program.
  QUIT;

  /// What a pressed key means, if anything.
  static Optional<WindowKey> of(KeyEvent event) {
    if (event.isAltDown() || !event.isShortcutDown()) {
      return Optional.empty();
    }
    if (Letter.Q.isIn(event)) {
      return event.isShiftDown() ? Optional.empty() : Optional.of(QUIT);
    }
    return Optional.ofNullable(
        switch (event.getCode()) {
          case PLUS, EQUALS, ADD -> LARGER;
          case MINUS, SUBTRACT -> SMALLER;
          case DIGIT0, NUMPAD0 -> USUAL_SIZE;
          default -> null;
        });
  }

  /// Follows the keys pressed in `root` from now on.
  ///
  /// @param quit ends the program
  static void follow(Node root, ScreenSettings settings, Runnable quit) {
    Composing composing = new Composing(root);
    root.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event ->
            of(event)
                .filter(_ -> !composing.isOn())
                .ifPresent(key -> {
                  event.consume();
                  switch (key) {
                    case LARGER -> settings.zoomIn();
                    case SMALLER -> settings.zoomOut();
                    case USUAL_SIZE -> settings.zoomReset();
                    case QUIT -> quit.run();
                  }
                }));
  }
}
