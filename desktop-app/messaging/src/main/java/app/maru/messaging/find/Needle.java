package app.maru.messaging.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What somebody looks for: parts between spaces, each of which a text must have.
///
/// A part that begins with a letter of a spaced script is found where a word begins; any other
/// anywhere. A single consonant of Hangul stands for every syllable that begins with it. The last
/// syllable of a part may still be in the making: 말 also finds 마루, for typing 마루 passes it.
public final class Needle {
  /// Letters of a question that count.
  public static final int LONGEST = 200;

  /// Parts of a question that count.
  static final int MOST_PARTS = 16;

  private final List<Part> parts;

  private Needle(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /// What `question` looks for; may be nothing.
  public static Needle of(String question) {
    Folded folded = Folded.of(question.substring(0, Math.min(question.length(), LONGEST)));
    List<Part> parts = new ArrayList<>();
    List<Integer> letters = new ArrayList<>();
    for (int at = 0; at <= folded.size() && parts.size() < MOST_PARTS; at++) {
      if (at < folded.size() && Kind.of(folded.at(at)) != Kind.GAP) {
        letters.add(folded.at(at));
      } else if (!letters.isEmpty()) {
        parts.add(new Part(letters.stream().mapToInt(Integer::intValue).toArray()));
        letters.clear();
      }
    }
    return new Needle(parts);
  }

  /// Whether nothing is looked for.
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /// Whether a text has all that is looked for.
  public boolean isIn(String text) {
    Folded folded = Folded.of(text);
    return !parts.isEmpty() && parts.stream().allMatch(part -> part.next(folded, 0) >= 0);
  }

  /// Where a text has it, in order and apart from each other; empty unless it has all.
  public List<Span> in(String text) {
    return isIn(text) ? anyIn(text) : List.of();
  }

  /// Where a text has any part of it, in order and apart from each other.
  public List<Span> anyIn(String text) {
    Folded folded = Folded.of(text);
    Set<Span> all = new TreeSet<>(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
    for (Part part : parts) {
      int at = part.next(folded, 0);
      while (at >= 0) {
        int end = at + part.length(folded, at);
        all.add(folded.span(at, end));
        at = part.next(folded, end);
      }
    }
    return merged(all);
  }

  private static List<Span> merged(Set<Span> sorted) {
    List<Span> merged = new ArrayList<>();
    for (Span span : sorted) {
      if (!merged.isEmpty() && merged.getLast().end() >= span.start()) {
        Span last = merged.removeLast();
        merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }

  /// What a text that has it must be known by.
  List<Clue> clues() {
    return parts.stream().flatMap(part -> part.clues().stream()).distinct().toList();
  }
}
