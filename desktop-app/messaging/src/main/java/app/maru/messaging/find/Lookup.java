package app.maru.messaging.find;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Looks for a needle in the index of a stretch of texts: first what must be there, then the texts.
public final class Lookup {
  private final List<Clue> clues;

  private Lookup(List<Clue> clues) {
    this.clues = clues;
  }

  /// Looks for a needle, perhaps in one place only.
  public static Lookup of(Needle needle, Optional<String> place) {
    List<Clue> clues = new ArrayList<>();
    place.map(Shard::place).map(Clue::whole).ifPresent(clues::add);
    clues.addAll(needle.clues());
    return new Lookup(List.copyOf(clues));
  }

  /// Where the pages are.
  ///
  /// @param <X> what goes wrong with reading
  @FunctionalInterface
  public interface Pages<X extends Exception> {
    /// Reads the page of that number.
    byte[] page(int number) throws X;
  }

  /// The numbers of texts that may have the needle; those that are not among them don't.
  public <X extends Exception> BitSet in(byte[] directory, Pages<X> pages) throws X {
    List<byte[]> firsts = firsts(directory);
    BitSet all = new BitSet();
    boolean begun = false;
    for (Clue clue : clues) {
      BitSet some = new BitSet();
      for (Clue.Term term : clue.terms()) {
        collect(term, firsts, pages, some);
      }
      if (begun) {
        all.and(some);
      } else {
        all = some;
        begun = true;
      }
      if (all.isEmpty()) {
        return all;
      }
    }
    return all;
  }

  private static List<byte[]> firsts(byte[] directory) {
    List<byte[]> firsts = new ArrayList<>();
    Cursor at = new Cursor(directory);
    while (at.more()) {
      firsts.add(at.bytes(at.number()));
    }
    return firsts;
  }

  private static <X extends Exception> void collect(
      Clue.Term wanted, List<byte[]> firsts, Pages<X> pages, BitSet numbers) throws X {
    byte[] term = wanted.letters().getBytes(StandardCharsets.UTF_8);
    int page = 0;
    while (page + 1 < firsts.size() && Arrays.compareUnsigned(firsts.get(page + 1), term) <= 0) {
      page++;
    }
    while (page < firsts.size() && reaches(firsts.get(page), term)) {
      boolean over = scan(pages.page(page), term, wanted.whole(), numbers);
      if (over) {
        return;
      }
      page++;
    }
  }

  /// Whether a page that begins with `first` may have what begins with a term.
  private static boolean reaches(byte[] first, byte[] term) {
    return Arrays.compareUnsigned(first, term) <= 0 || begins(first, first.length, term);
  }

  private static boolean begins(byte[] term, int length, byte[] with) {
    return length >= with.length && Arrays.equals(term, 0, with.length, with, 0, with.length);
  }

  /// Takes what one page has.
  ///
  /// @return whether no later page has more
  private static boolean scan(byte[] page, byte[] wanted, boolean whole, BitSet numbers) {
    Cursor at = new Cursor(page);
    byte[] term = new byte[64];
    while (at.more()) {
      int shared = at.number();
      int rest = at.number();
      if (shared + rest > term.length) {
        term = Arrays.copyOf(term, 2 * (shared + rest));
      }
      at.bytes(rest, term, shared);
      int length = shared + rest;
      int head = at.number();
      boolean fits = begins(term, length, wanted) && (!whole || length == wanted.length);
      if (fits) {
        at.numbers(head, numbers);
        if (whole) {
          return true;
        }
      } else {
        if (Arrays.compareUnsigned(term, 0, length, wanted, 0, wanted.length) > 0
            && !begins(term, length, wanted)) {
          return true;
        }
        at.skip(head);
      }
    }
    return false;
  }

  /// Reads what [Shard] wrote.
  private static final class Cursor {
    private final byte[] bytes;
    private int at;

    Cursor(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean more() {
      return at < bytes.length;
    }

    int number() {
      int value = 0;
      int shift = 0;
      while (bytes[at] < 0) {
        value |= (bytes[at] & 0x7F) << shift;
        shift += 7;
        at++;
      }
      value |= bytes[at] << shift;
      at++;
      return value;
    }

    byte[] bytes(int length) {
      at += length;
      return Arrays.copyOfRange(bytes, at - length, at);
    }

    void bytes(int length, byte[] into, int from) {
      System.arraycopy(bytes, at, into, from, length);
      at += length;
    }

    void numbers(int head, BitSet into) {
      if ((head & 1) == 1) {
        into.or(BitSet.valueOf(bytes(head >> 1)));
        return;
      }
      int number = 0;
      for (int i = 0; i < head >> 1; i++) {
        number += number();
        into.set(number);
      }
    }

    void skip(int head) {
      if ((head & 1) == 1) {
        at += head >> 1;
        return;
      }
      for (int left = head >> 1; left > 0; at++) {
        if (bytes[at] >= 0) {
          left--;
        }
      }
    }
  }
}
