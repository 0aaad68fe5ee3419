package app.maru.ui.people;

import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiWords;
import app.maru.ui.look.Icon;
import app.maru.ui.picture.PictureTaker;
import app.maru.ui.picture.QrCode;
import app.maru.ui.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The part of a person's card that makes sure of their keys.
final class SafetyView extends VBox {
  private static final PseudoClass WELL = PseudoClass.getPseudoClass("well");

  /// Pixels of a square of the code: twice what a plain screen shows, for those that show more.
  private static final int SCALE = 6;

  private static final double PICTURE = 148;

  private final SafetyViewModel model;
  private final Texts texts;

  /// @param revision changes whenever the mark may have
  SafetyView(SafetyViewModel model, String name, ObservableValue<Number> revision) {
    this.model = model;
    this.texts = model.texts();
    getStyleClass().add("safety");
    Button mark = Pieces.button("", "quiet", () -> model.verify(!model.isVerified()));
    mark.setId("safety-mark");
    Label verified =
        new EmojiWords(texts.get("safety.verified.hint", name), "safety-verified")
            .sign(Icon.VERIFIED.node("verified-icon"));
    revision.subscribe(_ -> {
      boolean sure = model.isVerified();
      mark.setText(sure ? texts.get("safety.unmark") : texts.get("safety.mark"));
      mark.getStyleClass().removeAll("quiet", "primary");
      mark.getStyleClass().add(sure ? "quiet" : "primary");
      Pieces.present(verified, sure);
    });
    PictureTaker taker =
        new PictureTaker(texts, texts.get("safety.read"), model::read).dropsOn(this);
    HBox row = new HBox(mark);
    row.getStyleClass().add("safety-row");
    getChildren()
        .addAll(
            Card.heading(texts.get("safety.title")),
            new EmojiWords(texts.get("safety.text", name), "card-hint"),
            numbers(),
            verified,
            row,
            Pieces.paragraph(texts.get("safety.read.hint"), "card-hint"),
            taker,
            said());
  }

  private Node numbers() {
    Label digits = Pieces.paragraph("", "safety-digits");
    digits.textProperty().bind(model.digits());
    digits
        .accessibleTextProperty()
        .bind(model.digits().map(lines -> texts.get("safety.title") + " " + lines));
    StackPane paper = new StackPane();
    paper.getStyleClass().add("qr-paper");
    model
        .code()
        .ifPresent(code -> {
          ImageView view = new ImageView(QrCode.of(code.toString()).image(SCALE));
          view.setFitWidth(PICTURE);
          view.setFitHeight(PICTURE);
          view.setAccessibleText(texts.get("safety.code"));
          paper.getChildren().add(view);
        });
    HBox numbers = new HBox(digits, Pieces.spacer(), paper);
    numbers.getStyleClass().add("safety-numbers");
    numbers.setAlignment(Pos.CENTER_LEFT);
    return numbers;
  }

  private Node said() {
    Label words = new EmojiWords("", "safety-said");
    model
        .said()
        .subscribe(said -> {
          words.setText(said.words());
          words.pseudoClassStateChanged(WELL, said.well());
          Pieces.present(words, !said.words().isEmpty());
        });
    return words;
  }
}
