package app.maru.installer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One version in the spellings that packages want.
///
/// @param numbers `1.2.3`: what is left when nothing but numbers is allowed
/// @param packaged as a package manager sorts it: `1.2.3~snapshot` comes before `1.2.3`
record Version(String numbers, String packaged) {
  private static final Pattern MAVEN = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(?:-([0-9A-Za-z.]+))?");

  /// `2.2.3` for `1.2.3`: what makes packages for macOS takes no version that begins with 0, so
  /// every version counts one more in front. People see the one they know.
  String macos() {
    int dot = numbers.indexOf('.');
    return Integer.parseInt(numbers.substring(0, dot)) + 1 + numbers.substring(dot);
  }

  /// @param maven the version of the build
  /// @throws PackagingException if it is not three numbers with or without a word behind them
  static Version of(String maven) throws PackagingException {
    Matcher matcher = MAVEN.matcher(maven);
    if (!matcher.matches()) {
      throw new PackagingException("not a version of three numbers: " + maven);
    }
    String word = matcher.group(2);
    String numbers = matcher.group(1);
    return new Version(
        numbers, word == null ? numbers : numbers + "~" + word.toLowerCase(java.util.Locale.ROOT));
  }
}
