package app.maru.ui.add;

import app.maru.ui.control.Card;
import app.maru.ui.control.CopyField;
import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.picture.PictureTaker;
import app.maru.ui.picture.SavePlace;
import app.maru.ui.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The card to add a person.
public final class AddView {
  private static final double WIDTH = 480;

  private final Card card;
  private final TextField input = new TextField();

  /// @param place asks where the picture of my code is to be kept
  /// @param close takes the card away
  public AddView(AddViewModel model, SavePlace place, Runnable close) {
    Texts texts = model.texts();
    card = new Card(texts.get("add.title"), texts.get("settings.close"), WIDTH, close);
    input.textProperty().bindBidirectional(model.input());
    input.setPromptText(texts.get("add.input.prompt"));
    input.setAccessibleText(texts.get("add.input"));
    input.getStyleClass().add("card-field");
    input.setOnAction(_ -> model.connect());
    HBox.setHgrow(input, Priority.ALWAYS);
    Button connect = Pieces.button("", "primary", model::connect);
    connect
        .textProperty()
        .bind(
            Bindings.when(model.busy())
                .then(texts.get("add.connecting"))
                .otherwise(texts.get("add.connect")));
    connect.disableProperty().bind(model.busy());
    HBox row = new HBox(input, connect);
    row.getStyleClass().add("card-row");
    Label problem = Pieces.paragraph("", "start-problem");
    problem.setGraphic(Icon.PROBLEM.node("start-problem-icon"));
    problem.textProperty().bind(model.problem());
    model.problem().subscribe(words -> Pieces.present(problem, !words.isEmpty()));
    Label note = Pieces.paragraph("", "add-note");
    note.textProperty().bind(model.note());
    model.note().subscribe(words -> Pieces.present(note, !words.isEmpty()));
    CopyField mine =
        new CopyField(texts.get("add.mine"), texts.get("add.copy"), texts.get("add.copied"));
    model.reach().subscribe(reach -> reach.ifPresent(known -> mine.show(known.link())));
    card.add(
        Pieces.paragraph(texts.get("add.lead"), "card-lead"),
        row,
        note,
        problem,
        new PictureTaker(texts, texts.get("add.read"), model::read).dropsOn(card),
        Card.heading(texts.get("add.mine")),
        mine,
        new MyCode(model, place),
        Pieces.paragraph(texts.get("add.mine.text"), "card-hint"));
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return input;
  }
}
