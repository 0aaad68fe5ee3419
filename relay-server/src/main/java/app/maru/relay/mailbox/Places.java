package app.maru.relay.mailbox;

/// A set of places. A relay that starts may have to keep millions for a moment: this takes a tenth
/// of the memory that a set of boxed numbers does.
final class Places {
  private static final int FIRST_LENGTH = 1024;

  /// The golden ratio of 64 bits: it scatters numbers that follow each other.
  private static final long SCATTER = 0x9e3779b97f4a7c15L;

  /// Zero where nothing is: no mail has that place.
  private long[] table = new long[FIRST_LENGTH];

  private int count;

  void add(long place) {
    if (2 * count >= table.length) {
      grow();
    }
    int at = slot(table, place);
    if (table[at] == 0) {
      table[at] = place;
      count++;
    }
  }

  boolean contains(long place) {
    return table[slot(table, place)] == place;
  }

  private void grow() {
    long[] larger = new long[2 * table.length];
    for (long place : table) {
      if (place != 0) {
        larger[slot(larger, place)] = place;
      }
    }
    table = larger;
  }

  /// Where it is, or belongs.
  private static int slot(long[] table, long place) {
    int last = table.length - 1;
    int at = (int) ((place * SCATTER) >>> Integer.SIZE) & last;
    while (table[at] != 0 && table[at] != place) {
      at = (at + 1) & last;
    }
    return at;
  }
}
