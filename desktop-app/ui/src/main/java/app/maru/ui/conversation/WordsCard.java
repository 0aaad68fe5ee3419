package app.maru.ui.conversation;

import app.maru.ui.control.Card;
import app.maru.ui.control.Clip;
import app.maru.ui.control.Pieces;
import app.maru.ui.emoji.EmojiArea;
import app.maru.ui.text.SafeText;
import app.maru.ui.text.Texts;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The letters of a message as they were typed, where any part of them can be chosen and copied as
/// in every text.
final class WordsCard {
  private static final double WIDTH = 480;

  /// As high as a card of a few lines, and never so high that the window is full of it.
  private static final int FEWEST_LINES = 4;

  private static final int MOST_LINES = 14;

  /// About so many letters stand on a line.
  private static final int LINE = 56;

  private final Card card;
  private final TextArea letters = new EmojiArea();
  private final Runnable close;

  /// @param text as it was typed
  WordsCard(String text, Texts texts, Runnable close) {
    this.close = close;
    card = new Card(texts.get("words.title"), texts.get("settings.close"), WIDTH, close);
    letters.setText(SafeText.message(text));
    letters.setEditable(false);
    letters.setWrapText(true);
    letters.setPrefRowCount(rows(letters.getText()));
    letters.setAccessibleText(texts.get("words.title"));
    letters.getStyleClass().addAll("card-field", "words-text");
    letters.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    Button copy = Pieces.button(texts.get("words.copy"), "primary", this::copy);
    copy.getStyleClass().add("words-copy");
    HBox foot = new HBox(copy);
    foot.getStyleClass().addAll("card-row", "card-foot");
    card.add(Pieces.paragraph(texts.get("words.lead"), "card-hint"), letters, foot);
  }

  private static int rows(String text) {
    long rows = text.lines().mapToLong(line -> 1 + line.length() / LINE).sum();
    // A line more, or its padding hides the last one.
    return Math.clamp(rows + 1, FEWEST_LINES, MOST_LINES);
  }

  /// Nothing is written here, so the key goes on to the next control.
  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
      event.consume();
      Node from = letters;
      from.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
    }
  }

  /// What is chosen, or all of it where nothing is.
  private void copy() {
    String chosen = letters.getSelectedText();
    Clip.copy(chosen.isEmpty() ? letters.getText() : chosen);
    close.run();
  }

  Region card() {
    return card;
  }

  Node first() {
    return letters;
  }
}
