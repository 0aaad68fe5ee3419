package app.maru.messaging.release;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version as `1.2.3`, or `1.2.3-SNAPSHOT`, which comes before it.
///
/// @param preview whether it is not finished
public record VersionNumber(int major, int minor, int patch, boolean preview)
    implements Comparable<VersionNumber> {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(-[0-9A-Za-z.]{1,32})?");

  private static final Comparator<VersionNumber> ORDER =
      Comparator.comparingInt(VersionNumber::major)
          .thenComparingInt(VersionNumber::minor)
          .thenComparingInt(VersionNumber::patch)
          .thenComparing(VersionNumber::preview, Comparator.reverseOrder());

  /// Reads one; empty if `text` is not one in every detail.
  public static Optional<VersionNumber> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new VersionNumber(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                parts.group(4) != null))
        : Optional.empty();
  }

  @Override
  public int compareTo(VersionNumber other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
