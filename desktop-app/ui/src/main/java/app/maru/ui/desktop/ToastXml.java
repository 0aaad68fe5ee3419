package app.maru.ui.desktop;

import app.maru.ui.attention.Notification;
import java.util.Optional;

/// A notification in the words of Windows.
///
/// Whatever somebody writes is text in it and nothing else.
final class ToastXml {
  /// Windows shows less of a line, and refuses documents of more than 5 KB.
  static final int LONGEST_LINE = 256;

  private static final int REPLACEMENT = 0xFFFD;

  private ToastXml() {}

  /// The document.
  ///
  /// @param link where a click leads, if it can lead anywhere
  static String of(Notification notification, Optional<String> link) {
    String click =
        link.map(to -> " activationType=\"protocol\" launch=\"" + escaped(to) + "\"").orElse("");
    // Maru makes its own sounds, where the person wants them.
    return "<toast"
        + click
        + "><visual><binding template=\"ToastGeneric\"><text>"
        + line(notification.title())
        + "</text><text>"
        + line(notification.body())
        + "</text></binding></visual><audio silent=\"true\"/></toast>";
  }

  private static String line(String words) {
    int points = words.codePointCount(0, words.length());
    return escaped(
        points <= LONGEST_LINE
            ? words
            : words.substring(0, words.offsetByCodePoints(0, LONGEST_LINE)));
  }

  private static String escaped(String words) {
    StringBuilder safe = new StringBuilder(words.length());
    words
        .codePoints()
        .forEach(point -> {
          switch (point) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&apos;");
            // A bare one would be read as another.
            case '\r' -> safe.append("&#13;");
            default -> safe.appendCodePoint(isAllowed(point) ? point : REPLACEMENT);
          }
        });
    return safe.toString();
  }

  /// Whether XML has it at all.
  private static boolean isAllowed(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= ' ' && point < Character.MIN_SURROGATE)
        || (point > Character.MAX_SURROGATE && point < 0xFFFE)
        || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }
}
