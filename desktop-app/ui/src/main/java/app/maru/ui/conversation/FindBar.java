package app.maru.ui.conversation;

import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiField;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The line under the header in which one looks for something in this conversation. Enter and the
/// arrows go from hit to hit, Esc closes it.
final class FindBar extends HBox {
  private final FindHere model;
  private final TextField field = new EmojiField();
  private final Runnable closed;

  /// @param closed what to do when the person closes it
  FindBar(FindHere model, Texts texts, Runnable closed) {
    this.model = model;
    this.closed = closed;
    getStyleClass().add("find-bar");
    setAlignment(Pos.CENTER_LEFT);
    field.getStyleClass().add("find-text");
    field.setPromptText(texts.get("find.here.prompt"));
    field.setAccessibleText(texts.get("find.here.prompt"));
    field.textProperty().bindBidirectional(model.question());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    HBox.setHgrow(field, Priority.ALWAYS);
    Label count = Pieces.label("", "find-count");
    count.setMinWidth(USE_PREF_SIZE);
    count.textProperty().bind(model.count());
    Button older = button(Icon.UP, texts.get("find.here.older"), "find-older", model::older);
    Button newer = button(Icon.DOWN, texts.get("find.here.newer"), "find-newer", model::newer);
    older.disableProperty().bind(model.some().not());
    newer.disableProperty().bind(model.some().not());
    getChildren()
        .addAll(
            Icon.SEARCH.node("find-icon"),
            field,
            count,
            older,
            newer,
            button(Icon.CLOSE, texts.get("find.here.close"), "find-close", this::close));
    addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
    Pieces.present(this, false);
  }

  private static Button button(Icon icon, String name, String styleClass, Runnable action) {
    Button button = Pieces.iconButton(icon, name, styleClass, action);
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean known = true;
    switch (event.getCode()) {
      case ENTER -> {
        if (event.isShiftDown()) {
          model.newer();
        } else {
          model.older();
        }
      }
      case UP -> model.older();
      case DOWN -> model.newer();
      case ESCAPE -> close();
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  /// Begins to look for something.
  void open() {
    Pieces.present(this, true);
    field.requestFocus();
    field.selectAll();
  }

  boolean isOpen() {
    return isVisible();
  }

  private void close() {
    model.stop();
    Pieces.present(this, false);
    closed.run();
  }
}
