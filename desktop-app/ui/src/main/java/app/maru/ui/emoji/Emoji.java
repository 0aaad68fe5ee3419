package app.maru.ui.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// All emoji there are pictures of: found in texts and by name. Immutable once loaded.
public final class Emoji {
  /// The longest, in characters of Unicode: a family with its joiners and selectors.
  private static final int MOST_POINTS = 12;

  /// Below this, signs of ordinary text: they are emoji only where the text says so.
  private static final int FIRST_PICTURE = 0x2190;

  /// Above this and outside of surrogates, there are letters only.
  private static final int LAST_PLAIN_PICTURE = 0x3299;

  private static final int SELECTOR = 0xFE0F;
  private static final int JOINER = 0x200D;
  private static final int KEYCAP = 0x20E3;
  private static final int FIRST_TAG = 0xE0020;
  private static final int LAST_TAG = 0xE007F;
  private static final int FIRST_TONE = 0x1F3FB;
  private static final int LAST_TONE = 0x1F3FF;

  private final Map<String, Sign> bySequence = new HashMap<>();
  private final Set<Integer> firsts = new HashSet<>();
  private final Map<String, List<Sign>> groups = new LinkedHashMap<>();

  /// One emoji.
  ///
  /// @param text as it is written
  /// @param offset where its picture begins
  /// @param length of its picture in bytes
  /// @param english its name, then words that lead to it; none for one of another skin
  /// @param korean the same
  public record Sign(
      String text, int offset, int length, List<String> english, List<String> korean) {
    /// Takes copies.
    public Sign {
      english = List.copyOf(english);
      korean = List.copyOf(korean);
    }

    /// What it is called.
    public String name(Locale locale) {
      List<String> words =
          locale.getLanguage().equals(Locale.KOREAN.getLanguage()) ? korean : english;
      return words.isEmpty() ? text : words.getFirst();
    }
  }

  /// A piece of a text: an emoji, or what is between two of them.
  public record Piece(String text, Optional<Sign> sign) {}

  private static final class Holder {
    static final Emoji ALL = new Emoji();
  }

  /// The emoji, read at the first call.
  public static Emoji all() {
    return Holder.ALL;
  }

  private Emoji() {
    try (InputStream in =
            Objects.requireNonNull(Emoji.class.getResourceAsStream("names.txt"), "names.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String group = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("# ")) {
          group = line.substring(2);
        } else {
          add(group, line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String group, String line) {
    List<String> fields = List.of(line.split("\t", -1));
    boolean named = fields.size() > 4;
    Sign sign =
        new Sign(
            fields.get(0),
            Integer.parseInt(fields.get(1)),
            Integer.parseInt(fields.get(2)),
            named ? List.of(fields.get(3).split("\\|", -1)) : List.of(),
            named ? List.of(fields.get(4).split("\\|", -1)) : List.of());
    bySequence.put(bare(sign.text()), sign);
    firsts.add(sign.text().codePointAt(0));
    if (named) {
      groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(sign);
    }
  }

  private static String bare(String text) {
    return text.replace("\ufe0f", "");
  }

  /// The groups in their order, each with its emoji of the neutral skin.
  public Map<String, List<Sign>> groups() {
    return Collections.unmodifiableMap(groups);
  }

  /// The emoji that is written so.
  public Optional<Sign> find(String text) {
    Sign found = bySequence.get(bare(text));
    return Optional.ofNullable(found != null ? found : bySequence.get(untoned(bare(text))));
  }

  private static String untoned(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .filter(point -> point < FIRST_TONE || point > LAST_TONE)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /// Emoji whose name or keywords, in either language, contain all words of `query`; those whose
  /// name begins with it first.
  public List<Sign> search(String query, int most) {
    String wanted = query.strip().toLowerCase(Locale.ROOT);
    List<Sign> first = new ArrayList<>();
    List<Sign> then = new ArrayList<>();
    for (List<Sign> group : groups.values()) {
      for (Sign sign : group) {
        if (begins(sign, wanted)) {
          first.add(sign);
        } else if (holds(sign, wanted)) {
          then.add(sign);
        }
      }
    }
    first.addAll(then);
    return List.copyOf(first.subList(0, Math.min(most, first.size())));
  }

  private static boolean begins(Sign sign, String wanted) {
    return sign.english().getFirst().toLowerCase(Locale.ROOT).startsWith(wanted)
        || sign.korean().getFirst().startsWith(wanted);
  }

  private static boolean holds(Sign sign, String wanted) {
    String words =
        (String.join(" ", sign.english()) + " " + String.join(" ", sign.korean()))
            .toLowerCase(Locale.ROOT);
    for (String word : wanted.split("\\s+", -1)) {
      if (!words.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /// Whether there may be an emoji in a text: fast, and sure where there is none.
  static boolean mayBeIn(String text) {
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if ((each >= FIRST_PICTURE && each <= LAST_PLAIN_PICTURE)
          || Character.isSurrogate(each)
          || each == SELECTOR
          || each == KEYCAP) {
        return true;
      }
    }
    return false;
  }

  /// Whether there is an emoji in a text.
  public boolean isIn(String text) {
    if (!mayBeIn(text)) {
      return false;
    }
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (at(text, at).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// A text taken apart.
  public List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      Optional<Piece> found = at(text, at);
      if (found.isPresent()) {
        if (at > from) {
          pieces.add(new Piece(text.substring(from, at), Optional.empty()));
        }
        pieces.add(found.get());
        at += found.get().text().length();
        from = at;
      } else {
        at += Character.charCount(text.codePointAt(at));
      }
    }
    if (from < text.length()) {
      pieces.add(new Piece(text.substring(from), Optional.empty()));
    }
    return pieces;
  }

  /// The longest emoji that begins at a place.
  private Optional<Piece> at(String text, int start) {
    if (!firsts.contains(text.codePointAt(start))) {
      return Optional.empty();
    }
    List<Integer> ends = new ArrayList<>();
    int end = start;
    int last = 0;
    while (end < text.length() && ends.size() < MOST_POINTS) {
      int next = text.codePointAt(end);
      if (end > start && !belongs(last, next)) {
        break;
      }
      last = next;
      end += Character.charCount(next);
      ends.add(end);
    }
    for (int until : ends.reversed()) {
      String candidate = text.substring(start, until);
      Optional<Sign> sign = find(candidate).filter(_ -> meant(candidate));
      if (sign.isPresent()) {
        return Optional.of(new Piece(candidate, sign));
      }
    }
    return Optional.empty();
  }

  /// Whether `next` can go on with the emoji that `last` is in.
  private static boolean belongs(int last, int next) {
    return last == JOINER
        || next == JOINER
        || next == SELECTOR
        || next == KEYCAP
        || (next >= FIRST_TONE && next <= LAST_TONE)
        || (next >= FIRST_TAG && next <= LAST_TAG)
        || (isFlagLetter(last) && isFlagLetter(next));
  }

  private static boolean isFlagLetter(int point) {
    return point >= 0x1F1E6 && point <= 0x1F1FF;
  }

  private static boolean meant(String candidate) {
    return candidate.codePointAt(0) >= FIRST_PICTURE
        || candidate.indexOf(SELECTOR) >= 0
        || candidate.codePointCount(0, candidate.length()) > 1;
  }
}
