package app.maru.ui.settings;

import app.maru.ui.control.Card;
import app.maru.ui.control.CopyField;
import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.model.Reach;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Texts;
import atlantafx.base.controls.ToggleSwitch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/// The card with the settings.
public final class SettingsView implements AutoCloseable {
  private static final double WIDTH = 520;
  private static final double HUNDRED = 100;

  private final SettingsViewModel model;
  private final Texts texts;
  private final Card card;
  private final TextField name = new TextField();
  private Subscription listening = Subscription.EMPTY;

  /// @param refresh looks for people again
  /// @param relays opens the card with my relays
  /// @param others opens the card with those who are hidden or blocked
  /// @param about opens the card about this program
  /// @param close takes the card away
  public SettingsView(
      SettingsViewModel model,
      Runnable refresh,
      Runnable relays,
      Runnable others,
      Runnable about,
      Runnable close) {
    this.model = model;
    this.texts = model.texts();
    card = new Card(texts.get("settings.title"), texts.get("settings.close"), WIDTH, close);
    profile();
    look();
    writing();
    privacy(others);
    network(refresh);
    relays(relays);
    card.add(aboutLine(about));
  }

  private void profile() {
    name.textProperty().bindBidirectional(model.name());
    name.setAccessibleText(texts.get("settings.name"));
    name.getStyleClass().add("card-field");
    name.setPrefWidth(220);
    name.setOnAction(_ -> model.rename());
    name.focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            model.rename();
          }
        });
    Label problem = Pieces.paragraph("", "start-problem");
    problem.textProperty().bind(model.nameProblem());
    model.nameProblem().subscribe(words -> Pieces.present(problem, !words.isEmpty()));
    card.add(
        Card.heading(texts.get("settings.profile")),
        Card.line(texts.get("settings.name"), texts.get("settings.name.hint"), name),
        problem);
  }

  private void look() {
    ScreenSettings settings = model.settings();
    Map<ScreenSettings.Theme, String> themes = new LinkedHashMap<>();
    themes.put(ScreenSettings.Theme.SYSTEM, texts.get("settings.theme.system"));
    themes.put(ScreenSettings.Theme.LIGHT, texts.get("settings.theme.light"));
    themes.put(ScreenSettings.Theme.DARK, texts.get("settings.theme.dark"));
    Map<ScreenSettings.Language, String> languages = new LinkedHashMap<>();
    languages.put(ScreenSettings.Language.SYSTEM, texts.get("settings.language.system"));
    languages.put(ScreenSettings.Language.ENGLISH, texts.get("settings.language.english"));
    languages.put(ScreenSettings.Language.KOREAN, texts.get("settings.language.korean"));
    Label percent = Pieces.label("", "zoom-percent");
    listening =
        listening.and(
            settings
                .zoom()
                .subscribe(
                    zoom -> percent.setText(Math.round(zoom.doubleValue() * HUNDRED) + " %")));
    HBox zoom =
        new HBox(
            Pieces.iconButton(
                Icon.MINUS, texts.get("settings.zoom.out"), "zoom-step", settings::zoomOut),
            percent,
            Pieces.iconButton(
                Icon.PLUS, texts.get("settings.zoom.in"), "zoom-step", settings::zoomIn));
    zoom.getStyleClass().add("zoom-steps");
    card.add(
        Card.heading(texts.get("settings.look")),
        Card.line(texts.get("settings.theme"), "", choice(themes, settings.theme())),
        Card.line(texts.get("settings.language"), "", choice(languages, settings.language())),
        Card.line(texts.get("settings.zoom"), "", zoom));
  }

  private <E> Node choice(Map<E, String> choices, ObjectProperty<E> property) {
    HBox segments = new HBox();
    segments.getStyleClass().add("segments");
    ToggleGroup group = new ToggleGroup();
    choices.forEach((value, words) -> {
      ToggleButton button = new ToggleButton(words);
      button.getStyleClass().add("segment");
      button.setToggleGroup(group);
      button.setSelected(value.equals(property.get()));
      button.setOnAction(_ -> {
        button.setSelected(true);
        property.set(value);
      });
      segments.getChildren().add(button);
    });
    return segments;
  }

  private void writing() {
    ToggleSwitch enter = new ToggleSwitch();
    enter.selectedProperty().set(model.settings().enterSends().get());
    enter.selectedProperty().addListener((_, _, on) -> model.settings().enterSends().set(on));
    enter.setAccessibleText(texts.get("settings.enter"));
    HBox line = Card.line(texts.get("settings.enter"), " ", enter);
    Label hint = (Label) line.lookup(".card-hint");
    listening =
        listening.and(
            model
                .settings()
                .enterSends()
                .subscribe(on ->
                    hint.setText(
                        on ? texts.get("settings.enter.on") : texts.get("settings.enter.off"))));
    card.add(Card.heading(texts.get("settings.writing")), line);
  }

  private void privacy(Runnable others) {
    boolean locked = model.hasPassphrase();
    Node sign = (locked ? Icon.LOCK : Icon.INFO).node("privacy-icon");
    card.add(
        Card.heading(texts.get("settings.privacy")),
        Card.line(
            locked ? texts.get("settings.passphrase.on") : texts.get("settings.passphrase.off"),
            locked
                ? texts.get("settings.passphrase.on.text")
                : texts.get("settings.passphrase.off.text"),
            sign),
        shared(
            texts.get("settings.presence"),
            texts.get("settings.presence.hint"),
            model.presence(),
            model::sharePresence),
        shared(
            texts.get("settings.typing"),
            texts.get("settings.typing.hint"),
            model.typing(),
            model::shareTyping),
        Card.line(
            texts.get("others.title"),
            texts.get("others.hint"),
            Pieces.button(texts.get("others.open"), "quiet", others)));
  }

  private static Node shared(
      String words, String hint, ReadOnlyBooleanProperty shares, Consumer<Boolean> change) {
    ToggleSwitch on = new ToggleSwitch();
    on.setAccessibleText(words);
    shares.subscribe(on::setSelected);
    on.selectedProperty()
        .addListener((_, _, now) -> {
          if (now != shares.get()) {
            change.accept(now);
          }
        });
    return Card.line(words, hint, on);
  }

  private void network(Runnable refresh) {
    Label addresses = Pieces.paragraph("", "card-value");
    CopyField link =
        new CopyField(texts.get("settings.link"), texts.get("add.copy"), texts.get("add.copied"));
    model.reach().subscribe(reach -> showReach(reach, addresses, link));
    card.add(
        Card.heading(texts.get("settings.network")),
        Card.line(texts.get("settings.addresses"), "", addresses),
        link,
        Card.line(
            texts.get("settings.refresh"),
            texts.get("settings.refresh.text"),
            Pieces.iconButton(Icon.REFRESH, texts.get("settings.refresh"), "zoom-step", refresh)));
  }

  private void showReach(Optional<Reach> reach, Label addresses, CopyField link) {
    reach.ifPresent(known -> {
      addresses.setText(
          known.addresses().isEmpty()
              ? texts.get("settings.addresses.none")
              : String.join("\n", known.addresses()));
      link.show(known.link());
    });
  }

  private void relays(Runnable relays) {
    HBox line =
        Card.line(
            texts.get("settings.relays"),
            " ",
            Pieces.button(texts.get("settings.relays.show"), "quiet", relays));
    Label hint = (Label) line.lookup(".card-hint");
    listening = listening.and(model.relays().subscribe(hint::setText));
    card.add(line);
  }

  private Node aboutLine(Runnable about) {
    HBox line = new HBox(Pieces.button(texts.get("about.title"), "quiet", about));
    line.getStyleClass().add("card-foot");
    return line;
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return card.cross();
  }

  /// Lets go of the settings, which live longer.
  @Override
  public void close() {
    listening.unsubscribe();
  }
}
