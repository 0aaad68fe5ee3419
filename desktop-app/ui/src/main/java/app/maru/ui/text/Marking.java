package app.maru.ui.text;

import java.util.List;
import java.util.stream.Collectors;

/// A text of which a part is chosen, and how the signs of [Markup] are put around that part or
/// taken away again.
///
/// @param text all of it
/// @param from where the part begins
/// @param to where it ends
public record Marking(String text, int from, int to) {
  private static final String FENCE = "```";
  private static final String QUOTED = "> ";

  /// What the signs say.
  public enum Sign {
    /// Heavy.
    BOLD("**"),
    /// Leaning.
    ITALIC("_"),
    /// Struck through.
    STRUCK("~~"),
    /// A program: between backquotes, several lines between fences.
    CODE("`"),
    /// Somebody's words: before each line.
    QUOTE(QUOTED);

    private final String sign;

    Sign(String sign) {
      this.sign = sign;
    }

    /// Those that say it; the first is the one that is put.
    private List<String> signs() {
      return this == ITALIC ? List.of(sign, "*") : List.of(sign);
    }
  }

  /// Puts the signs around what is chosen, or takes them away if they are there. Without a choice
  /// they are put around the word one is in, else around what is typed next; typed before its
  /// closing sign, one goes past it.
  public Marking toggle(Sign sign) {
    if (sign == Sign.QUOTE) {
      return quoted();
    }
    if (sign == Sign.CODE && text.substring(from, to).indexOf('\n') >= 0) {
      return fenced();
    }
    if (from < to && text.substring(from, to).isBlank()) {
      return this;
    }
    Marking part = whole();
    for (String each : sign.signs()) {
      if (part.isInside(each)) {
        return part.without(each);
      }
      if (part.isAround(each)) {
        return part.widened(each.length()).without(each);
      }
    }
    String put = sign.sign;
    return from == to && part.from == part.to && isBehind(put)
        ? new Marking(text, from + put.length(), from + put.length())
        : part.with(put);
  }

  /// Without space at its ends, for a sign beside a space is none, and with all of the words it
  /// begins and ends in, for neither is one amid Latin letters.
  private Marking whole() {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (start < end && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    while (isAmidWord(start)) {
      start--;
    }
    while (isAmidWord(end)) {
      end++;
    }
    return new Marking(text, start, end);
  }

  private boolean isAmidWord(int at) {
    return at > 0
        && at < text.length()
        && Markup.isWord(text.charAt(at - 1))
        && Markup.isWord(text.charAt(at));
  }

  private boolean isInside(String sign) {
    return to - from > 2 * sign.length()
        && stands(sign, from)
        && stands(sign, to - sign.length())
        && lacks(sign, from + sign.length(), to - sign.length());
  }

  private boolean isAround(String sign) {
    return stands(sign, from - sign.length()) && stands(sign, to) && lacks(sign, from, to);
  }

  /// What begins with one pair of signs and ends with another is no pair.
  private boolean lacks(String sign, int start, int end) {
    return text.substring(start, end).indexOf(sign) < 0;
  }

  /// One star of two is the sign of something else.
  private boolean stands(String sign, int at) {
    if (at < 0 || !text.startsWith(sign, at)) {
      return false;
    }
    boolean alone = !text.startsWith("**", at) && !(at > 0 && text.charAt(at - 1) == '*');
    return !"*".equals(sign) || alone;
  }

  /// Whether the sign comes next and was opened on this line.
  private boolean isBehind(String sign) {
    boolean open = false;
    int at = text.indexOf(sign, text.lastIndexOf('\n', from - 1) + 1);
    while (at >= 0 && at + sign.length() <= from) {
      open = !open;
      at = text.indexOf(sign, at + sign.length());
    }
    return open && text.startsWith(sign, from);
  }

  private Marking widened(int by) {
    return new Marking(text, from - by, to + by);
  }

  private Marking with(String sign) {
    return replaced(sign + text.substring(from, to) + sign, sign.length());
  }

  private Marking without(String sign) {
    return replaced(text.substring(from + sign.length(), to - sign.length()), 0);
  }

  /// @param margin how much at both ends of `part` is not chosen
  private Marking replaced(String part, int margin) {
    return new Marking(
        text.substring(0, from) + part + text.substring(to),
        from + margin,
        from + part.length() - margin);
  }

  /// With all of the lines it begins and ends in.
  private Marking lines() {
    int end = text.indexOf('\n', to);
    return new Marking(text, text.lastIndexOf('\n', from - 1) + 1, end < 0 ? text.length() : end);
  }

  private Marking fenced() {
    Marking part = lines();
    String open = FENCE + "\n";
    String close = "\n" + FENCE;
    if (text.startsWith(open, part.from - open.length()) && text.startsWith(close, part.to)) {
      Marking all = new Marking(text, part.from - open.length(), part.to + close.length());
      return all.replaced(text.substring(part.from, part.to), 0);
    }
    String lines = text.substring(part.from, part.to);
    boolean inside =
        lines.length() >= open.length() + close.length()
            && lines.startsWith(open)
            && lines.endsWith(close);
    return inside
        ? part.replaced(lines.substring(open.length(), lines.length() - close.length()), 0)
        : part.replaced(open + lines + close, open.length());
  }

  private Marking quoted() {
    Marking part = lines();
    List<String> lines = List.of(text.substring(part.from, part.to).split("\n", -1));
    boolean all = lines.stream().allMatch(line -> line.isEmpty() || line.startsWith(QUOTED));
    boolean any = lines.stream().anyMatch(line -> line.startsWith(QUOTED));
    String now =
        lines.stream()
            .map(line ->
                all && any
                    ? line.substring(Math.min(line.length(), QUOTED.length()))
                    : line.isEmpty() && lines.size() > 1 ? line : QUOTED + line)
            .collect(Collectors.joining("\n"));
    Marking done = part.replaced(now, 0);
    int caret = Math.max(part.from, from + done.text.length() - text.length());
    return from == to ? new Marking(done.text, caret, caret) : done;
  }
}
