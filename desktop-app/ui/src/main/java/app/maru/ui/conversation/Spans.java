package app.maru.ui.conversation;

import app.maru.ui.text.Texts;
import java.util.List;

/// How long messages may live, in words.
final class Spans {
  static final int HOUR = 3600;
  static final int DAY = 24 * HOUR;

  /// What is offered, in seconds; 0 for ever.
  static final List<Integer> OFFERED =
      List.of(0, 30, 5 * 60, HOUR, 8 * HOUR, DAY, 7 * DAY, 28 * DAY);

  private static final int MINUTE = 60;
  private static final int WEEK = 7 * DAY;

  private Spans() {}

  static String words(int seconds, Texts texts) {
    if (seconds == 0) {
      return texts.get("span.ever");
    }
    if (seconds % WEEK == 0) {
      return texts.get("span.weeks", seconds / WEEK);
    }
    if (seconds % DAY == 0) {
      return texts.get("span.days", seconds / DAY);
    }
    if (seconds % HOUR == 0) {
      return texts.get("span.hours", seconds / HOUR);
    }
    return seconds % MINUTE == 0
        ? texts.get("span.minutes", seconds / MINUTE)
        : texts.get("span.seconds", seconds);
  }
}
