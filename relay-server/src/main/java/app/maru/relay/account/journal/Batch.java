package app.maru.relay.account.journal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Changes of a file that belong together, as they stand in a journal:
///
/// `"marujnl1" | u64 kept | u64 size | u32 count | count times (u64 position, page) | SHA-256 of
/// all before`.
///
/// @param kept so much of the file counts, before the pages are put in
/// @param size of the file afterwards
/// @param pages by their positions, of [#PAGE] bytes; the last one may reach behind the end
record Batch(long kept, long size, SortedMap<Long, byte[]> pages) {
  /// What changes at once, in bytes: a block of H2's.
  static final int PAGE = 4096;

  private static final long MAGIC = 0x6d6172756a6e6c31L;
  private static final int HEAD = 3 * Long.BYTES + Integer.BYTES;
  private static final int SUM = 32;

  /// More was never written at once; a longer journal is none.
  private static final int MAX_PAGES = 1 << 18;

  void write(FileChannel journal) throws IOException {
    if (pages.size() > MAX_PAGES) {
      throw new IOException("too much at once");
    }
    ByteBuffer out = ByteBuffer.allocate(HEAD + pages.size() * (Long.BYTES + PAGE) + SUM);
    out.putLong(MAGIC).putLong(kept).putLong(size).putInt(pages.size());
    for (Map.Entry<Long, byte[]> page : pages.entrySet()) {
      out.putLong(page.getKey()).put(page.getValue());
    }
    out.put(sum(out.array(), out.position()));
    write(journal, 0, out.flip());
  }

  /// What a journal holds, or null if it is empty or was not written to its end.
  static @Nullable Batch read(FileChannel journal) throws IOException {
    if (journal.size() < HEAD + SUM) {
      return null;
    }
    ByteBuffer head = fill(journal, 0, ByteBuffer.allocate(HEAD)).flip();
    if (head.getLong() != MAGIC) {
      return null;
    }
    long kept = head.getLong();
    long size = head.getLong();
    int count = head.getInt();
    long length = HEAD + (long) count * (Long.BYTES + PAGE);
    if (count < 0 || count > MAX_PAGES || journal.size() < length + SUM) {
      return null;
    }
    ByteBuffer all = fill(journal, 0, ByteBuffer.allocate((int) length + SUM)).flip();
    byte[] sum = new byte[SUM];
    all.get((int) length, sum);
    if (!MessageDigest.isEqual(sum, sum(all.array(), (int) length))) {
      return null;
    }
    all.position(HEAD);
    SortedMap<Long, byte[]> pages = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      long at = all.getLong();
      byte[] page = new byte[PAGE];
      all.get(page);
      pages.put(at, page);
    }
    return new Batch(kept, size, pages);
  }

  /// Changes the file; doing it twice changes nothing more.
  void on(FileChannel file) throws IOException {
    if (file.size() > kept) {
      file.truncate(kept);
    }
    for (Map.Entry<Long, byte[]> page : pages.entrySet()) {
      int length = (int) Math.min(PAGE, size - page.getKey());
      write(file, page.getKey(), ByteBuffer.wrap(page.getValue(), 0, length));
    }
  }

  static ByteBuffer fill(FileChannel from, long at, ByteBuffer target) throws IOException {
    long position = at;
    while (target.hasRemaining()) {
      int count = from.read(target, position);
      if (count < 0) {
        throw new EOFException("shorter than it was");
      }
      position += count;
    }
    return target;
  }

  private static void write(FileChannel to, long at, ByteBuffer source) throws IOException {
    long position = at;
    while (source.hasRemaining()) {
      position += to.write(source, position);
    }
  }

  private static byte[] sum(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
