package app.maru.ui;

import app.maru.ui.control.Letter;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys that lead from anywhere to somewhere. None of them does anything while an input method
/// is composing, for then they are its own.
final class Shortcuts {
  private final Composing composing;

  /// What a key leads to.
  enum Way {
    /// The palette.
    PALETTE(true),
    /// Looking for something in the open conversation, else everywhere.
    FIND_HERE(false),
    /// Looking for something everywhere.
    FIND(false),
    /// The list of keys.
    KEYS(true),
    /// The settings.
    SETTINGS(true),
    /// The conversation before this one.
    RECENT(false),
    /// The other way round.
    RECENT_BACK(false),
    /// One of the conversations on top.
    PINNED(false),
    /// The conversation above this one in the list.
    ABOVE(false),
    /// The one below.
    BELOW(false);

    private final boolean overCards;

    Way(boolean overCards) {
      this.overCards = overCards;
    }

    /// Whether it leads there also while a card is in front.
    boolean isOverCards() {
      return overCards;
    }
  }

  /// Listens to what is composed in `root`.
  Shortcuts(Node root) {
    composing = new Composing(root);
  }

  /// What a pressed key leads to, if anything.
  Optional<Way> way(KeyEvent event) {
    if (composing.isOn()) {
      return Optional.empty();
    }
    KeyCode code = event.getCode();
    if (event.isAltDown()) {
      return event.isShortcutDown() || event.isShiftDown() ? Optional.empty() : neighbour(code);
    }
    if (event.isControlDown() && code == KeyCode.TAB) {
      return Optional.of(event.isShiftDown() ? Way.RECENT_BACK : Way.RECENT);
    }
    if (!event.isShortcutDown()) {
      return Optional.empty();
    }
    if (Letter.F.isIn(event)) {
      return Optional.of(event.isShiftDown() ? Way.FIND : Way.FIND_HERE);
    }
    if (Letter.K.isIn(event)) {
      return Optional.of(Way.PALETTE);
    }
    if (Letter.COMMA.isIn(event)) {
      return Optional.of(Way.SETTINGS);
    }
    if (Letter.SLASH.isIn(event) || "/".equals(event.getText())) {
      return Optional.of(Way.KEYS);
    }
    return digit(event) > 0 ? Optional.of(Way.PINNED) : Optional.empty();
  }

  private static Optional<Way> neighbour(KeyCode code) {
    return Optional.ofNullable(
        switch (code) {
          case UP -> Way.ABOVE;
          case DOWN -> Way.BELOW;
          default -> null;
        });
  }

  /// Which of the keys 1 to 9 it is, of either block; 0 for another.
  static int digit(KeyEvent event) {
    KeyCode code = event.getCode();
    return code.isDigitKey() ? code.getName().charAt(code.getName().length() - 1) - '0' : 0;
  }
}
