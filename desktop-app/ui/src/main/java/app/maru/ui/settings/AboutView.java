package app.maru.ui.settings;

import app.maru.ui.control.Card;
import app.maru.ui.control.Logo;
import app.maru.ui.control.Pieces;
import app.maru.ui.text.Texts;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The card that says what this program is.
public final class AboutView {
  private static final double WIDTH = 380;

  private final Card card;

  /// @param version of this program
  /// @param close takes the card away
  public AboutView(Texts texts, String version, Runnable close) {
    card = new Card(texts.get("about.title"), texts.get("settings.close"), WIDTH, close);
    VBox box =
        new VBox(
            new Logo(72),
            Pieces.label(texts.get("app.name"), "about-name"),
            Pieces.label(texts.get("about.version", version), "card-hint"),
            Pieces.paragraph(texts.get("about.text"), "about-text"),
            Pieces.paragraph(texts.get("about.licence"), "card-hint"));
    box.getStyleClass().add("about");
    card.add(box);
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
