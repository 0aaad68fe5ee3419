package app.maru.ui.text;

/// Makes text written by others harmless to the screen around it.
///
/// What people may write stays readable: line breaks, tabs, joiners inside emoji and words. What
/// could turn neighbouring text around, hide letters or pile up over other lines is taken out.
public final class SafeText {
  /// More marks on one letter than any language writes; the rest only climbs over other lines.
  static final int MAX_MARKS = 6;

  /// What a preview needs at most: no list is wider than that.
  static final int PREVIEW_LENGTH = 160;

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int HANGUL_FILLER = 0x3164;
  private static final int HALF_WIDTH_HANGUL_FILLER = 0xFFA0;

  private SafeText() {}

  /// A message's text as its bubble shows it.
  public static String message(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    int marks = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (point == '\r') {
        if (at >= text.length() || text.charAt(at) != '\n') {
          safe.append('\n');
        }
        continue;
      }
      if (!visible(point)) {
        continue;
      }
      marks = isMark(point) ? marks + 1 : 0;
      if (marks <= MAX_MARKS) {
        safe.appendCodePoint(point);
      }
    }
    return safe.toString();
  }

  /// The beginning of a message on one line.
  public static String preview(String text) {
    String line = message(head(text)).replaceAll("\\s+", " ").strip();
    int points = line.codePointCount(0, line.length());
    return points <= PREVIEW_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, PREVIEW_LENGTH)) + "…";
  }

  /// As much as a preview can have come from.
  static String head(String text) {
    return text.length() > 4 * PREVIEW_LENGTH ? text.substring(0, 4 * PREVIEW_LENGTH) : text;
  }

  private static boolean visible(int point) {
    if (point == '\n' || point == '\t') {
      return true;
    }
    if (point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER) {
      return true;
    }
    if (point == HANGUL_FILLER || point == HALF_WIDTH_HANGUL_FILLER) {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          isTag(point);
      default -> true;
    };
  }

  /// Tag characters belong to some flags.
  private static boolean isTag(int point) {
    return point >= 0xE0020 && point <= 0xE007F;
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }
}
