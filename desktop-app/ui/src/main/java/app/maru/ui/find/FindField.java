package app.maru.ui.find;

import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiField;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Where one types what to look for. Arrows choose among what is found, Enter takes it, Esc leaves.
public final class FindField extends HBox {
  /// Lines of a page.
  private static final int PAGE = 8;

  private final FindViewModel model;
  private final TextField field = new EmojiField();

  /// @param taken told of what Enter took
  /// @param left runs when the person leaves with Esc
  public FindField(FindViewModel model, Consumer<FindRow.Choice> taken, Runnable left) {
    this.model = model;
    Texts texts = model.texts();
    getStyleClass().add("find-field");
    setAlignment(Pos.CENTER_LEFT);
    field.getStyleClass().add("find-text");
    field.setPromptText(texts.get("find.prompt"));
    field.setAccessibleText(texts.get("find.prompt"));
    field.textProperty().bindBidirectional(model.question());
    HBox.setHgrow(field, Priority.ALWAYS);
    Button clear =
        Pieces.iconButton(
            Icon.CLOSE,
            texts.get("find.clear"),
            "find-clear",
            () -> {
              field.clear();
              field.requestFocus();
            });
    clear.setFocusTraversable(false);
    model.question().subscribe(words -> clear.setVisible(!words.isEmpty()));
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, taken, left));
    getChildren().addAll(Icon.SEARCH.node("find-icon"), field, clear);
  }

  private void key(KeyEvent event, Consumer<FindRow.Choice> taken, Runnable left) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean known = true;
    switch (event.getCode()) {
      case DOWN -> model.move(1);
      case UP -> model.move(-1);
      case PAGE_DOWN -> model.move(PAGE);
      case PAGE_UP -> model.move(-PAGE);
      case ENTER -> model.take().ifPresent(taken);
      case ESCAPE -> left.run();
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  /// Begins to look for something, in the place of what was looked for.
  public void focus() {
    field.requestFocus();
    field.selectAll();
  }

  /// What gets the focus.
  public TextField text() {
    return field;
  }
}
