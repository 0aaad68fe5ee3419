package app.maru.messaging.find;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/// A text as it is compared: without case, accents, widths and invisible characters, and of each
/// letter the place it came from.
///
/// Hangul syllables, single jamo and kana stay what they are; what people see as one letter is one.
final class Folded {
  private static final int FIRST_MARK = 0x300;

  private final String text;
  private int[] letters;
  private int[] starts;
  private int[] ends;
  private int size;

  private Folded(String text) {
    this.text = text;
    this.letters = new int[text.length()];
    this.starts = new int[text.length()];
    this.ends = new int[text.length()];
  }

  static Folded of(String text) {
    Folded folded = new Folded(text);
    folded.fold();
    return folded;
  }

  int size() {
    return size;
  }

  /// A code point.
  int at(int index) {
    return letters[index];
  }

  /// Where the letters from one index to before another came from.
  Span span(int from, int to) {
    return new Span(starts[from], ends[to - 1]);
  }

  private void fold() {
    int at = 0;
    while (at < text.length()) {
      char unit = text.charAt(at);
      boolean alone = at + 1 >= text.length() || text.charAt(at + 1) < FIRST_MARK;
      if (unit < 0x80 && (alone || !joins(text.codePointAt(at + 1)))) {
        add(unit >= 'A' && unit <= 'Z' ? unit + ('a' - 'A') : unit, at, at + 1);
        at++;
      } else if (isPlain(unit) && (alone || !joins(text.codePointAt(at + 1)))) {
        add(unit, at, at + 1);
        at++;
      } else {
        int end = at + Character.charCount(text.codePointAt(at));
        while (end < text.length() && joins(text.codePointAt(end))) {
          end += Character.charCount(text.codePointAt(end));
        }
        cluster(at, end);
        at = end;
      }
    }
  }

  /// Letters that fold to themselves: most of what is written in Korean, Chinese and Japanese.
  private static boolean isPlain(char unit) {
    return Hangul.isSyllable(unit)
        || (unit >= 0x4E00 && unit <= 0x9FFF)
        || (unit >= 0x3041 && unit <= 0x3096)
        || (unit >= 0x30A1 && unit <= 0x30FA)
        || (unit >= 0x3131 && unit <= 0x318E);
  }

  /// Marks, the later parts of a syllable that was written apart, and the narrow marks of kana.
  private static boolean joins(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> (letter >= 0x1160 && letter <= 0x11FF) || letter == 0xFF9E || letter == 0xFF9F;
    };
  }

  private void cluster(int start, int end) {
    String whole = Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFKC);
    String cased = whole.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String apart = Normalizer.normalize(cased, Normalizer.Form.NFD);
    StringBuilder bare = new StringBuilder(apart.length());
    apart
        .codePoints()
        .filter(letter -> !isAccent(letter) && !isInvisible(letter))
        .forEach(bare::appendCodePoint);
    Normalizer.normalize(bare, Normalizer.Form.NFC)
        .codePoints()
        .forEach(letter -> add(Hangul.typed(whole(letter)), start, end));
  }

  private static int whole(int letter) {
    return letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE ? 0xFFFD : letter;
  }

  private static boolean isAccent(int letter) {
    return letter >= FIRST_MARK && letter <= 0x36F;
  }

  /// Variation selectors, joiners and the like: nobody types them on purpose.
  private static boolean isInvisible(int letter) {
    return Character.getType(letter) == Character.FORMAT
        || (letter >= 0xFE00 && letter <= 0xFE0F)
        || (letter >= 0xE0100 && letter <= 0xE01EF);
  }

  private void add(int letter, int start, int end) {
    if (size == letters.length) {
      int more = size * 2 + 4;
      letters = Arrays.copyOf(letters, more);
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
    }
    letters[size] = letter;
    starts[size] = start;
    ends[size] = end;
    size++;
  }
}
