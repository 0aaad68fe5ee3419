package app.maru.ui.text;

import java.text.Normalizer;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a time of day: hours counted to 24, or to 12 with the half of the day said before or after
/// them, in English or Korean, in every language of the screen.
final class ClockReader {
  private static final int NOON = 12;
  private static final int LAST_HOUR = 23;
  private static final int LAST_MINUTE = 59;

  /// Spaces of every kind: between hours and half many systems write one that does not break.
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private static final String HALF = "[ap]|[ap]m|[ap]\\.m\\.?|오전|오후";

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<before>"
              + HALF
              + ")?(?<hour>\\d{1,2})(?:[:.h]?(?<minute>\\d{2})|[:h]|시(?:(?<spelled>\\d{1,2})분)?)?"
              + "(?<after>"
              + HALF
              + ")?");

  private ClockReader() {}

  /// Reads what was typed.
  ///
  /// @param all whether hours that say nothing of their half are counted to 24
  static TypedTime read(String typed, boolean all) {
    // Wide figures and letters, as an input method leaves them, are the same.
    String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    Matcher parts = CLOCK.matcher(SPACES.matcher(plain).replaceAll(""));
    if (!parts.matches()) {
      return new TypedTime.Unclear();
    }
    Optional<String> half = first(parts, "before", "after");
    int hour = Integer.parseInt(parts.group("hour"));
    int minute = first(parts, "minute", "spelled").map(Integer::parseInt).orElse(0);
    boolean twice = parts.group("before") != null && parts.group("after") != null;
    if (twice || minute > LAST_MINUTE || hour > (half.isPresent() ? NOON : LAST_HOUR)) {
      return new TypedTime.Unclear();
    }
    if (half.isPresent()) {
      boolean late = half.get().startsWith("p") || half.get().equals("오후");
      return new TypedTime.Clear(of(hour, minute, late));
    }
    return all || hour == 0 || hour > NOON
        ? new TypedTime.Clear(LocalTime.of(hour, minute))
        : new TypedTime.Either(of(hour, minute, false), of(hour, minute, true));
  }

  private static LocalTime of(int hour, int minute, boolean late) {
    return LocalTime.of(hour % NOON + (late ? NOON : 0), minute);
  }

  private static Optional<String> first(Matcher parts, String one, String other) {
    return Stream.of(one, other).map(parts::group).filter(group -> group != null).findFirst();
  }
}
