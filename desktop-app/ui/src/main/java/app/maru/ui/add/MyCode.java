package app.maru.ui.add;

import app.maru.ui.control.Pieces;
import app.maru.ui.picture.SavePlace;
import app.maru.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// My invitation as a picture that phones and cameras read.
final class MyCode extends HBox {
  /// Pixels of a square, here and in what is saved: enough to be printed.
  static final int SCALE = 8;

  private static final double PICTURE = 176;
  private static final String NAME = "maru.png";

  private final AddViewModel model;
  private final Texts texts;
  private final SavePlace place;
  private final ImageView view = new ImageView();
  private final Button copy;

  MyCode(AddViewModel model, SavePlace place) {
    this.model = model;
    this.place = place;
    this.texts = model.texts();
    getStyleClass().add("my-code");
    setAlignment(Pos.CENTER_LEFT);
    view.setFitWidth(PICTURE);
    view.setFitHeight(PICTURE);
    view.setAccessibleText(texts.get("add.code"));
    StackPane paper = new StackPane(view);
    paper.getStyleClass().add("qr-paper");
    copy = Pieces.button(texts.get("add.code.copy"), "quiet", this::copy);
    copy.setId("code-copy");
    Button save = Pieces.button(texts.get("add.code.save"), "quiet", this::save);
    save.setId("code-save");
    Label saved = Pieces.paragraph("", "card-hint");
    saved.setId("code-saved");
    saved.textProperty().bind(model.saved());
    VBox beside =
        new VBox(Pieces.paragraph(texts.get("add.code.text"), "card-hint"), copy, save, saved);
    beside.getStyleClass().add("my-code-words");
    beside.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(paper, beside);
    model
        .code()
        .subscribe(code -> {
          code.map(drawn -> drawn.image(SCALE)).ifPresent(view::setImage);
          Pieces.present(this, code.isPresent());
        });
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putImage(view.getImage());
    Clipboard.getSystemClipboard().setContent(content);
    copy.setText(texts.get("add.copied"));
  }

  private void save() {
    place
        .ask(getScene().getWindow(), texts.get("add.code.save"), NAME, texts)
        .ifPresent(model::save);
  }
}
