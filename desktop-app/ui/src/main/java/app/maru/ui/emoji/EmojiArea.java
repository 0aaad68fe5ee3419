package app.maru.ui.emoji;

import java.util.List;
import javafx.scene.control.Skin;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;

/// A stock text area whose emoji are seen as pictures.
public final class EmojiArea extends TextArea {
  @Override
  protected Skin<?> createDefaultSkin() {
    return new Drawn(this);
  }

  private static final class Drawn extends TextAreaSkin {
    Drawn(TextArea area) {
      super(area);
      OverLetters pictures = new OverLetters(area);
      addHighlight(List.of(pictures), 0);
      pictures.settle();
    }
  }
}
