package app.maru.ui.emoji;

import app.maru.ui.control.Card;
import app.maru.ui.control.Pieces;
import app.maru.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// All emoji in rows under their groups, and a field that finds them by name in English and Korean.
/// Enter takes the first one found; arrows walk among them.
public final class EmojiPicker {
  private static final double WIDTH = 440;
  private static final double HEIGHT = 330;
  private static final double SIZE = 28;
  private static final int IN_A_ROW = 9;

  /// Found at once; typing on narrows them down.
  private static final int MOST = 90;

  private final Card card;
  private final TextField search = new TextField();
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ListView<Row> list = new ListView<>(rows);
  private final Texts texts;
  private final Consumer<String> chosen;

  /// A line: a heading, or emoji side by side.
  private record Row(String heading, List<Emoji.Sign> signs) {}

  /// @param close what the cross does
  /// @param chosen takes the emoji
  public EmojiPicker(Texts texts, Runnable close, Consumer<String> chosen) {
    this.texts = texts;
    this.chosen = chosen;
    card = new Card(texts.get("emoji.title"), texts.get("settings.close"), WIDTH, close);
    search.setPromptText(texts.get("emoji.search"));
    search.setAccessibleText(texts.get("emoji.search"));
    search.getStyleClass().addAll("card-field", "emoji-search");
    search.textProperty().addListener((_, _, now) -> show(now));
    search.setOnAction(_ -> first(rows).ifPresent(sign -> chosen.accept(sign.text())));
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::down);
    list.getStyleClass().add("emoji-list");
    list.setCellFactory(_ -> new RowCell());
    list.setPrefHeight(HEIGHT);
    list.setFocusTraversable(false);
    list.setAccessibleText(texts.get("emoji.title"));
    card.add(search, list);
    show("");
  }

  private static java.util.Optional<Emoji.Sign> first(List<Row> rows) {
    return rows.stream().flatMap(row -> row.signs().stream()).findFirst();
  }

  private void down(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) {
      Node button = list.lookup(".emoji-button");
      if (button != null) {
        button.requestFocus();
        event.consume();
      }
    }
  }

  private void show(String query) {
    List<Row> all = new ArrayList<>();
    if (query.isBlank()) {
      for (Map.Entry<String, List<Emoji.Sign>> group : Emoji.all().groups().entrySet()) {
        all.add(new Row(heading(group.getKey()), List.of()));
        split(group.getValue(), all);
      }
    } else {
      split(Emoji.all().search(query, MOST), all);
      if (all.isEmpty()) {
        all.add(new Row(texts.get("emoji.none"), List.of()));
      }
    }
    rows.setAll(all);
    list.scrollTo(0);
  }

  private static void split(List<Emoji.Sign> signs, List<Row> rows) {
    for (int from = 0; from < signs.size(); from += IN_A_ROW) {
      rows.add(new Row("", signs.subList(from, Math.min(signs.size(), from + IN_A_ROW))));
    }
  }

  private String heading(String group) {
    return switch (group) {
      case "Smileys & Emotion" -> texts.get("emoji.smileys");
      case "People & Body" -> texts.get("emoji.people");
      case "Animals & Nature" -> texts.get("emoji.nature");
      case "Food & Drink" -> texts.get("emoji.food");
      case "Travel & Places" -> texts.get("emoji.places");
      case "Activities" -> texts.get("emoji.activities");
      case "Objects" -> texts.get("emoji.objects");
      case "Symbols" -> texts.get("emoji.symbols");
      default -> texts.get("emoji.flags");
    };
  }

  private final class RowCell extends ListCell<Row> {
    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().setAll("emoji-row");
      if (empty || row == null) {
        setGraphic(null);
      } else if (row.signs().isEmpty()) {
        setGraphic(Pieces.label(row.heading(), "card-heading"));
      } else {
        HBox line = new HBox();
        row.signs().forEach(sign -> line.getChildren().add(button(sign)));
        setGraphic(line);
      }
    }

    private Button button(Emoji.Sign sign) {
      Button button = new Button("", new EmojiPicture(sign, SIZE));
      button.getStyleClass().addAll("icon-button", "emoji-button");
      String name = sign.name(texts.locale());
      button.setAccessibleText(name);
      button.setTooltip(Pieces.tooltip(name));
      button.setOnAction(_ -> chosen.accept(sign.text()));
      return button;
    }
  }

  /// The card.
  public Region card() {
    return card;
  }

  /// What gets the focus.
  public Node first() {
    return search;
  }
}
