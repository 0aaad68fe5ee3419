package app.maru.messaging.find;

import java.util.function.Consumer;

/// The terms of a text: what the index knows it by.
///
/// A word is a term, cut to [#LONGEST_WORD] letters. Of a run of other letters every pair is one,
/// and the last letter alone, so that what begins with a letter finds that letter wherever it
/// stands. Pairs of Hangul are also there as the letters their syllables begin with.
final class Terms {
  /// Letters of a word that count: longer ones are told apart by looking at the text.
  static final int LONGEST_WORD = 24;

  private Terms() {}

  /// Tells every term of a text, some more than once.
  static void of(String text, Consumer<String> terms) {
    Folded folded = Folded.of(text);
    int at = 0;
    while (at < folded.size()) {
      at =
          switch (Kind.of(folded.at(at))) {
            case GAP -> at + 1;
            case WORD -> word(folded, at, terms);
            case DENSE -> run(folded, at, terms);
          };
    }
  }

  private static int word(Folded folded, int from, Consumer<String> terms) {
    StringBuilder word = new StringBuilder();
    int at = from;
    while (at < folded.size() && Kind.of(folded.at(at)) == Kind.WORD) {
      if (at - from < LONGEST_WORD) {
        word.appendCodePoint(folded.at(at));
      }
      at++;
    }
    terms.accept(word.toString());
    return at;
  }

  private static int run(Folded folded, int from, Consumer<String> terms) {
    int at = from;
    int letter = folded.at(at);
    while (true) {
      at++;
      boolean more = at < folded.size() && Kind.of(folded.at(at)) == Kind.DENSE;
      int next = more ? folded.at(at) : -1;
      terms.accept(pair(letter, next));
      int initial = Hangul.initial(letter);
      if (initial >= 0) {
        int following = more ? Hangul.initial(next) : -1;
        if (initial != letter || following != next) {
          terms.accept(pair(initial, following));
        }
      }
      if (!more) {
        return at;
      }
      letter = next;
    }
  }

  /// Two letters, or one if the second is negative.
  static String pair(int letter, int next) {
    if (next < 0) {
      return Character.toString(letter);
    }
    return new StringBuilder(4).appendCodePoint(letter).appendCodePoint(next).toString();
  }
}
