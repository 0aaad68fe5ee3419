package app.maru.messaging.content;

import java.nio.charset.StandardCharsets;

/// What may stand for a feeling: signs that can be seen, and what holds a sequence of emoji
/// together.
///
/// Somebody else chooses them, and they are drawn between words of mine: nothing turns the
/// direction of what stands around, nothing is invisible, and nothing piles up above the line.
final class Emoji {
  /// Letters and signs of any keyboard; an emoji has something beyond.
  private static final int MAX_PLAIN = 0xA8;

  private static final int JOINER = 0x200D;
  private static final int AS_TEXT = 0xFE0E;
  private static final int AS_PICTURE = 0xFE0F;
  private static final int KEYCAP = 0x20E3;

  /// Tags spell out after it whose flag it is.
  private static final int BLACK_FLAG = 0x1F3F4;

  private static final int FIRST_TAG = 0xE0020;
  private static final int LAST_TAG = 0xE007F;

  /// A sign without ink that is called no space.
  private static final int BLANK = 0x2800;

  private static final int NOTHING = -1;

  private Emoji() {}

  static boolean is(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > ContentCodec.MAX_EMOJI_BYTES) {
      return false;
    }
    int[] points = text.codePoints().toArray();
    boolean beyond = false;
    for (int at = 0; at < points.length; at++) {
      int before = at == 0 ? NOTHING : points[at - 1];
      int after = at == points.length - 1 ? NOTHING : points[at + 1];
      if (!fits(before, points[at], after)) {
        return false;
      }
      beyond |= points[at] > MAX_PLAIN && points[at] != AS_TEXT && points[at] != AS_PICTURE;
    }
    return beyond;
  }

  private static boolean fits(int before, int point, int after) {
    return switch (Character.getType(point)) {
      case Character.FORMAT -> point == JOINER ? joins(before, after) : tags(before, point, after);
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          dresses(before, point);
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // Pictures that are newer than this Java have their places already.
      case Character.UNASSIGNED -> Character.isExtendedPictographic(point);
      default -> point != BLANK && (!Character.isLetter(point) || Character.isEmoji(point));
    };
  }

  private static boolean joins(int before, int after) {
    return (isPicture(before) || before == AS_PICTURE) && isPicture(after);
  }

  private static boolean isPicture(int point) {
    return point > MAX_PLAIN
        && (Character.isEmoji(point) || Character.isExtendedPictographic(point));
  }

  private static boolean tags(int before, int point, int after) {
    boolean follows = before == BLACK_FLAG || (isTag(before) && before != LAST_TAG);
    return follows && isTag(point) && isTag(after) != (point == LAST_TAG);
  }

  private static boolean isTag(int point) {
    return point >= FIRST_TAG && point <= LAST_TAG;
  }

  /// One choice of form after a sign, and a key around it.
  private static boolean dresses(int before, int point) {
    if (before == NOTHING || before == JOINER || isTag(before)) {
      return false;
    }
    return switch (point) {
      case AS_TEXT, AS_PICTURE -> before != AS_TEXT && before != AS_PICTURE && before != KEYCAP;
      case KEYCAP -> before != AS_TEXT && before != KEYCAP;
      default -> false;
    };
  }
}
