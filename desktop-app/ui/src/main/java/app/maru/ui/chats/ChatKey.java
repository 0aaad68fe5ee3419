package app.maru.ui.chats;

import java.util.Optional;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The keys that mean something in the list on the left.
public enum ChatKey {
  /// Where nothing is chosen, chooses what is marked; else the list's own keys do what they do.
  CHOOSE,
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
          case UP -> event.isAltDown() ? UP : choosing(event);
          case DOWN -> event.isAltDown() ? DOWN : choosing(event);
          case SPACE -> event.isAltDown() ? null : choosing(event);
          case CONTEXT_MENU -> MENU;
          case F10 -> event.isShiftDown() ? MENU : null;
          default -> null;
        });
  }

  private static @Nullable ChatKey choosing(KeyEvent event) {
    return event.isShortcutDown() ? null : CHOOSE;
  }
}
