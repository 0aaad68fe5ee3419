package app.maru.relay.account.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/// A file whose changes reach the disk together, with [#force], or not at all.
///
/// What is written waits in memory. [#force] writes all of it into the journal, forces that, and
/// only then changes the file; so the file holds what one force left, or the journal what is to be
/// done to it. The journal is not written anew before the file has been forced.
///
/// What failed once counts no more: after a force that failed a system may hold the same bytes for
/// written, and say so the next time. From then on nothing is changed here; whoever opens the file
/// anew finds the journal and does all of it again.
final class JournaledFile extends FileBaseDefault {
  private final FileChannel file;
  private final FileChannel journal;
  private SortedMap<Long, byte[]> pages = new TreeMap<>();

  /// As H2 sees it.
  private long size;

  /// Of the file this much still counts.
  private long kept;

  private boolean ready;

  /// The file has been changed since it was forced.
  private boolean unforced;

  /// Something failed, or is being done: what the disk has is not known. Only opening it anew
  /// helps.
  private boolean broken;

  JournaledFile(FileChannel file, FileChannel journal) {
    this.file = file;
    this.journal = journal;
  }

  /// Not before the lock is held: until then the journal may be somebody else's.
  private void beReady() throws IOException {
    if (!ready) {
      Batch last = Batch.read(journal);
      if (last != null) {
        // Whoever wrote it may have been killed before it was forced.
        journal.force(true);
        last.on(file);
        file.force(true);
      }
      size = file.size();
      kept = size;
      ready = true;
    }
  }

  @Override
  public synchronized long size() throws IOException {
    beReady();
    return size;
  }

  @Override
  public synchronized int read(ByteBuffer target, long position) throws IOException {
    beReady();
    int length = (int) Math.min(target.remaining(), size - position);
    if (length <= 0) {
      return target.hasRemaining() ? -1 : 0;
    }
    long at = position;
    long end = position + length;
    while (at < end) {
      int within = (int) (at % Batch.PAGE);
      int part = (int) Math.min(end - at, Batch.PAGE - within);
      byte[] page = pages.get(at - within);
      target.put(page == null ? old(at, part) : Arrays.copyOfRange(page, within, within + part));
      at += part;
    }
    return length;
  }

  @Override
  public synchronized int write(ByteBuffer source, long position) throws IOException {
    beReady();
    mustBeWhole();
    int length = source.remaining();
    long at = position;
    while (source.hasRemaining()) {
      int within = (int) (at % Batch.PAGE);
      int part = Math.min(source.remaining(), Batch.PAGE - within);
      source.get(page(at - within), within, part);
      at += part;
    }
    size = Math.max(size, at);
    return length;
  }

  @Override
  protected synchronized void implTruncate(long to) throws IOException {
    beReady();
    mustBeWhole();
    if (to < size) {
      int within = (int) (to % Batch.PAGE);
      if (within > 0) {
        Arrays.fill(page(to - within), within, Batch.PAGE, (byte) 0);
      }
      pages.tailMap(to).clear();
      kept = Math.min(kept, to);
      size = to;
    }
  }

  @Override
  public synchronized void force(boolean metadata) throws IOException {
    beReady();
    mustBeWhole();
    if (pages.isEmpty() && size == file.size()) {
      return;
    }
    broken = true;
    forceFile();
    Batch batch = new Batch(kept, size, pages);
    write(batch);
    batch.on(file);
    unforced = true;
    pages = new TreeMap<>();
    kept = size;
    broken = false;
  }

  private void forceFile() throws IOException {
    if (unforced) {
      file.force(true);
      unforced = false;
    }
  }

  /// The file has been forced: a journal that can't be written is of no use to it, and whoever
  /// opens it anew must not find half of one, or one that is nowhere but in memory.
  private void write(Batch batch) throws IOException {
    boolean written = false;
    try {
      batch.write(journal);
      journal.force(true);
      written = true;
    } finally {
      if (!written) {
        journal.truncate(0);
      }
    }
  }

  private void mustBeWhole() throws IOException {
    if (broken) {
      throw new IOException("a change of the file has failed");
    }
  }

  @Override
  public @Nullable FileLock tryLock(long position, long length, boolean shared) throws IOException {
    return file.tryLock(position, length, shared);
  }

  /// Whoever closes it in good order leaves an empty journal, so that the file may be exchanged.
  @Override
  protected synchronized void implCloseChannel() throws IOException {
    try (file;
        journal) {
      if (ready && !broken) {
        force(true);
        forceFile();
        journal.truncate(0);
        journal.force(true);
      }
    }
  }

  /// The page that begins at `at`, to be changed.
  private byte[] page(long at) throws IOException {
    byte[] page = pages.get(at);
    if (page == null) {
      page = old(at, Batch.PAGE);
      pages.put(at, page);
    }
    return page;
  }

  /// What the file has, with zeros where it has nothing.
  private byte[] old(long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    long there = Math.min(length, kept - at);
    if (there > 0) {
      Batch.fill(file, at, ByteBuffer.wrap(bytes, 0, (int) there));
    }
    return bytes;
  }
}
