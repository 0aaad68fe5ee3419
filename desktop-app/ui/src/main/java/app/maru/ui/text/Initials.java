package app.maru.ui.text;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The one or two letters that stand for a name in a round picture.
public final class Initials {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int SHORT_KOREAN_NAME = 2;

  private Initials() {}

  /// A Korean name gives its last two syllables (the given name), other names the first letters of
  /// their first and last word; empty if the name has no letter or digit.
  public static String of(String name) {
    List<String> words = BETWEEN_WORDS.splitAsStream(name).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()) {
      return "";
    }
    String first = words.getFirst();
    if (isHangul(first)) {
      int length = first.length();
      return words.size() == 1 && length > SHORT_KOREAN_NAME
          ? first.substring(length - SHORT_KOREAN_NAME)
          : first.substring(0, Math.min(SHORT_KOREAN_NAME, length));
    }
    String letters = firstLetter(first);
    return words.size() == 1 ? letters : letters + firstLetter(words.getLast());
  }

  private static boolean isHangul(String word) {
    return word.codePoints().allMatch(point -> UnicodeScript.of(point) == UnicodeScript.HANGUL);
  }

  private static String firstLetter(String word) {
    return Character.toString(word.codePointAt(0)).toUpperCase(Locale.ROOT);
  }
}
