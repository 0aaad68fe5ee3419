package app.maru.messaging.find;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Builds the index of a stretch of texts, numbered from 0.
///
/// A page holds terms in the order of their bytes, each as
///
/// ```
/// bytes shared with the one before ‖ length of the rest ‖ rest ‖ 2n: n gaps between numbers, or 2n+1: a bit a number, n bytes
/// ```
///
/// with numbers in groups of seven bits, the lowest first. The first of a page shares nothing.
public final class Shard {
  /// A page is about this long: short to read, and long enough to share.
  static final int PAGE = 3_000;

  private final Map<String, int[]> numbers = new HashMap<>();
  private final int size;

  /// An index of texts numbered below `size`.
  public Shard(int size) {
    this.size = size;
  }

  /// What is to be stored.
  ///
  /// @param directory the first term of each page
  /// @param pages the pages
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Sealed(byte[] directory, List<byte[]> pages) {}

  /// Adds a text; numbers must come in ascending order.
  ///
  /// @param place what is to be found also without a word of it: the conversation
  public void add(int number, String place, String text) {
    add(place(place), number);
    Terms.of(text, term -> add(term, number));
  }

  /// The term of a place; no text has it.
  static String place(String place) {
    return '\u0001' + place;
  }

  private void add(String term, int number) {
    int[] known = numbers.get(term);
    if (known == null) {
      numbers.put(term, new int[] {1, number});
    } else if (known[known[0]] != number) {
      int used = known[0] + 1;
      if (used == known.length) {
        known = Arrays.copyOf(known, known.length * 2);
        numbers.put(term, known);
      }
      known[used] = number;
      known[0] = used;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Entry(byte[] term, int[] numbers) {}

  /// Everything in the form in which it is stored.
  public Sealed seal() {
    List<Entry> entries = new ArrayList<>(numbers.size());
    numbers.forEach(
        (term, list) -> entries.add(new Entry(term.getBytes(StandardCharsets.UTF_8), list)));
    entries.sort((one, other) -> Arrays.compareUnsigned(one.term(), other.term()));
    List<byte[]> pages = new ArrayList<>();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    byte[] before = {};
    for (Entry entry : entries) {
      if (page.size() >= PAGE) {
        pages.add(page.toByteArray());
        page.reset();
      }
      if (page.size() == 0) {
        before = new byte[0];
        number(directory, entry.term().length);
        directory.writeBytes(entry.term());
      }
      write(page, before, entry);
      before = entry.term();
    }
    if (page.size() > 0) {
      pages.add(page.toByteArray());
    }
    return new Sealed(directory.toByteArray(), pages);
  }

  private void write(ByteArrayOutputStream page, byte[] before, Entry entry) {
    byte[] term = entry.term();
    int differs = Arrays.mismatch(before, term);
    int shared = differs < 0 ? term.length : differs;
    number(page, shared);
    number(page, term.length - shared);
    page.write(term, shared, term.length - shared);
    int count = entry.numbers()[0];
    int bits = (size + 7) / 8;
    if (count > bits) {
      byte[] set = new byte[bits];
      for (int i = 1; i <= count; i++) {
        set[entry.numbers()[i] >> 3] |= (byte) (1 << (entry.numbers()[i] & 7));
      }
      number(page, 2 * bits + 1);
      page.writeBytes(set);
    } else {
      number(page, 2 * count);
      int last = 0;
      for (int i = 1; i <= count; i++) {
        number(page, entry.numbers()[i] - last);
        last = entry.numbers()[i];
      }
    }
  }

  private static void number(ByteArrayOutputStream out, int value) {
    int left = value;
    while (left >= 0x80) {
      out.write((left & 0x7F) | 0x80);
      left >>>= 7;
    }
    out.write(left);
  }
}
