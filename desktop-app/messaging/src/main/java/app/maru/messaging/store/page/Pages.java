package app.maru.messaging.store.page;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Pages as they lie in the raw file: epoch, kind, nonce, ciphertext, tag. Number, epoch and kind
/// are authenticated, so a page counts only where and when it was written.
final class Pages {
  static final int SIZE = SealedFile.PAGE;
  static final int LIVE = 1;

  /// Written over what a lost epoch left behind, so that it never counts again.
  static final int DEAD = 2;

  /// Pages read or written in one go: 1 MiB.
  static final int RUN = 256;

  static final int STRIDE = 8 + 4 + SIZE + PageCipher.OVERHEAD;

  /// The first page kept here; those before it are in the head.
  static final long FIRST = 2;

  static final long START = 2L * Head.SLOT;

  private final RawFile raw;
  private final PageCipher cipher;

  Pages(RawFile raw, PageCipher cipher) {
    this.raw = raw;
    this.cipher = cipher;
  }

  static long position(long page) {
    return START + (page - FIRST) * STRIDE;
  }

  /// The number of pages a length takes, those in the head included.
  static long count(long size) {
    return Math.max(FIRST, (size + SIZE - 1) / SIZE);
  }

  /// Writes `count` pages from `plain`.
  void write(long first, int count, long epoch, int kind, byte[] plain) throws IOException {
    ByteBuffer sealed = ByteBuffer.allocate(count * STRIDE);
    for (int i = 0; i < count; i++) {
      sealed.putLong(epoch).putInt(kind);
      cipher.seal(ad(first + i, epoch, kind), plain, i * SIZE, SIZE, sealed);
    }
    raw.write(position(first), sealed.array(), sealed.position());
  }

  /// Reads `count` pages into `plain`.
  ///
  /// @throws PageException if one of them is not what was written there
  void read(long first, int count, byte[] plain) throws IOException {
    byte[] sealed = readSealed(first, count);
    for (int i = 0; i < count; i++) {
      if (!open(first + i, sealed, i * STRIDE, plain, i * SIZE)
          || kind(sealed, i * STRIDE) != LIVE) {
        throw new PageException(PageException.Reason.DAMAGED, "page " + (first + i));
      }
    }
  }

  /// The bytes of `count` pages as they lie; zeros where the file ends early.
  byte[] readSealed(long first, int count) throws IOException {
    byte[] sealed = new byte[count * STRIDE];
    raw.read(position(first), sealed, sealed.length);
    return sealed;
  }

  /// Opens the page at `from`, if it is authentic.
  boolean open(long page, byte[] sealed, int from, byte[] plain, int to) {
    byte[] ad = ad(page, epoch(sealed, from), kind(sealed, from));
    return cipher.open(ad, sealed, from + 12, STRIDE - 12, plain, to);
  }

  /// The epoch a page claims; to be believed only if it opens.
  static long epoch(byte[] sealed, int from) {
    return ByteBuffer.wrap(sealed, from, 8).getLong();
  }

  private static int kind(byte[] sealed, int from) {
    return ByteBuffer.wrap(sealed, from + 8, 4).getInt();
  }

  private static byte[] ad(long page, long epoch, int kind) {
    return ByteBuffer.allocate(21)
        .put((byte) 'P')
        .putLong(page)
        .putLong(epoch)
        .putInt(kind)
        .array();
  }
}
