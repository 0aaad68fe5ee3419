package app.maru.messaging.find;

import java.util.List;

/// Something the index must know of a text: one of several terms.
///
/// @param terms any of them is enough
record Clue(List<Term> terms) {

  /// A term, or the beginning of one.
  ///
  /// @param letters what it is or begins with
  /// @param whole whether it is all of the term
  record Term(String letters, boolean whole) {}

  static Clue whole(String term) {
    return new Clue(List.of(new Term(term, true)));
  }

  static Clue begins(String term) {
    return new Clue(List.of(new Term(term, false)));
  }
}
