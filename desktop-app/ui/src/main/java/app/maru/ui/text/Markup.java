package app.maru.ui.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Light formatting: `**bold**`, `_italic_` or `*italic*`, `~~struck~~`, `` `code` ``, blocks of
/// code between lines of three backquotes, quotes behind `>`, and [Links].
///
/// Only how a text looks: what is sent, kept and copied is the text as it was typed.
public final class Markup {
  /// How far an end of a style is looked for: no line of emphasis is longer.
  private static final int REACH = 2_000;

  private static final String FENCE = "```";

  private Markup() {}

  /// What a block of lines is.
  public enum Kind {
    /// Ordinary lines.
    PLAIN,
    /// Somebody's words.
    QUOTE,
    /// A program.
    CODE
  }

  /// How letters look.
  public enum Style {
    /// Heavy.
    BOLD,
    /// Leaning.
    ITALIC,
    /// Struck through.
    STRUCK,
    /// Of one width.
    CODE
  }

  /// Lines that belong together.
  public record Block(Kind kind, List<Run> runs) {
    /// Takes a copy.
    public Block {
      runs = List.copyOf(runs);
    }
  }

  /// Letters that look alike.
  ///
  /// @param link where a click leads
  public record Run(String text, Set<Style> styles, Optional<String> link) {
    /// Takes a copy.
    public Run {
      styles = Set.copyOf(styles);
    }
  }

  /// Whether a text looks as it is typed.
  public static boolean isPlain(String text) {
    return text.indexOf('*') < 0
        && text.indexOf('_') < 0
        && text.indexOf('~') < 0
        && text.indexOf('`') < 0
        && text.indexOf('>') < 0
        && !Links.mayBeIn(text);
  }

  /// A text without the signs that say how it looks.
  public static String letters(String text) {
    return parse(text).stream()
        .map(block -> String.join("", block.runs().stream().map(Run::text).toList()))
        .collect(Collectors.joining("\n"));
  }

  /// The beginning of a message on one line, without the signs that say how it looks.
  public static String preview(String text) {
    String head = SafeText.head(text);
    return SafeText.preview(isPlain(head) ? text : letters(head));
  }

  /// How a text looks.
  public static List<Block> parse(String text) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = List.of(text.split("\n", -1));
    List<String> open = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      int end = line.startsWith(FENCE) ? fenceEnd(lines, at) : -1;
      if (end > 0) {
        close(blocks, open);
        String code = String.join("\n", lines.subList(at + 1, end));
        blocks.add(new Block(Kind.CODE, List.of(plain(code))));
        at = end + 1;
      } else if (isQuote(line)) {
        close(blocks, open);
        List<String> quoted = new ArrayList<>();
        while (at < lines.size() && isQuote(lines.get(at))) {
          quoted.add(lines.get(at).substring(1).strip());
          at++;
        }
        blocks.add(new Block(Kind.QUOTE, runs(String.join("\n", quoted))));
      } else {
        open.add(line);
        at++;
      }
    }
    close(blocks, open);
    return blocks;
  }

  private static boolean isQuote(String line) {
    return line.startsWith("> ") && line.length() > 2;
  }

  private static int fenceEnd(List<String> lines, int start) {
    for (int at = start + 2; at < lines.size(); at++) {
      if (lines.get(at).strip().equals(FENCE)) {
        return at;
      }
    }
    return -1;
  }

  private static void close(List<Block> blocks, List<String> open) {
    String text = String.join("\n", open);
    open.clear();
    boolean besideBlock = !blocks.isEmpty();
    if (!text.isEmpty() && !(besideBlock && text.isBlank())) {
      blocks.add(new Block(Kind.PLAIN, runs(text)));
    }
  }

  private static Run plain(String text) {
    return new Run(text, Set.of(), Optional.empty());
  }

  private static List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    scan(text, EnumSet.noneOf(Style.class), runs);
    return runs;
  }

  private static void scan(String text, Set<Style> styles, List<Run> runs) {
    Links links = new Links(text);
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      int end = styled(text, at, styles, runs, from, links);
      if (end > at) {
        from = end;
        at = end;
      } else {
        at++;
      }
    }
    letters(text, from, text.length(), styles, runs);
  }

  /// Takes in what begins at a place: returns its end, or the place itself if nothing does.
  private static int styled(
      String text, int at, Set<Style> styles, List<Run> runs, int from, Links links) {
    char c = text.charAt(at);
    Optional<Links.Link> link = links.at(at);
    if (link.isPresent()) {
      letters(text, from, at, styles, runs);
      runs.add(new Run(link.get().letters(), styles, Optional.of(link.get().target())));
      return at + link.get().letters().length();
    }
    if (c == '`') {
      int close = text.indexOf('`', at + 1);
      if (close > at + 1 && close - at < REACH) {
        letters(text, from, at, styles, runs);
        runs.add(
            new Run(text.substring(at + 1, close), with(styles, Style.CODE), Optional.empty()));
        return close + 1;
      }
      return at;
    }
    Optional<Mark> mark = Mark.at(text, at).filter(found -> !styles.contains(found.style));
    if (mark.isPresent() && opens(text, at, mark.get())) {
      int close = close(text, at + mark.get().sign.length(), mark.get());
      if (close > 0) {
        letters(text, from, at, styles, runs);
        scan(
            text.substring(at + mark.get().sign.length(), close),
            with(styles, mark.get().style),
            runs);
        return close + mark.get().sign.length();
      }
    }
    return at;
  }

  private enum Mark {
    BOLD("**", Style.BOLD),
    STRUCK("~~", Style.STRUCK),
    STAR("*", Style.ITALIC),
    LINE("_", Style.ITALIC);

    final String sign;
    final Style style;

    Mark(String sign, Style style) {
      this.sign = sign;
      this.style = style;
    }

    static Optional<Mark> at(String text, int at) {
      for (Mark mark : values()) {
        if (text.startsWith(mark.sign, at)) {
          return Optional.of(mark);
        }
      }
      return Optional.empty();
    }
  }

  private static boolean opens(String text, int at, Mark mark) {
    int next = at + mark.sign.length();
    boolean inWord = at > 0 && isWord(text.charAt(at - 1));
    return !inWord && next < text.length() && !Character.isWhitespace(text.charAt(next));
  }

  /// Korean particles follow a word without a gap, so only Latin letters and digits hold a word
  /// together.
  static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) && c < 0x2E80;
  }

  private static int close(String text, int from, Mark mark) {
    int limit = Math.min(text.length(), from + REACH);
    for (int at = text.indexOf(mark.sign, from + 1);
        at > 0 && at < limit;
        at = text.indexOf(mark.sign, at + 1)) {
      int after = at + mark.sign.length();
      boolean bold = mark == Mark.STAR && (text.startsWith("**", at) || text.charAt(at - 1) == '*');
      boolean wordGoesOn = after < text.length() && isWord(text.charAt(after));
      if (!bold && !wordGoesOn && !Character.isWhitespace(text.charAt(at - 1))) {
        return at;
      }
    }
    return -1;
  }

  private static void letters(String text, int from, int to, Set<Style> styles, List<Run> runs) {
    if (to > from) {
      runs.add(new Run(text.substring(from, to), styles, Optional.empty()));
    }
  }

  private static Set<Style> with(Set<Style> styles, Style more) {
    Set<Style> all = EnumSet.of(more);
    all.addAll(styles);
    return all;
  }
}
