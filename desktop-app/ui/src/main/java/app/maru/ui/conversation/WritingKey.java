package app.maru.ui.conversation;

import app.maru.ui.control.Letter;
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
  LEAVE,
  /// Heavy letters, or not any more.
  BOLD,
  /// Leaning letters.
  ITALIC,
  /// Letters struck through.
  STRUCK,
  /// A program.
  CODE,
  /// Somebody's words.
  QUOTE;

  /// What a pressed key means, if anything.
  static Optional<WritingKey> of(KeyEvent event) {
    if (event.isShortcutDown() && !event.isAltDown()) {
      Optional<WritingKey> look = event.isShiftDown() ? looksShifted(event) : looks(event);
      if (look.isPresent()) {
        return look;
      }
    }
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

  private static Optional<WritingKey> looks(KeyEvent event) {
    if (Letter.B.isIn(event)) {
      return Optional.of(BOLD);
    }
    if (Letter.I.isIn(event)) {
      return Optional.of(ITALIC);
    }
    return Letter.E.isIn(event) ? Optional.of(CODE) : Optional.empty();
  }

  private static Optional<WritingKey> looksShifted(KeyEvent event) {
    if (Letter.X.isIn(event)) {
      return Optional.of(STRUCK);
    }
    return Letter.PERIOD.isIn(event) ? Optional.of(QUOTE) : Optional.empty();
  }
}
