package app.maru.messaging.store.page;

import app.maru.crypto.Bytes;
import app.maru.crypto.SecretBytes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file of authenticated pages that is, after any crash, exactly as it was at one force.
///
/// Safe for any thread. Invariants: a page is written at most once between two forces, and a page
/// of an earlier force is overwritten only while nothing else is unforced. So the state of the last
/// force lacks at most pages that H2 had given free by then, and the state of the force under way
/// is either complete, with a head naming its pages, or never happened.
public final class SealedFile implements Closeable {
  /// Bytes a page: H2's block.
  public static final int PAGE = 4096;

  private final RawFile raw;
  private final PageCipher cipher;
  private final Bytes prefix;
  private final Pages pages;
  private final byte[] blocks;
  private final boolean wasClosed;
  private final NewestChunk newest = new NewestChunk();
  private final List<Head.Extent> extents = new ArrayList<>();
  private List<Head.Extent> forced = List.of();
  private long epoch;
  private int nextSlot;
  private long size;
  private long label;
  private long written;
  private boolean dirty;
  private boolean cut;
  private boolean failed;
  private @Nullable Copying copying;

  private SealedFile(RawFile raw, Recovery.Found state) {
    this.raw = raw;
    this.cipher = state.cipher();
    this.prefix = state.prefix();
    this.pages = new Pages(raw, cipher);
    this.blocks = state.head().blocks().toArray();
    this.wasClosed = state.head().clean();
    this.size = state.head().size();
    this.label = state.head().label();
    this.nextSlot = 1 - state.slot();
    this.epoch = state.head().epoch() + 1;
  }

  /// Begins a file anew, whatever was in it; takes over `raw`. The key stays the caller's.
  ///
  /// @throws PageException if it is held by another
  public static SealedFile create(RawFile raw, SecretBytes key, SecureRandom random)
      throws IOException {
    return take(
        raw,
        () -> {
          raw.truncate(0);
          raw.write(0, new byte[2 * Head.SLOT], 2 * Head.SLOT);
          byte[] id = new byte[PageCipher.FILE_ID];
          random.nextBytes(id);
          PageCipher cipher = new PageCipher(key, Bytes.of(id), random);
          Head empty = new Head(0, 0, 0, true, Bytes.of(new byte[Head.BLOCKS]), List.of());
          Bytes prefix = Head.prefix(Bytes.of(id), cipher.keyCheck());
          return new SealedFile(raw, new Recovery.Found(empty, 1, prefix, cipher));
        });
  }

  /// Opens a file that was made before; takes over `raw`. The key stays the caller's.
  ///
  /// @throws PageException if it is held by another, not authentic, newer or of another key
  public static SealedFile open(RawFile raw, SecretBytes key, SecureRandom random)
      throws IOException {
    return take(raw, () -> recover(raw, key, random));
  }

  private interface Opening {
    SealedFile open() throws IOException;
  }

  private static SealedFile take(RawFile raw, Opening opening) throws IOException {
    boolean done = false;
    try {
      if (!raw.tryLock()) {
        throw new PageException(PageException.Reason.ALREADY_OPEN, "held by another");
      }
      SealedFile file = opening.open();
      file.writeHead(false);
      done = true;
      return file;
    } finally {
      if (!done) {
        raw.close();
      }
    }
  }

  private static SealedFile recover(RawFile raw, SecretBytes key, SecureRandom random)
      throws IOException {
    Recovery recovery = new Recovery(raw, key, random);
    Recovery.Found state = recovery.newest();
    SealedFile file = new SealedFile(raw, state);
    if (!state.head().clean()) {
      // The next number may have been used by what was lost.
      file.epoch++;
      recovery.sweep(state, file.epoch);
    }
    return file;
  }

  /// The length in bytes.
  public synchronized long size() {
    return size;
  }

  /// What [#label(long)] last gave to a force that counts.
  public synchronized long label() {
    return label;
  }

  /// Whether it was closed, and not just left, before it was opened.
  public boolean wasClosed() {
    return wasClosed;
  }

  /// Bytes given to [#write] since the file was opened.
  public synchronized long written() {
    return written;
  }

  /// Goes into the head with the next force.
  public synchronized void label(long value) {
    label = value;
  }

  /// Reads into the whole of `target`, or up to the end.
  ///
  /// @return the number of bytes, or -1 at the end
  /// @throws PageException DAMAGED if a page is not what was written
  public synchronized int read(long position, ByteBuffer target) throws IOException {
    check();
    if (position >= size) {
      return target.hasRemaining() ? -1 : 0;
    }
    int length = (int) Math.min(target.remaining(), size - position);
    int left = length;
    long at = position;
    if (at < blocks.length) {
      int count = (int) Math.min(left, blocks.length - at);
      target.put(blocks, (int) at, count);
      at += count;
      left -= count;
    }
    while (left > 0) {
      long first = at / PAGE;
      int offset = (int) (at % PAGE);
      int count = (int) Math.min(Pages.RUN, (offset + (long) left + PAGE - 1) / PAGE);
      byte[] plain = new byte[count * PAGE];
      pages.read(first, count, plain);
      int taken = Math.min(left, plain.length - offset);
      target.put(plain, offset, taken);
      at += taken;
      left -= taken;
    }
    return length;
  }

  /// Writes the whole of `source`; on the disk after [#force()].
  public synchronized void write(long position, ByteBuffer source) throws IOException {
    check();
    failed = true;
    written += source.remaining();
    byte[] start = NewestChunk.startOf(source);
    fill(position);
    put(position, source);
    newest.written(position, start);
    failed = false;
  }

  /// Pages between the end and a later position hold zeros, sealed: a hole would be damage.
  private void fill(long position) throws IOException {
    while (size < position) {
      long end = Math.min(position, (size / PAGE + Pages.RUN) * PAGE);
      put(size, ByteBuffer.allocate((int) (end - size)));
    }
  }

  private void put(long position, ByteBuffer source) throws IOException {
    long at = position;
    if (at < blocks.length && source.hasRemaining()) {
      int count = (int) Math.min(source.remaining(), blocks.length - at);
      source.get(blocks, (int) at, count);
      at += count;
      dirty = true;
    }
    if (source.hasRemaining()) {
      long first = at / PAGE;
      long last = (at + source.remaining() - 1) / PAGE;
      boolean overwrites = cut || first < Pages.count(size);
      if ((dirty && overwrites) || extents.size() == Head.MAX_EXTENTS) {
        commit();
      }
      if (forced.stream().anyMatch(extent -> extent.meets(first, last))) {
        // Half overwritten, they would look like a force that never returned.
        writeHead(false);
      }
      dirty = true;
      extents.add(new Head.Extent(first, Math.toIntExact(last - first + 1)));
      while (source.hasRemaining()) {
        at += putRun(at, source);
      }
    }
    size = Math.max(size, at);
  }

  private int putRun(long at, ByteBuffer source) throws IOException {
    long first = at / PAGE;
    int offset = (int) (at % PAGE);
    int taken = Math.min(source.remaining(), Pages.RUN * PAGE - offset);
    int count = (offset + taken + PAGE - 1) / PAGE;
    byte[] plain = new byte[count * PAGE];
    keepRest(first, 0, offset > 0, plain);
    keepRest(first, count - 1, (offset + taken) % PAGE != 0, plain);
    source.get(plain, offset, taken);
    Copying copy = copying;
    if (copy != null) {
      copy.changes(first, count);
    }
    pages.write(first, count, epoch, Pages.LIVE, plain);
    return taken;
  }

  /// Takes over what a page written only in part already has.
  private void keepRest(long first, int index, boolean partial, byte[] plain) throws IOException {
    if (partial && first + index < Pages.count(size)) {
      byte[] old = new byte[PAGE];
      pages.read(first + index, 1, old);
      System.arraycopy(old, 0, plain, index * PAGE, PAGE);
    }
  }

  /// Forgets what is behind `newSize`. The pages stay until a force has made that certain.
  public synchronized void truncate(long newSize) throws IOException {
    check();
    if (newSize < size) {
      size = newSize;
      if (newSize < blocks.length) {
        Arrays.fill(blocks, (int) newSize, blocks.length, (byte) 0);
      }
      // A head that named pages that are gone would look like a force that never returned.
      extents.removeIf(extent -> extent.first() >= Pages.count(size));
      extents.replaceAll(extent -> extent.before(Pages.count(size)));
      cut = true;
      dirty = true;
    }
  }

  /// Returns when everything written is on the disk.
  public synchronized void force() throws IOException {
    check();
    failed = true;
    commit();
    failed = false;
  }

  private void commit() throws IOException {
    if (dirty) {
      writeHead(false);
      if (cut) {
        raw.truncate(Pages.position(Pages.count(size)));
        cut = false;
      }
    }
  }

  private void writeHead(boolean clean) throws IOException {
    List<Head.Extent> written = List.copyOf(extents);
    Bytes header = Bytes.of(newest.renewed(blocks, clean));
    Head head = new Head(epoch, size, label, clean, header, written);
    byte[] slot = head.seal(cipher, prefix);
    raw.write((long) nextSlot * Head.SLOT, slot, slot.length);
    raw.force();
    nextSlot = 1 - nextSlot;
    epoch++;
    forced = written;
    extents.clear();
    dirty = false;
  }

  /// Begins a copy of the file, in `target`, in place of one that is under way. It is made by
  /// [#copyPiece()] while the file goes on being used.
  public synchronized void beginCopy(RawFile target) throws IOException {
    copying = new Copying(raw, pages, target, Pages.count(size));
  }

  /// Copies a piece, checking every page of it. The last piece forces the file, and the copy is on
  /// the disk, and the file as of that force. What fails ends the copy, which is then of no use.
  ///
  /// @return whether that was the last
  /// @throws PageException DAMAGED if a page is not authentic
  public synchronized boolean copyPiece() throws IOException {
    Copying copy = copying;
    if (copy == null) {
      throw new IllegalStateException("no copy is under way");
    }
    // Until this piece is made well there is none to go on with.
    copying = null;
    check();
    boolean last = copy.nearlyWhole(Pages.count(size));
    if (last) {
      force();
    }
    copy.piece();
    if (last) {
      copy.finish(Pages.count(size));
    } else {
      copying = copy;
    }
    return last;
  }

  /// Gives up the copy that is under way, if there is one.
  public synchronized void endCopy() {
    copying = null;
  }

  /// Copies the file as of the last force, all pieces at once.
  ///
  /// @throws PageException DAMAGED if a page is not authentic; the copy is then of no use
  public synchronized void copyTo(RawFile target) throws IOException {
    beginCopy(target);
    boolean whole = false;
    while (!whole) {
      whole = copyPiece();
    }
  }

  private void check() throws IOException {
    if (failed) {
      throw new IOException("an earlier write failed; open the file again");
    }
  }

  /// Bytes that could still be written.
  public long usableSpace() {
    return raw.usableSpace();
  }

  /// Lets go of the file as it is, without a word.
  public synchronized void abandon() throws IOException {
    failed = true;
    raw.close();
  }

  /// Closes the file. Unforced writes are lost; without any, the next opening needs no recovery.
  @Override
  public synchronized void close() throws IOException {
    try (raw) {
      if (!failed && !dirty) {
        failed = true;
        writeHead(true);
        epoch--;
        writeHead(true);
      }
    }
  }
}
