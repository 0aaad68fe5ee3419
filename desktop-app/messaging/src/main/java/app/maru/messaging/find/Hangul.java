package app.maru.messaging.find;

/// The arithmetic of Hangul syllables (Unicode Standard, section 3.12), with letters as people type
/// them (U+3131 and following).
final class Hangul {
  private static final int FIRST_SYLLABLE = 0xAC00;
  private static final int SYLLABLES = 11_172;
  private static final int FINALS = 28;
  private static final int PER_INITIAL = 21 * FINALS;
  private static final int FIRST_CONJOINING = 0x1100;
  private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

  /// Of each final consonant: what stays when its last letter moves on, as a number of finals, and
  /// the letter that moves. Typing goes this way: 읽 + ㅡ = 일그.
  private static final int[] STAYS = {
    0, 0, 0, 1, 0, 4, 4, 0, 0, 8, 8, 8, 8, 8, 8, 8, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private static final String MOVES = " ㄱㄲㅅㄴㅈㅎㄷㄹㄱㅁㅂㅅㅌㅍㅎㅁㅂㅅㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

  private Hangul() {}

  static boolean isSyllable(int letter) {
    return letter >= FIRST_SYLLABLE && letter < FIRST_SYLLABLE + SYLLABLES;
  }

  /// Whether a syllable can begin with this single letter.
  static boolean isInitial(int letter) {
    return letter >= 'ㄱ' && letter <= 'ㅎ' && INITIALS.indexOf(letter) >= 0;
  }

  /// The letter a syllable begins with; an initial is its own; -1 for anything else.
  static int initial(int letter) {
    if (isSyllable(letter)) {
      return INITIALS.charAt((letter - FIRST_SYLLABLE) / PER_INITIAL);
    }
    return isInitial(letter) ? letter : -1;
  }

  /// A lone initial of the block that is meant to be joined, as the letter people type.
  static int typed(int letter) {
    int at = letter - FIRST_CONJOINING;
    return at >= 0 && at < INITIALS.length() ? INITIALS.charAt(at) : letter;
  }

  /// Whether a syllable ends in a consonant.
  static boolean isClosed(int syllable) {
    return isSyllable(syllable) && (syllable - FIRST_SYLLABLE) % FINALS != 0;
  }

  /// What is left of a closed syllable when its last letter begins the next one.
  static int opened(int syllable) {
    int last = (syllable - FIRST_SYLLABLE) % FINALS;
    return syllable - last + STAYS[last];
  }

  /// The letter of a closed syllable that would begin the next one.
  static int moving(int syllable) {
    return MOVES.charAt((syllable - FIRST_SYLLABLE) % FINALS);
  }
}
