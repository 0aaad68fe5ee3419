package app.maru.ui.settings;

import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The card on which the passphrase is set, changed and removed.
public final class PassphraseView {
  private static final double WIDTH = 440;

  private final PassphraseViewModel model;
  private final Card card;
  private final PasswordField first;

  /// @param back goes back to the settings
  /// @param close takes the card away
  public PassphraseView(PassphraseViewModel model, Runnable back, Runnable close) {
    this.model = model;
    Texts texts = model.texts();
    boolean locked = model.isProtected();
    card = new Card(texts.get("passphrase.title"), texts.get("settings.close"), WIDTH, close);
    card.back(texts.get("settings.title"), back);
    PasswordField wanted = field(texts.get("passphrase.wanted"), model.wanted());
    PasswordField repeated = field(texts.get("passphrase.repeated"), model.repeated());
    VBox form = new VBox();
    form.getStyleClass().add("passphrase-form");
    if (locked) {
      PasswordField now = field(texts.get("passphrase.now"), model.now());
      first = now;
      add(form, now);
    } else {
      first = wanted;
    }
    add(form, wanted);
    add(form, repeated);
    Label problem = Pieces.paragraph("", "start-problem");
    problem.setGraphic(Icon.PROBLEM.node("start-problem-icon"));
    problem.textProperty().bind(model.problem());
    model.problem().subscribe(words -> Pieces.present(problem, !words.isEmpty()));
    form.disableProperty().bind(model.busy());
    card.add(
        Pieces.paragraph(
            locked
                ? texts.get("settings.passphrase.on.text")
                : texts.get("settings.passphrase.off.text"),
            "card-lead"),
        form,
        Pieces.paragraph(texts.get("welcome.protect.on"), "card-hint"),
        problem,
        buttons(locked));
  }

  private HBox buttons(boolean locked) {
    Texts texts = model.texts();
    String words = locked ? texts.get("passphrase.change") : texts.get("passphrase.set");
    Button change = Pieces.button(words, "primary", model::change);
    change.getStyleClass().add("passphrase-change");
    model.busy().subscribe(busy -> change.setText(busy ? texts.get("passphrase.busy") : words));
    HBox row = new HBox(Pieces.spacer(), change);
    if (locked) {
      Button remove = Pieces.button(texts.get("passphrase.remove"), "danger", model::remove);
      remove.getStyleClass().add("passphrase-remove");
      row.getChildren().addFirst(remove);
    }
    row.getStyleClass().addAll("card-row", "card-foot");
    row.disableProperty().bind(model.busy());
    return row;
  }

  private PasswordField field(String words, StringProperty typed) {
    PasswordField field = new PasswordField();
    field.textProperty().bindBidirectional(typed);
    field.setAccessibleText(words);
    field.getStyleClass().add("card-field");
    field.setOnAction(_ -> model.change());
    return field;
  }

  private static void add(VBox form, PasswordField field) {
    form.getChildren().addAll(Pieces.label(field.getAccessibleText(), "card-heading"), field);
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return first;
  }
}
