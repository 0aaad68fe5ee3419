package app.maru.ui.control;

import app.maru.messaging.find.Span;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text of several lines in which what was looked for is marked.
public final class MarkedText extends TextFlow {
  private final String styleClass;

  /// @param styleClass of the letters
  public MarkedText(String styleClass) {
    this.styleClass = styleClass;
    getStyleClass().add(styleClass + "-flow");
    setMinHeight(Region.USE_PREF_SIZE);
  }

  /// Shows a text.
  ///
  /// @param spans what is marked, in order
  public void show(String text, List<Span> spans) {
    getChildren().clear();
    int at = 0;
    for (Span span : spans) {
      add(text.substring(at, span.start()), false);
      add(text.substring(span.start(), span.end()), true);
      at = span.end();
    }
    add(text.substring(at), false);
  }

  private void add(String text, boolean marked) {
    if (!text.isEmpty()) {
      Text piece = new Text(text);
      piece.getStyleClass().add(styleClass);
      if (marked) {
        piece.getStyleClass().add("text-mark");
      }
      getChildren().add(piece);
    }
  }
}
