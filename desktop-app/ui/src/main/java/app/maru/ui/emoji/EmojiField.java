package app.maru.ui.emoji;

import java.util.List;
import javafx.scene.control.Skin;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

/// A stock text field whose emoji are seen as pictures, also those of its hint.
public final class EmojiField extends TextField {
  @Override
  protected Skin<?> createDefaultSkin() {
    return new Drawn(this);
  }

  private static final class Drawn extends TextFieldSkin {
    Drawn(TextField field) {
      super(field);
      OverLetters pictures = new OverLetters(field);
      addHighlight(List.of(pictures), 0);
      pictures.settle();
    }
  }
}
