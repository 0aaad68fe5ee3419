package app.maru.ui;

import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Says, the first time, that closing the window does not end the program.
final class TrayCard {
  private static final double WIDTH = 420;

  private final Card card;
  private final Button hide;

  /// @param understood hides the window, now and from now on
  /// @param quit ends the program
  /// @param close takes the card away
  TrayCard(Texts texts, Runnable understood, Runnable quit, Runnable close) {
    card = new Card(texts.get("tray.title"), texts.get("settings.close"), WIDTH, close);
    hide =
        Pieces.button(
            texts.get("tray.understood"),
            "primary",
            () -> {
              close.run();
              understood.run();
            });
    HBox row = new HBox(Pieces.button(texts.get("tray.quit"), "quiet", quit), hide);
    row.getStyleClass().add("card-answers");
    row.setAlignment(Pos.CENTER_RIGHT);
    card.add(Pieces.paragraph(texts.get("tray.text"), "card-lead"), row);
  }

  Region card() {
    return card;
  }

  Node first() {
    return hide;
  }
}
