package app.maru.ui.chats;

import java.util.Optional;
import javafx.scene.input.KeyEvent;

/// The keys that mean something in the list on the left.
public enum ChatKey {
  /// Writes in the chosen conversation.
  WRITE,
  /// Asks whether to delete it.
  DELETE,
  /// Moves it up among those on top.
  UP,
  /// Moves it down among those on top.
  DOWN,
  /// Offers what can be done with it.
  MENU;

  /// What a pressed key means, if anything.
  static Optional<ChatKey> of(KeyEvent event) {
    return Optional.ofNullable(
        switch (event.getCode()) {
          case ENTER -> WRITE;
          case DELETE -> DELETE;
          case UP -> event.isAltDown() ? UP : null;
          case DOWN -> event.isAltDown() ? DOWN : null;
          case CONTEXT_MENU -> MENU;
          case F10 -> event.isShiftDown() ? MENU : null;
          default -> null;
        });
  }
}
