package app.maru.ui.emoji;

import javafx.scene.control.CustomMenuItem;

/// An item of a menu that may say a name: its emoji are pictures.
public final class EmojiItem extends CustomMenuItem {
  /// One that says nothing yet.
  public EmojiItem() {
    super(new EmojiWords("", "menu-words"));
    setText("");
    ((EmojiWords) getContent()).textProperty().bind(textProperty());
  }
}
