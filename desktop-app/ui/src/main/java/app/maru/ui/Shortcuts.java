package app.maru.ui;

import java.util.Optional;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys that lead from anywhere to somewhere. None of them does anything while an input method
/// is composing, for then they are its own.
final class Shortcuts {
  /// The keys F and K where the layout has letters of another script and the system does not say
  /// which key it was: Korean, Russian, Greek, Hebrew, Arabic.
  private static final String F = "fㄹаφכب";

  private static final String K = "kㅏлκלن";

  private boolean composing;

  /// What a key leads to.
  enum Way {
    /// The palette.
    PALETTE,
    /// Looking for something in the open conversation, else everywhere.
    FIND_HERE,
    /// Looking for something everywhere.
    FIND,
    /// The list of keys.
    KEYS,
    /// The conversation before this one.
    RECENT,
    /// The other way round.
    RECENT_BACK,
    /// One of the conversations on top.
    PINNED
  }

  /// Listens to what is composed in `root`.
  Shortcuts(Node root) {
    EventHandler<InputMethodEvent> composed =
        event -> {
          composing = false;
          for (InputMethodTextRun run : event.getComposed()) {
            composing |= !run.getText().isEmpty();
          }
        };
    root.addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, composed);
  }

  /// What a pressed key leads to, if anything.
  Optional<Way> way(KeyEvent event) {
    if (composing || event.isAltDown()) {
      return Optional.empty();
    }
    KeyCode code = event.getCode();
    if (event.isControlDown() && code == KeyCode.TAB) {
      return Optional.of(event.isShiftDown() ? Way.RECENT_BACK : Way.RECENT);
    }
    if (!event.isShortcutDown()) {
      return Optional.empty();
    }
    if (isLetter(event, KeyCode.F, F)) {
      return Optional.of(event.isShiftDown() ? Way.FIND : Way.FIND_HERE);
    }
    if (isLetter(event, KeyCode.K, K)) {
      return Optional.of(Way.PALETTE);
    }
    if (code == KeyCode.SLASH || "/".equals(event.getText())) {
      return Optional.of(Way.KEYS);
    }
    return digit(event) > 0 ? Optional.of(Way.PINNED) : Optional.empty();
  }

  private static boolean isLetter(KeyEvent event, KeyCode code, String letters) {
    String text = event.getText();
    return event.getCode() == code
        || (event.getCode() == KeyCode.UNDEFINED
            && text.length() == 1
            && letters.indexOf(Character.toLowerCase(text.charAt(0))) >= 0);
  }

  /// Which of the keys 1 to 9 it is; 0 for another.
  static int digit(KeyEvent event) {
    String name = event.getCode().getName();
    return name.length() == 1 && name.charAt(0) >= '1' && name.charAt(0) <= '9'
        ? name.charAt(0) - '0'
        : 0;
  }
}
