package app.maru.messaging;

/// Makes a name from outside fit for the screen.
///
/// Control, direction, zero-width and unassigned characters are dropped, but for what joins two
/// emoji; white space becomes single spaces, piles of combining marks are cut. The result is never
/// empty and cleaning it again changes nothing.
public final class DisplayName {
  /// Longest name in code points: fits a line of a list, and `Limits.MAX_NAME_BYTES` in UTF-8.
  public static final int MAX_CODE_POINTS = 64;

  /// Marks on one letter; more than any living script needs.
  private static final int MAX_MARKS = 3;

  private static final String NOBODY = "?";

  private static final int NOTHING = 0;
  private static final int JOINER = 0x200D;
  private static final int AS_PICTURE = 0xFE0F;

  /// Letters and signs of any keyboard, of which some count as emoji.
  private static final int MAX_PLAIN = 0xA8;

  private DisplayName() {}

  /// `raw` without what could deceive or break a screen; "?" if nothing is left.
  public static String clean(String raw) {
    String name = line(raw, MAX_CODE_POINTS);
    return name.isEmpty() ? NOBODY : name;
  }

  /// The same for any text of one line with at most so many code points; may be empty.
  ///
  /// What becomes of a character hangs on what of the text stands already and on what is to come
  /// between the two, and on nothing that was dropped: so there is nothing left to clean in what
  /// comes out.
  static String line(String raw, int most) {
    StringBuilder name = new StringBuilder();
    int points = 0;
    int marks = 0;
    boolean picture = false;
    int between = NOTHING;
    for (int point : (Iterable<Integer>) raw.codePoints()::iterator) {
      if (isSpace(point)) {
        between = points > 0 ? ' ' : NOTHING;
        marks = 0;
        picture = false;
      } else if (point == JOINER && picture) {
        between = JOINER;
      } else if (isVisible(point) && !(isMark(point) && (points == 0 || marks == MAX_MARKS))) {
        boolean parted = between == ' ' || (between == JOINER && isPicture(point));
        if (points + (parted ? 2 : 1) > most) {
          break;
        }
        if (parted) {
          name.appendCodePoint(between);
          points++;
        }
        name.appendCodePoint(point);
        points++;
        marks = isMark(point) ? marks + 1 : 0;
        picture = isPicture(point) || (picture && point == AS_PICTURE);
        between = NOTHING;
      }
    }
    return name.toString();
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isPicture(int point) {
    return point > MAX_PLAIN
        && (Character.isEmoji(point) || Character.isExtendedPictographic(point));
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isBlankLetter(point);
    };
  }

  /// Letters that show nothing: fillers of Hangul and the empty Braille pattern.
  private static boolean isBlankLetter(int point) {
    return point == 0x115F
        || point == 0x1160
        || point == 0x3164
        || point == 0xFFA0
        || point == 0x2800;
  }
}
