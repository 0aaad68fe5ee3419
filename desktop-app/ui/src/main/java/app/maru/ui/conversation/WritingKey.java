package app.maru.ui.conversation;

import java.util.Optional;
import javafx.scene.input.KeyEvent;

/// The keys that mean more than a letter where one writes.
public enum WritingKey {
  /// Sends, or makes a line.
  ENTER,
  /// Takes up my last message, if nothing is written.
  LAST,
  /// Scrolls the messages up.
  PAGE_UP,
  /// Scrolls the messages down.
  PAGE_DOWN,
  /// To the next or the previous part of the window.
  NEXT,
  /// Neither answers nor edits any more.
  LEAVE;

  /// What a pressed key means, if anything.
  static Optional<WritingKey> of(KeyEvent event) {
    return Optional.ofNullable(
        switch (event.getCode()) {
          case ENTER -> ENTER;
          case UP -> event.isAltDown() ? null : LAST;
          case PAGE_UP -> PAGE_UP;
          case PAGE_DOWN -> PAGE_DOWN;
          case TAB -> event.isControlDown() ? null : NEXT;
          case ESCAPE -> LEAVE;
          default -> null;
        });
  }
}
