package app.maru.ui.find;

import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The card that says which keys do what.
public final class KeysView {
  private static final double WIDTH = 460;

  private final Card card;

  /// What some keys do.
  ///
  /// @param keys which
  /// @param words what they do
  public record Line(String keys, String words) {}

  /// The keys of one place.
  ///
  /// @param title where they work
  /// @param lines in order
  public record Part(String title, List<Line> lines) {}

  /// @param close takes the card away
  public KeysView(Texts texts, List<Part> parts, Runnable close) {
    card = new Card(texts.get("keys.title"), texts.get("settings.close"), WIDTH, close);
    for (Part part : parts) {
      card.add(Card.heading(part.title()));
      part.lines().forEach(line -> card.add(line(line)));
    }
  }

  private static Node line(Line line) {
    Label words = Pieces.paragraph(line.words(), "card-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    Label keys = Pieces.label(line.keys(), "found-keys");
    keys.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(words, keys);
    box.getStyleClass().add("keys-line");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return card.cross();
  }
}
