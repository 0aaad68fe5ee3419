package app.maru.ui.conversation;

import app.maru.ui.control.Letter;
import java.util.Optional;
import javafx.scene.input.KeyEvent;

/// The keys that mean something where the messages have the focus.
public enum MessageKey {
  /// Sends a failed message again, shows all of a long one.
  ACT,
  /// Copies.
  COPY,
  /// Shows its letters to choose a part of them.
  WORDS,
  /// Asks how to delete.
  DELETE,
  /// Chooses it, or not any more.
  CHOOSE,
  /// Offers what can be done with it.
  MENU,
  /// Goes to the newest.
  NEWEST,
  /// Chooses nothing any more.
  LEAVE;

  /// What a pressed key means, if anything.
  static Optional<MessageKey> of(KeyEvent event) {
    if (event.isShortcutDown() && Letter.C.isIn(event)) {
      return Optional.of(event.isShiftDown() ? WORDS : COPY);
    }
    return Optional.ofNullable(
        switch (event.getCode()) {
          case ENTER -> ACT;
          case DELETE -> DELETE;
          case SPACE -> CHOOSE;
          case CONTEXT_MENU -> MENU;
          case F10 -> event.isShiftDown() ? MENU : null;
          case END -> NEWEST;
          case ESCAPE -> LEAVE;
          default -> null;
        });
  }
}
