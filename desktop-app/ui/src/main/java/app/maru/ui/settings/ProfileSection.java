package app.maru.ui.settings;

import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiField;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Who I am.
final class ProfileSection {
  private static final double FIELD = 240;

  private ProfileSection() {}

  static Section of(SettingsViewModel model) {
    Texts texts = model.texts();
    Setting name =
        Setting.of(
            "name",
            texts.get("settings.name"),
            model.nameSettled() ? texts.get("policy.settled") : texts.get("settings.name.hint"),
            texts.everywhere("settings.name.words"));
    return new Section(
        texts.get("settings.profile"),
        Icon.PERSON,
        Stream.concat(
                Stream.of(Section.Entry.of(name, untilClosed -> name(model, untilClosed))),
                ShownEntries.of(model.shown()).stream())
            .toList());
  }

  private static Node name(SettingsViewModel model, Consumer<Subscription> untilClosed) {
    TextField field = new EmojiField();
    field.textProperty().bindBidirectional(model.name());
    field.getStyleClass().add("card-field");
    field.setPrefWidth(FIELD);
    field.setEditable(!model.nameSettled());
    field.setOnAction(_ -> model.rename());
    field
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            model.rename();
          }
        });
    Label problem = Pieces.paragraph("", "start-problem");
    problem.setMaxWidth(FIELD);
    problem.textProperty().bind(model.nameProblem());
    untilClosed.accept(
        model.nameProblem().subscribe(words -> Pieces.present(problem, !words.isEmpty())));
    return new VBox(field, problem);
  }
}
