package app.maru.ui.conversation;

import app.maru.ui.control.Ancestors;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiGrid;
import app.maru.ui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// Emoji between the messages and the place where one writes: there until one goes on writing,
/// clicks elsewhere or presses Esc, so that several can be taken one after another. It covers
/// nothing, the messages move up.
final class EmojiPanel extends StackPane {
  /// Of the height of the conversation; the rest is for messages.
  private static final double SHARE = 0.5;

  /// What stands above the rows.
  private static final double ABOVE = 120;

  private static final double LOWEST = 96;
  private static final double HIGHEST = 280;

  private final ComposerViewModel model;
  private final Texts texts;
  private final Consumer<String> write;
  private final Runnable left;
  private double rows = HIGHEST;

  /// @param write puts an emoji where one writes
  /// @param left leads to where one writes
  EmojiPanel(ComposerViewModel model, Texts texts, Consumer<String> write, Runnable left) {
    this.model = model;
    this.texts = texts;
    this.write = write;
    this.left = left;
    getStyleClass().add("emoji-panel");
    setAccessibleText(texts.get("emoji.title"));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    addEventFilter(MouseEvent.MOUSE_CLICKED, this::taken);
    // Elsewhere in a conversation a click leads to where one writes.
    addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
    Pieces.present(this, false);
  }

  /// Shows it, with the emoji used last before all others.
  void open() {
    var _ = model.chosenEmoji().thenAccept(this::show);
  }

  private void show(List<String> recent) {
    EmojiGrid grid = new EmojiGrid(texts, recent, this::chose);
    grid.setRowsHeight(rows);
    getChildren().setAll(grid);
    Pieces.present(this, true);
    grid.first().requestFocus();
  }

  private void chose(String emoji) {
    write.accept(emoji);
    model.choseEmoji(emoji);
  }

  boolean isOpen() {
    return isVisible();
  }

  /// Takes it away.
  void close() {
    if (isOpen()) {
      Pieces.present(this, false);
      getChildren().clear();
    }
  }

  /// Leaves room for messages in a conversation so high.
  void fit(double height) {
    rows = Math.clamp(height * SHARE - ABOVE, LOWEST, HIGHEST);
    getChildren().stream()
        .filter(EmojiGrid.class::isInstance)
        .forEach(grid -> ((EmojiGrid) grid).setRowsHeight(rows));
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      close();
      left.run();
    }
  }

  private static boolean isEmoji(EventTarget target) {
    return target instanceof Node hit
        && Ancestors.from(hit).anyMatch(node -> node.getStyleClass().contains("emoji-button"));
  }

  /// Whoever took an emoji with the mouse goes on writing.
  private void taken(MouseEvent event) {
    if (isEmoji(event.getTarget())) {
      left.run();
    }
  }
}
