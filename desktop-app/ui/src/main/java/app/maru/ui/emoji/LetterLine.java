package app.maru.ui.emoji;

import java.text.Bidi;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.text.LayoutInfo;

/// One line of a text that was laid out, and where its characters are.
///
/// JavaFX 26 on Linux counts code points where it should count characters, in a line in which
/// something is shaped, such as emoji that are joined: behind each emoji of two characters it takes
/// everything for one further to the left. Such a line is known by the second half of a character
/// having a width, and counted the same way here; where it also goes in both directions, or in
/// columns, nothing is known of its places.
final class LetterLine {
  private final LayoutInfo info;
  private final String text;
  private final int start;
  private final int end;
  private final boolean miscounted;

  /// Goes in one direction, without columns.
  private final boolean plain;

  /// @param start its first character in the text
  /// @param end behind its last one
  LetterLine(LayoutInfo info, String text, int start, int end) {
    this.info = info;
    this.text = text;
    this.start = start;
    this.end = end > start && text.charAt(end - 1) == '\n' ? end - 1 : end;
    this.miscounted = isMiscounted();
    this.plain = isPlain();
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  private boolean isMiscounted() {
    for (int at = start + 1; at < end; at++) {
      if (Character.isLowSurrogate(text.charAt(at)) && isWide(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWide(int at) {
    return between(at, at + 1).filter(place -> place.getWidth() > 0).isPresent();
  }

  /// Where characters are, as far as they are in this line; empty if that is not known, or they
  /// take no room.
  Optional<Rectangle2D> place(int from, int until) {
    int first = Math.max(from, start);
    int last = Math.min(until, end);
    if (!miscounted) {
      return between(first, last);
    }
    return plain ? between(counted(first), last == end ? end : counted(last)) : Optional.empty();
  }

  /// The same with the blanks that follow, or what is beyond the end of the line: glyphs that stand
  /// for a missing one may be drawn wider than their place.
  Optional<Rectangle2D> bare(int from, int until, double beyond) {
    if (!plain) {
      // What follows in the text may stand elsewhere.
      return place(from, until);
    }
    int last = Math.min(until, end);
    while (last < end && text.charAt(last) == ' ') {
      last++;
    }
    double more = last == end ? beyond : 0;
    return place(from, last)
        .map(place ->
            new Rectangle2D(
                place.getMinX(), place.getMinY(), place.getWidth() + more, place.getHeight()));
  }

  private int counted(int at) {
    return start + text.codePointCount(start, at);
  }

  private boolean isPlain() {
    char[] line = text.substring(start, end).toCharArray();
    return !Bidi.requiresBidi(line, 0, line.length) && text.indexOf('\t', start, end) < 0;
  }

  /// What is between two places, as JavaFX counts them; the letters of an emoji stand together.
  private Optional<Rectangle2D> between(int from, int until) {
    return info.getSelectionGeometry(from, until, false).stream()
        .filter(place -> place.getWidth() > 0)
        .reduce(LetterLine::around);
  }

  private static Rectangle2D around(Rectangle2D one, Rectangle2D other) {
    double left = Math.min(one.getMinX(), other.getMinX());
    double top = Math.min(one.getMinY(), other.getMinY());
    return new Rectangle2D(
        left,
        top,
        Math.max(one.getMaxX(), other.getMaxX()) - left,
        Math.max(one.getMaxY(), other.getMaxY()) - top);
  }
}
