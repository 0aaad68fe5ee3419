package app.maru.ui.emoji;

import app.maru.ui.control.Card;
import app.maru.ui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// A card in which one emoji is chosen.
public final class EmojiPicker {
  private static final double WIDTH = 440;
  private static final double HEIGHT = 330;

  private final Card card;
  private final EmojiGrid grid;

  /// @param recent those used last, the latest first
  /// @param close what the cross does
  /// @param chosen takes the emoji
  public EmojiPicker(Texts texts, List<String> recent, Runnable close, Consumer<String> chosen) {
    card = new Card(texts.get("emoji.title"), texts.get("settings.close"), WIDTH, close);
    grid = new EmojiGrid(texts, recent, chosen);
    grid.setRowsHeight(HEIGHT);
    card.add(grid);
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return grid.first();
  }
}
