package app.maru.ui.settings;

import app.maru.ui.control.MarkedText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// One setting: its title, what it does, and its control.
final class SettingLine extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Setting setting;
  private final SearchViewModel search;
  private final MarkedText title = new MarkedText("setting-title");
  private final MarkedText text = new MarkedText("setting-text");
  private final Node control;

  SettingLine(Section.Entry entry, SearchViewModel search, Consumer<Subscription> untilClosed) {
    this.setting = entry.setting();
    this.search = search;
    control = entry.control().make(untilClosed);
    setId("setting-" + setting.id());
    getStyleClass().add("setting");
    VBox words = new VBox(title, text);
    words.getStyleClass().add("card-left");
    getChildren()
        .addAll(
            switch (entry.place()) {
              case BESIDE -> List.of(new Abreast(words, control));
              case BELOW -> List.of(words, control);
            });
    if (entry.place() == Section.Place.BESIDE && control instanceof Region region) {
      region.setMinWidth(Region.USE_PREF_SIZE);
    }
    name(control);
    untilClosed.accept(setting.text().subscribe(_ -> mark()));
    untilClosed.accept(search.question().subscribe(_ -> mark()));
    untilClosed.accept(search.chosen().subscribe(this::choose));
  }

  /// Whoever hears the screen hears what the control is about, unless it says so itself.
  private void name(Node node) {
    if (node.isFocusTraversable()) {
      if (node.getAccessibleText() == null) {
        node.setAccessibleText(setting.title());
      }
      if (node.getAccessibleHelp() == null) {
        node.accessibleHelpProperty().bind(setting.text());
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::name);
    }
  }

  private void mark() {
    title.show(setting.title(), search.marks(setting.title()));
    String words = setting.text().getValue();
    text.show(words, search.marks(words));
    text.setVisible(!words.isEmpty());
    text.setManaged(!words.isEmpty());
  }

  private void choose(Optional<Setting> chosen) {
    pseudoClassStateChanged(CHOSEN, chosen.filter(setting::equals).isPresent());
  }

  /// Lights up until the person is elsewhere, and gives its control the focus.
  void enter() {
    pseudoClassStateChanged(CHOSEN, true);
    focusable(control).ifPresent(Node::requestFocus);
  }

  /// Is one among the others again.
  void leave() {
    choose(search.chosen().get());
  }

  private static Optional<Node> focusable(Node node) {
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    if (!(node instanceof Parent parent)) {
      return Optional.empty();
    }
    Optional<Node> chosen =
        parent.getChildrenUnmodifiable().stream()
            .filter(child -> child instanceof ToggleButton toggle && toggle.isSelected())
            .findFirst();
    return chosen.or(() ->
        parent.getChildrenUnmodifiable().stream()
            .flatMap(child -> focusable(child).stream())
            .findFirst());
  }

  Setting setting() {
    return setting;
  }
}
