package app.maru.ui.settings;

import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiField;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The card with all settings: the sections on the left, a field to look for something above them.
public final class SettingsView implements AutoCloseable {
  private static final double WIDTH = 780;
  private static final double HEIGHT = 640;

  /// Below this width the settings need all of it.
  private static final double ROOM_FOR_INDEX = 620;

  private final Texts texts;
  private final SearchViewModel search;
  private final Card card;
  private final TextField field = new EmojiField();
  private final Label nothing;
  private final Map<Section, VBox> groups = new LinkedHashMap<>();
  private final List<SettingLine> lines = new ArrayList<>();
  private Optional<SettingLine> entered = Optional.empty();
  private Subscription listening = Subscription.EMPTY;

  /// @param close takes the card away
  public SettingsView(Texts texts, List<Section> sections, Runnable close) {
    this.texts = texts;
    search =
        new SearchViewModel(
            sections.stream()
                .flatMap(section -> section.entries().stream())
                .map(Section.Entry::setting)
                .toList());
    card = new Card(texts.get("settings.title"), texts.get("settings.close"), WIDTH, close);
    card.getStyleClass().add("settings");
    nothing = Pieces.paragraph(texts.get("settings.nothing"), "settings-nothing");
    sections.forEach(this::add);
    card.add(nothing);
    card.frame(field(), index(sections), HEIGHT, ROOM_FOR_INDEX);
    until(search.found().subscribe(this::show));
    until(search.chosen().subscribe(chosen -> chosen.flatMap(this::line).ifPresent(card::reveal)));
  }

  private void until(Subscription subscription) {
    listening = listening.and(subscription);
  }

  private void add(Section section) {
    VBox group = new VBox(Card.heading(section.title()));
    group.getStyleClass().add("settings-group");
    for (Section.Entry entry : section.entries()) {
      SettingLine line = new SettingLine(entry, search, this::until);
      lines.add(line);
      group.getChildren().add(line);
    }
    groups.put(section, group);
    card.add(group);
  }

  private Node field() {
    field.getStyleClass().add("find-text");
    field.setPromptText(texts.get("settings.search"));
    field.setAccessibleText(texts.get("settings.search"));
    field.setAccessibleHelp(texts.get("settings.search.help"));
    field.textProperty().bindBidirectional(search.question());
    HBox.setHgrow(field, Priority.ALWAYS);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    Button clear =
        Pieces.iconButton(Icon.CLOSE, texts.get("find.clear"), "find-clear", this::clear);
    until(search.question().subscribe(words -> clear.setVisible(!words.isEmpty())));
    HBox box = new HBox(Icon.SEARCH.node("find-icon"), field, clear);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("find-field");
    return box;
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean known = true;
    switch (event.getCode()) {
      case DOWN -> search.move(1);
      case UP -> search.move(-1);
      case ENTER -> search.chosen().get().ifPresent(setting -> go(setting.id()));
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private void clear() {
    field.clear();
    field.requestFocus();
  }

  private Region index(List<Section> sections) {
    VBox index = new VBox();
    index.getStyleClass().add("settings-index");
    for (Section section : sections) {
      Button button = Pieces.button(section.title(), "settings-way", () -> reveal(section));
      button.setGraphic(section.icon().node("settings-way-icon"));
      button.setMaxWidth(Double.MAX_VALUE);
      button.setAlignment(Pos.CENTER_LEFT);
      index.getChildren().add(button);
    }
    return index;
  }

  private void reveal(Section section) {
    field.clear();
    Optional.ofNullable(groups.get(section)).ifPresent(card::revealTop);
  }

  private void show(List<Setting> found) {
    leave();
    lines.forEach(line -> Pieces.present(line, found.contains(line.setting())));
    groups
        .values()
        .forEach(group ->
            Pieces.present(
                group,
                group.getChildren().stream()
                    .anyMatch(child -> child instanceof SettingLine && child.isVisible())));
    Pieces.present(nothing, found.isEmpty());
  }

  private Optional<SettingLine> line(Setting setting) {
    return lines.stream().filter(line -> line.setting().equals(setting)).findFirst();
  }

  /// Shows a setting among all others, lights it up and gives its control the focus.
  ///
  /// @param id as in [Setting]; one that is not there is where one was
  public void go(String id) {
    field.clear();
    lines.stream()
        .filter(line -> line.setting().id().equals(id))
        .findFirst()
        .ifPresent(line -> {
          leave();
          card.reveal(line);
          line.enter();
          entered = Optional.of(line);
        });
  }

  private void leave() {
    entered.ifPresent(SettingLine::leave);
    entered = Optional.empty();
  }

  /// Stops looking for something, if something is looked for.
  ///
  /// @return whether it was
  public boolean stepBack() {
    boolean looking = search.looks();
    if (looking) {
      clear();
    }
    return looking;
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return field;
  }

  /// Lets go of the settings, which live longer.
  @Override
  public void close() {
    listening.unsubscribe();
  }
}
