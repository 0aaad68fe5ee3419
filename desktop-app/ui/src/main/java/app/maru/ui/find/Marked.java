package app.maru.ui.find;

import app.maru.messaging.find.Span;
import app.maru.ui.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/// A text on one line, in pieces, some of them marked as what was looked for.
///
/// @param pieces in order
public record Marked(List<Piece> pieces) {
  /// How much is shown before the first mark, so that the mark is seen in a narrow list.
  private static final int BEFORE = 18;

  /// What a line needs at most.
  private static final int LONGEST = 160;

  /// A part of the line.
  ///
  /// @param text what it says
  /// @param marked whether that was looked for
  public record Piece(String text, boolean marked) {}

  /// A text with nothing marked.
  public static Marked plain(String text) {
    return new Marked(List.of(new Piece(line(text), false)));
  }

  /// A text from a little before its first mark on.
  public static Marked around(String text, List<Span> spans) {
    if (spans.isEmpty()) {
      return plain(SafeText.preview(text));
    }
    List<Piece> pieces = new ArrayList<>();
    int first = spans.getFirst().start();
    int at = first > 2 * BEFORE ? text.offsetByCodePoints(first, -BEFORE) : 0;
    if (at > 0) {
      pieces.add(new Piece("…", false));
    }
    int shown = 0;
    for (Span span : spans) {
      if (shown > LONGEST) {
        break;
      }
      add(pieces, text.substring(at, span.start()), false);
      add(pieces, text.substring(span.start(), span.end()), true);
      shown += span.end() - at;
      at = span.end();
    }
    int end = Math.min(text.length(), at + LONGEST);
    add(pieces, text.substring(at, end), false);
    return new Marked(List.copyOf(pieces));
  }

  private static void add(List<Piece> pieces, String text, boolean marked) {
    String line = line(text);
    if (!line.isEmpty()) {
      pieces.add(new Piece(line, marked));
    }
  }

  private static String line(String text) {
    return SafeText.message(text).replaceAll("\\s+", " ");
  }

  /// The whole line, for who hears it.
  public String text() {
    StringBuilder all = new StringBuilder();
    pieces.forEach(piece -> all.append(piece.text()));
    return all.toString();
  }
}
