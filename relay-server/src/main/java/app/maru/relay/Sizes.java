package app.maru.relay;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes as people write them: `500M` is 500 times 2^20 bytes.
final class Sizes {
  /// Nothing smaller holds one envelope and its record; nothing bigger is a disk.
  private static final long LEAST = 1L << 20;

  private static final long MOST = 1L << 50;

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([KMGT]?)");

  private Sizes() {}

  /// The number of bytes; empty if it is not a size from 1M to 1024T.
  static OptionalLong parse(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    int shift =
        switch (matcher.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          case "G" -> 30;
          case "T" -> 40;
          default -> 0;
        };
    long number = Long.parseLong(matcher.group(1));
    if (number > MOST >> shift) {
      return OptionalLong.empty();
    }
    long size = number << shift;
    return size < LEAST ? OptionalLong.empty() : OptionalLong.of(size);
  }
}
