package app.maru.ui.start;

import app.maru.ui.control.Logo;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiField;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What comes before the main window, each stage a quiet card in the middle.
public final class StartView extends StackPane {
  private static final double CARD = 400;

  private final StartViewModel model;
  private final Texts texts;
  private final Runnable quit;

  /// @param quit ends the program
  public StartView(StartViewModel model, Runnable quit) {
    this.model = model;
    this.texts = model.texts();
    this.quit = quit;
    getStyleClass().add("start");
    model.stage().subscribe(this::show);
  }

  private void show(StartViewModel.Stage stage) {
    getChildren()
        .setAll(
            switch (stage) {
              case OPENING -> opening();
              case WELCOME -> welcome();
              case UNLOCK -> unlock();
              case TROUBLE -> trouble();
            });
  }

  private Node opening() {
    VBox box = new VBox(new Logo(72), Pieces.label(texts.get("start.opening"), "start-lead"));
    box.getStyleClass().add("start-opening");
    return box;
  }

  private Node welcome() {
    TextField name = field(new EmojiField(), "welcome.name", model.name());
    name.setPromptText(texts.get("welcome.name.prompt"));
    name.setEditable(!model.nameSettled());
    PasswordField passphrase = field(new PasswordField(), "welcome.passphrase", model.passphrase());
    PasswordField again = field(new PasswordField(), "welcome.repeat", model.repeated());
    VBox secrets =
        new VBox(caption("welcome.passphrase"), passphrase, caption("welcome.repeat"), again);
    secrets.getStyleClass().add("start-secrets");
    CheckBox protect = new CheckBox(texts.get("welcome.protect"));
    protect.getStyleClass().add("start-protect");
    Label what = Pieces.paragraph("", "start-hint");
    what.textProperty()
        .bind(
            Bindings.when(protect.selectedProperty())
                .then(texts.get("welcome.protect.on"))
                .otherwise(texts.get("welcome.protect.off")));
    protect
        .selectedProperty()
        .subscribe(on -> {
          Pieces.present(secrets, on);
          if (!on) {
            model.passphrase().set("");
            model.repeated().set("");
          }
        });
    Button start = action("welcome.start", "welcome.busy", model::create);
    // A box is ticked by the space bar; Enter means what it means in the fields around it.
    protect.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            key.consume();
            start.fire();
          }
        });
    Label stored = Pieces.paragraph(texts.get("welcome.stored"), "start-stored");
    stored.setGraphic(Icon.LOCK.node("start-stored-icon"));
    VBox form =
        new VBox(
            caption("welcome.name"),
            name,
            nameHint(),
            protect,
            what,
            secrets,
            problem(),
            roomy(start));
    form.getStyleClass().add("start-form");
    form.disableProperty().bind(model.busy());
    Platform.runLater(() -> (model.nameSettled() ? protect : name).requestFocus());
    return card(
        Pieces.paragraph(texts.get("welcome.title"), "start-title"),
        Pieces.paragraph(texts.get("app.tagline"), "start-lead"),
        form,
        stored);
  }

  private Node nameHint() {
    if (!model.nameSettled()) {
      return Pieces.paragraph(texts.get("welcome.name.hint"), "start-hint");
    }
    Label settled = Pieces.paragraph(texts.get("policy.settled"), "start-hint");
    settled.setGraphic(Icon.LOCK.node("settled-icon"));
    return settled;
  }

  private Node unlock() {
    PasswordField passphrase = field(new PasswordField(), "welcome.passphrase", model.passphrase());
    passphrase.setPromptText(texts.get("welcome.passphrase"));
    passphrase.setOnAction(_ -> model.unlock());
    Button open = action("unlock.open", "unlock.busy", model::unlock);
    VBox form = new VBox(passphrase, problem(), roomy(open));
    form.getStyleClass().add("start-form");
    form.disableProperty().bind(model.busy());
    Platform.runLater(passphrase::requestFocus);
    model
        .busy()
        .subscribe(busy -> {
          if (!busy) {
            Platform.runLater(passphrase::requestFocus);
          }
        });
    return card(
        Pieces.paragraph(texts.get("unlock.title"), "start-title"),
        Pieces.paragraph(texts.get("unlock.lead"), "start-lead"),
        form);
  }

  private Node trouble() {
    Label what = Pieces.paragraph(model.trouble().get().what(), "start-trouble-what");
    Label advice = Pieces.paragraph(model.trouble().get().advice(), "start-trouble-advice");
    boolean mendable = model.mendable().get();
    Button retry =
        Pieces.button(texts.get("trouble.retry"), mendable ? "quiet" : "primary", model::retry);
    Button leave = Pieces.button(texts.get("trouble.quit"), "quiet", quit);
    HBox buttons = new HBox(leave, retry);
    buttons.getStyleClass().add("start-buttons");
    buttons.setAlignment(Pos.CENTER);
    Label title = Pieces.paragraph(texts.get("trouble.title"), "start-title");
    if (!mendable) {
      retry.setDefaultButton(true);
      // Not on Quit, which stands first.
      Platform.runLater(retry::requestFocus);
      return card(title, what, advice, buttons);
    }
    Button restore = Pieces.button(texts.get("trouble.restore"), "primary", model::restore);
    restore.setDefaultButton(true);
    restore.setMaxWidth(Double.MAX_VALUE);
    Platform.runLater(restore::requestFocus);
    VBox form = new VBox(restore);
    form.getStyleClass().add("start-form");
    return card(title, what, advice, form, buttons);
  }

  private VBox card(Node... parts) {
    VBox card = new VBox(new Logo(64));
    card.getStyleClass().add("start-card");
    card.getChildren().addAll(parts);
    card.setMaxSize(CARD, USE_PREF_SIZE);
    return card;
  }

  private static Node roomy(Button button) {
    VBox box = new VBox(button);
    box.getStyleClass().add("start-action");
    return box;
  }

  private Label caption(String key) {
    return Pieces.label(texts.get(key), "start-caption");
  }

  private <T extends TextField> T field(T field, String key, StringProperty value) {
    field.getStyleClass().add("start-field");
    field.setAccessibleText(texts.get(key));
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private Label problem() {
    Label problem = Pieces.paragraph("", "start-problem");
    problem.setGraphic(Icon.PROBLEM.node("start-problem-icon"));
    problem.textProperty().bind(model.problem());
    model.problem().subscribe(words -> Pieces.present(problem, !words.isEmpty()));
    return problem;
  }

  private Button action(String key, String busyKey, Runnable run) {
    Button button = Pieces.button("", "primary", run);
    button
        .textProperty()
        .bind(Bindings.when(model.busy()).then(texts.get(busyKey)).otherwise(texts.get(key)));
    button.setDefaultButton(true);
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }
}
