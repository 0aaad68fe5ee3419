package app.maru.messaging.find;

import java.util.ArrayList;
import java.util.List;

/// A part of a needle, without gaps.
final class Part {
  private final int[] letters;
  private final boolean wordFirst;

  Part(int[] letters) {
    this.letters = letters;
    this.wordFirst = Kind.of(letters[0]) == Kind.WORD;
  }

  /// Where the next place is, from an index on; -1 if there is none.
  int next(Folded text, int from) {
    for (int at = from; at < text.size(); at++) {
      if (length(text, at) > 0 && (!wordFirst || wordBegins(text, at))) {
        return at;
      }
    }
    return -1;
  }

  private static boolean wordBegins(Folded text, int at) {
    return at == 0 || Kind.of(text.at(at - 1)) != Kind.WORD;
  }

  /// How many letters of the text it takes up there; 0 if it isn't there.
  int length(Folded text, int at) {
    int last = letters.length - 1;
    if (at + last >= text.size()) {
      return 0;
    }
    for (int i = 0; i < last; i++) {
      if (!fits(letters[i], text.at(at + i))) {
        return 0;
      }
    }
    int end = at + last;
    if (fits(letters[last], text.at(end))) {
      return letters.length;
    }
    boolean inTheMaking =
        Hangul.isClosed(letters[last])
            && text.at(end) == Hangul.opened(letters[last])
            && end + 1 < text.size()
            && Hangul.isSyllable(text.at(end + 1))
            && Hangul.initial(text.at(end + 1)) == Hangul.moving(letters[last]);
    return inTheMaking ? letters.length + 1 : 0;
  }

  private static boolean fits(int wanted, int letter) {
    return wanted == letter || (Hangul.isInitial(wanted) && Hangul.initial(letter) == wanted);
  }

  List<Clue> clues() {
    List<Clue> clues = new ArrayList<>();
    int at = 0;
    while (at < letters.length) {
      int end = at + 1;
      Kind kind = Kind.of(letters[at]);
      while (end < letters.length && Kind.of(letters[end]) == kind) {
        end++;
      }
      if (kind == Kind.WORD) {
        clues.add(word(at, end));
      } else {
        run(at, end, clues);
      }
      at = end;
    }
    return clues;
  }

  private Clue word(int from, int end) {
    int length = Math.min(end - from, Terms.LONGEST_WORD);
    String word = new String(letters, from, length);
    boolean whole = end < letters.length || length == Terms.LONGEST_WORD;
    return whole ? Clue.whole(word) : Clue.begins(word);
  }

  private void run(int from, int end, List<Clue> clues) {
    boolean making = end == letters.length && Hangul.isClosed(letters[end - 1]);
    if (end - from == 1) {
      List<Clue.Term> terms = new ArrayList<>();
      terms.add(new Clue.Term(Terms.pair(letters[from], -1), false));
      if (making) {
        terms.add(new Clue.Term(Terms.pair(Hangul.opened(letters[from]), -1), false));
      }
      clues.add(new Clue(terms));
      return;
    }
    for (int at = from; at + 1 < end; at++) {
      clues.add(pair(letters[at], letters[at + 1], making && at + 2 == end));
    }
  }

  private static Clue pair(int one, int other, boolean making) {
    boolean initials = Hangul.isInitial(one) || Hangul.isInitial(other);
    if (!initials) {
      List<Clue.Term> terms = new ArrayList<>();
      terms.add(new Clue.Term(Terms.pair(one, other), true));
      if (making) {
        terms.add(new Clue.Term(Terms.pair(one, Hangul.opened(other)), true));
      }
      return new Clue(terms);
    }
    int first = Hangul.initial(one);
    int second = Hangul.initial(other);
    if (first >= 0 && second >= 0) {
      return Clue.whole(Terms.pair(first, second));
    }
    // A sign beside a single consonant has no pair of its own.
    return Clue.begins(Terms.pair(one, -1));
  }
}
