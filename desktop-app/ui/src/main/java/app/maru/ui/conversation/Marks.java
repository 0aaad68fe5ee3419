package app.maru.ui.conversation;

import app.maru.messaging.find.Needle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/// Lies below letters and shows which of them were looked for.
final class Marks extends Path {

  /// Where letters are.
  @FunctionalInterface
  interface Letters {
    /// Around those from `start` to before `end`.
    PathElement[] around(int start, int end);
  }

  /// Shows nothing yet.
  Marks() {
    getStyleClass().add("text-sought");
    setManaged(false);
    setMouseTransparent(true);
  }

  /// Shows where a text has any part of what was looked for.
  void show(Optional<Needle> needle, String text, Letters letters) {
    List<PathElement> all =
        needle.map(words -> words.anyIn(text)).orElse(List.of()).stream()
            .flatMap(span -> Arrays.stream(letters.around(span.start(), span.end())))
            .toList();
    getElements().setAll(all);
  }
}
