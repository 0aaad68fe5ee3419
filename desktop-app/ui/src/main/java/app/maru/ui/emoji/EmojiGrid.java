package app.maru.ui.emoji;

import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All emoji in rows under their groups, those used last before all others, a field that finds them
/// by name in English and Korean, and a bar that leads to the groups. Enter takes the first one
/// found; arrows walk among them.
public final class EmojiGrid extends VBox {
  private static final double SIZE = 28;
  private static final double GROUP_SIZE = 20;

  /// As wide as the style sheet makes one.
  private static final double BUTTON = 42;

  /// What a scroll bar takes from a row.
  private static final double BAR = 14;

  private static final int FEWEST_IN_A_ROW = 5;
  private static final int USUAL_IN_A_ROW = 9;

  /// Rows that are longer are looked through, not seen.
  private static final int MOST_IN_A_ROW = 20;

  /// Found at once; typing on narrows them down.
  private static final int MOST = 90;

  private static final String RECENT = "";

  private final Texts texts;
  private final List<Emoji.Sign> recent;
  private final Consumer<String> chosen;
  private final TextField search = new EmojiField();
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ListView<Row> list = new ListView<>(rows);
  private final Map<String, Integer> headings = new LinkedHashMap<>();
  private int inARow = USUAL_IN_A_ROW;

  /// A line: a heading, or emoji side by side.
  private record Row(String heading, List<Emoji.Sign> signs) {}

  /// @param recent those used last, the latest first
  /// @param chosen takes an emoji
  public EmojiGrid(Texts texts, List<String> recent, Consumer<String> chosen) {
    this.texts = texts;
    this.recent = recent.stream().flatMap(each -> Emoji.all().find(each).stream()).toList();
    this.chosen = chosen;
    getStyleClass().add("emoji-grid");
    search.setPromptText(texts.get("emoji.search"));
    search.setAccessibleText(texts.get("emoji.search"));
    search.getStyleClass().addAll("card-field", "emoji-search");
    search.textProperty().addListener((_, _, now) -> show(now));
    search.setOnAction(_ -> takeFirst());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::down);
    list.getStyleClass().add("emoji-list");
    list.setCellFactory(_ -> new RowCell());
    list.setFocusTraversable(false);
    list.setAccessibleText(texts.get("emoji.title"));
    list.widthProperty().subscribe(width -> fit(width.doubleValue()));
    VBox.setVgrow(list, Priority.ALWAYS);
    show("");
    getChildren().addAll(search, groups(), list);
  }

  /// How high the rows are together.
  public void setRowsHeight(double height) {
    list.setPrefHeight(height);
  }

  private HBox groups() {
    HBox bar = new HBox();
    bar.getStyleClass().add("emoji-groups");
    bar.setAlignment(Pos.CENTER_LEFT);
    for (String group : headings.keySet()) {
      Button button =
          Pieces.iconButton(Icon.RECENT, heading(group), "emoji-group", () -> jump(group));
      List<Emoji.Sign> signs = Emoji.all().groups().getOrDefault(group, List.of());
      if (!signs.isEmpty()) {
        button.setGraphic(new EmojiPicture(signs.getFirst(), GROUP_SIZE));
      }
      button.setMinWidth(0);
      bar.getChildren().add(button);
    }
    return bar;
  }

  private void jump(String group) {
    search.clear();
    list.scrollTo(headings.getOrDefault(group, 0));
  }

  private void takeFirst() {
    Optional<Emoji.Sign> first = rows.stream().flatMap(row -> row.signs().stream()).findFirst();
    first.ifPresent(sign -> {
      chosen.accept(sign.text());
      // Whoever goes on typing looks for another.
      search.selectAll();
    });
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

  private void fit(double width) {
    int fitting = (int) ((width - BAR) / BUTTON);
    int now = Math.clamp(fitting, FEWEST_IN_A_ROW, MOST_IN_A_ROW);
    if (width > 0 && now != inARow) {
      inARow = now;
      show(search.getText());
    }
  }

  private void show(String query) {
    List<Row> all = new ArrayList<>();
    if (query.isBlank()) {
      headings.clear();
      if (!recent.isEmpty()) {
        group(RECENT, recent, all);
      }
      Emoji.all().groups().forEach((name, signs) -> group(name, signs, all));
    } else {
      split(Emoji.all().search(query, MOST), all);
      if (all.isEmpty()) {
        all.add(new Row(texts.get("emoji.none"), List.of()));
      }
    }
    rows.setAll(all);
    list.scrollTo(0);
  }

  private void group(String name, List<Emoji.Sign> signs, List<Row> all) {
    headings.put(name, all.size());
    all.add(new Row(heading(name), List.of()));
    split(signs, all);
  }

  private void split(List<Emoji.Sign> signs, List<Row> all) {
    for (int from = 0; from < signs.size(); from += inARow) {
      all.add(new Row("", signs.subList(from, Math.min(signs.size(), from + inARow))));
    }
  }

  private String heading(String group) {
    return switch (group) {
      case RECENT -> texts.get("emoji.recent");
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

  /// What gets the focus.
  public Node first() {
    return search;
  }
}
