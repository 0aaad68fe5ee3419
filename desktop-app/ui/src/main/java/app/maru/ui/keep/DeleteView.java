package app.maru.ui.keep;

import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.control.Switch;
import app.maru.ui.emoji.EmojiLabel;
import app.maru.ui.emoji.EmojiWords;
import app.maru.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The card that asks before a conversation is deleted.
public final class DeleteView {
  private static final double WIDTH = 460;
  private static final double TITLE_EMOJI = 20;

  private final Card card;
  private final Button keep;

  /// @param close takes the card away
  public DeleteView(DeleteViewModel model, Runnable close) {
    Texts texts = model.texts();
    card = new Card(model.title(), texts.get("settings.close"), WIDTH, close);
    EmojiLabel title = new EmojiLabel("card-title", TITLE_EMOJI);
    title.show(model.title());
    card.title(title);
    card.add(new EmojiWords(model.text(), "card-lead"));
    model
        .offer()
        .ifPresent(words -> {
          Switch ask = new Switch();
          ask.getStyleClass().add("delete-ask");
          ask.setAccessibleText(words);
          ask.selectedProperty().bindBidirectional(model.askOther());
          card.add(Card.line(new EmojiWords(words, "card-words"), model.offerText(), ask));
        });
    Label problem = Pieces.paragraph("", "start-problem");
    problem.textProperty().bind(model.problem());
    model.problem().subscribe(words -> Pieces.present(problem, !words.isEmpty()));
    // The careful answer is the one that a key pressed too soon gives.
    keep = Pieces.button(texts.get("delete.no"), "quiet", close);
    Button delete = Pieces.button(texts.get("delete.yes"), "danger", model::delete);
    delete.getStyleClass().add("delete-yes");
    HBox answers = new HBox(keep, delete);
    answers.getStyleClass().add("card-answers");
    answers.setAlignment(Pos.CENTER_RIGHT);
    card.add(problem, answers);
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return keep;
  }
}
