package app.maru.messaging.store.page;

import java.io.IOException;
import java.util.BitSet;

/// A copy in the making: which pages it lacks, because they were not copied yet or were written
/// since. Under the lock of the file.
final class Copying {
  /// Pages copied in one go: half a MiB, about two milliseconds.
  static final int PIECE = 128;

  private final RawFile raw;
  private final Pages pages;
  private final RawFile target;
  private final BitSet lacking = new BitSet();
  private final byte[] plain = new byte[Pages.SIZE];

  /// Goes round, so that pages that are written again and again keep no others waiting.
  private int next;

  /// @param end the number of pages
  Copying(RawFile raw, Pages pages, RawFile target, long end) throws IOException {
    this.raw = raw;
    this.pages = pages;
    this.target = target;
    target.truncate(0);
    lacking.set((int) Pages.FIRST, Math.toIntExact(end));
  }

  /// To be said before pages are written.
  void changes(long first, int count) {
    lacking.set(Math.toIntExact(first), Math.toIntExact(first + count));
  }

  /// Whether one piece more is enough, if nothing is written meanwhile.
  boolean nearlyWhole(long end) {
    lacking.clear(Math.toIntExact(end), Math.max(Math.toIntExact(end), lacking.length()));
    return lacking.cardinality() <= PIECE;
  }

  /// Copies some of the pages it lacks, as they lie.
  ///
  /// @throws PageException DAMAGED if one is not authentic
  void piece() throws IOException {
    int room = PIECE;
    while (room > 0 && !lacking.isEmpty()) {
      int first = lacking.nextSetBit(next);
      if (first < 0) {
        first = lacking.nextSetBit(0);
      }
      int count = Math.min(room, lacking.nextClearBit(first) - first);
      copy(first, count);
      lacking.clear(first, first + count);
      next = first + count;
      room -= count;
    }
  }

  private void copy(int first, int count) throws IOException {
    byte[] sealed = pages.readSealed(first, count);
    for (int i = 0; i < count; i++) {
      if (!pages.open(first + i, sealed, i * Pages.STRIDE, plain, 0)) {
        throw new PageException(PageException.Reason.DAMAGED, "page " + (first + i));
      }
    }
    target.write(Pages.position(first), sealed, sealed.length);
  }

  /// Adds what makes the pages count, and ends behind them. Nothing may be unforced in the file.
  void finish(long end) throws IOException {
    byte[] heads = new byte[2 * Head.SLOT];
    raw.read(0, heads, heads.length);
    target.write(0, heads, heads.length);
    target.truncate(Pages.position(end));
    target.force();
  }
}
