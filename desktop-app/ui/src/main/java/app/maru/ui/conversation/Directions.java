package app.maru.ui.conversation;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/// Texts in which some letters run from right to left, as Arabic and Hebrew do.
///
/// JavaFX 26 fails to lay out a line that ends within such letters: a message of a few words would
/// stop the whole list. Words that are texts of their own are never cut, and are still put in the
/// right order.
final class Directions {
  /// Pieces no longer than this fit a line of the narrowest window; longer words are rare.
  private static final int LONGEST = 16;

  private Directions() {}

  /// Whether any letters run from right to left.
  static boolean mixed(String text) {
    char[] letters = text.toCharArray();
    return Bidi.requiresBidi(letters, 0, letters.length);
  }

  /// The text whole, or, if its directions are mixed, in pieces that never have to be cut.
  static List<String> pieces(String text) {
    if (!mixed(text)) {
      return List.of(text);
    }
    List<String> pieces = new ArrayList<>();
    for (String word : text.split("(?<=\\s)", -1)) {
      for (int from = 0; from < word.length(); ) {
        int left = word.codePointCount(from, word.length());
        int to = left <= LONGEST ? word.length() : word.offsetByCodePoints(from, LONGEST);
        pieces.add(word.substring(from, to));
        from = to;
      }
    }
    return pieces;
  }
}
