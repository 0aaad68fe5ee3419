package app.maru.ui.settings;

import app.maru.ui.control.Avatar;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiField;
import app.maru.ui.picture.PictureTaker;
import app.maru.ui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// What contacts see of me beside my name.
final class ShownEntries {
  private static final double PICTURE = 64;

  private ShownEntries() {}

  static List<Section.Entry> of(ShownViewModel model) {
    Texts texts = model.texts();
    Setting status =
        Setting.named(
            texts, "status", "settings.status", "settings.status.hint", "settings.status.words");
    Setting picture =
        Setting.named(
            texts,
            "picture",
            "settings.picture",
            "settings.picture.hint",
            "settings.picture.words");
    return List.of(
        new Section.Entry(status, Section.Place.BELOW, untilClosed -> status(model, untilClosed)),
        new Section.Entry(
            picture, Section.Place.BELOW, untilClosed -> picture(model, untilClosed)));
  }

  private static Node status(ShownViewModel model, Consumer<Subscription> untilClosed) {
    TextField field = new EmojiField();
    field.setId("my-status");
    field.textProperty().bindBidirectional(model.status());
    field.setPromptText(model.texts().get("settings.status.prompt"));
    field.getStyleClass().add("card-field");
    field.setOnAction(_ -> model.say());
    field
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            model.say();
          }
        });
    return new VBox(field, problem(model.statusProblem(), untilClosed));
  }

  private static Node picture(ShownViewModel model, Consumer<Subscription> untilClosed) {
    Avatar avatar = new Avatar(PICTURE);
    untilClosed.accept(
        model.model().myName().subscribe(name -> avatar.show(model.model().me(), name, false)));
    Button remove =
        Pieces.button(model.texts().get("settings.picture.remove"), "quiet", model::remove);
    remove.setId("my-picture-remove");
    untilClosed.accept(model.portrayed().subscribe(portrayed -> Pieces.present(remove, portrayed)));
    FlowPane row = new FlowPane(avatar);
    PictureTaker taker =
        new PictureTaker(
                model.texts(), model.texts().get("settings.picture.choose"), model::portray)
            .dropsOn(row);
    row.getChildren().addAll(taker, remove);
    row.getStyleClass().add("my-picture");
    row.setAlignment(Pos.CENTER_LEFT);
    return new VBox(row, problem(model.pictureProblem(), untilClosed));
  }

  private static Label problem(ObservableValue<String> words, Consumer<Subscription> untilClosed) {
    Label problem = Pieces.paragraph("", "start-problem");
    untilClosed.accept(
        words.subscribe(said -> {
          problem.setText(said);
          Pieces.present(problem, !said.isEmpty());
        }));
    return problem;
  }
}
