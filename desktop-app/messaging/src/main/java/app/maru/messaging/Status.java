package app.maru.messaging;

/// Makes the sentence somebody shows of themselves fit for the screen.
public final class Status {
  /// Longest sentence in code points: two lines of a card.
  public static final int MAX_CODE_POINTS = 140;

  private Status() {}

  /// `raw` as one line without what could deceive or break a screen; may be empty.
  public static String clean(String raw) {
    return DisplayName.line(raw, MAX_CODE_POINTS);
  }
}
