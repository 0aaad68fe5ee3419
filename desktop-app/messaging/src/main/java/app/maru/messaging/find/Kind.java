package app.maru.messaging.find;

/// What a folded letter is to the index.
enum Kind {
  /// Between words.
  GAP,
  /// Part of a word of a script that sets words apart: found from the beginning of the word.
  WORD,
  /// A letter of a script that doesn't, or a sign: found anywhere.
  DENSE;

  static Kind of(int letter) {
    if (letter < 0x80) {
      return ascii(letter);
    }
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          GAP;
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.DECIMAL_DIGIT_NUMBER ->
          WORD;
      case Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK ->
          spaced(letter) ? WORD : DENSE;
      default -> DENSE;
    };
  }

  private static Kind ascii(int letter) {
    if (letter <= ' ' || letter == 0x7F) {
      return GAP;
    }
    boolean word =
        (letter >= 'a' && letter <= 'z')
            || (letter >= '0' && letter <= '9')
            || (letter >= 'A' && letter <= 'Z');
    return word ? WORD : DENSE;
  }

  /// Whether people set spaces between the words of a letter's script.
  private static boolean spaced(int letter) {
    return switch (Character.UnicodeScript.of(letter)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, YI, TIBETAN ->
          false;
      case COMMON -> false;
      default -> true;
    };
  }
}
