package app.maru.ui.conversation;

import app.maru.messaging.Message;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What keys do with the focused message, or with those chosen.
final class MessageKeys {
  private final DeedsViewModel deeds;
  private final MessageMenu menu;

  MessageKeys(DeedsViewModel deeds, MessageMenu menu) {
    this.deeds = deeds;
    this.menu = menu;
  }

  /// Does what a key means for the message that has the focus.
  ///
  /// @return whether the key did something
  boolean pressed(KeyEvent event, Optional<MessageCell> focused) {
    if (event.getCode() == KeyCode.ESCAPE) {
      return deeds.leave();
    }
    return focused.isPresent() && pressed(event, focused.get());
  }

  private boolean pressed(KeyEvent event, MessageCell cell) {
    Message message = cell.message().orElseThrow();
    List<Message> chosen = deeds.chosen();
    List<Message> meant = chosen.isEmpty() ? List.of(message) : chosen;
    boolean menuKey =
        event.getCode() == KeyCode.CONTEXT_MENU
            || (event.getCode() == KeyCode.F10 && event.isShiftDown());
    if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
      menu.copy(meant);
    } else if (event.getCode() == KeyCode.DELETE) {
      menu.delete(meant);
    } else if (event.getCode() == KeyCode.SPACE && deeds.choosing().get()) {
      deeds.toggle(message);
    } else if (event.getCode() == KeyCode.SPACE) {
      deeds.choose(message);
    } else if (menuKey) {
      cell.menu();
    } else {
      return false;
    }
    return true;
  }
}
