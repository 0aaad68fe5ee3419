package app.maru.messaging.store.page;

import app.maru.crypto.Bytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The state of the file as of one force: what makes the pages written before it count.
///
/// There are two slots for it at the start of the file, written in turn, so that a torn write never
/// takes the last good one. The first two blocks of H2, which it rewrites in place, live here too.
///
/// @param epoch counts forces; every page names the one it was written for
/// @param size the length H2 sees
/// @param label what the owner wanted remembered with this force
/// @param clean true if no page of a later epoch can be in the file
/// @param blocks H2's first two blocks
/// @param extents the pages written in this epoch
record Head(long epoch, long size, long label, boolean clean, Bytes blocks, List<Extent> extents) {
  static final int BLOCKS = 2 * SealedFile.PAGE;

  /// Room for the blocks of H2 and [#MAX_EXTENTS], rounded up.
  static final int SLOT = 16 * 1024;

  /// More than one force ever needs in practice; beyond it a force is made early.
  static final int MAX_EXTENTS = 400;

  private static final byte[] MAGIC = "MARUPAGE".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int PREFIX = MAGIC.length + 2 + PageCipher.FILE_ID + PageCipher.KEY_CHECK;

  /// `count` pages from `first` on.
  record Extent(long first, int count) {
    boolean meets(long otherFirst, long otherLast) {
      return first <= otherLast && otherFirst < first + count;
    }

    /// Its pages before `end`, which is behind its first one.
    Extent before(long end) {
      return new Extent(first, (int) Math.min(count, end - first));
    }
  }

  /// The part of a slot that is not secret.
  record Prefix(Bytes bytes, int version, Bytes fileId, Bytes keyCheck) {
    boolean newer() {
      return version > VERSION;
    }
  }

  static Bytes prefix(Bytes fileId, Bytes keyCheck) {
    return Bytes.of(
        ByteBuffer.allocate(PREFIX)
            .put(MAGIC)
            .putShort((short) VERSION)
            .put(fileId.toArray())
            .put(keyCheck.toArray())
            .array());
  }

  /// What stands at the start of a slot, if it is one of ours.
  static Optional<Prefix> readPrefix(byte[] slot) {
    if (!Arrays.equals(slot, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(slot, MAGIC.length, PREFIX - MAGIC.length);
    int version = Short.toUnsignedInt(in.getShort());
    byte[] fileId = new byte[PageCipher.FILE_ID];
    in.get(fileId);
    byte[] keyCheck = new byte[PageCipher.KEY_CHECK];
    in.get(keyCheck);
    return Optional.of(
        new Prefix(
            Bytes.of(Arrays.copyOf(slot, PREFIX)), version, Bytes.of(fileId), Bytes.of(keyCheck)));
  }

  /// The sealed slot, as long as it needs to be.
  byte[] seal(PageCipher cipher, Bytes prefix) {
    byte[] content = blocks.toArray();
    int used = BLOCKS;
    while (used > 0 && content[used - 1] == 0) {
      used--;
    }
    ByteBuffer plain =
        ByteBuffer.allocate(8 * 3 + 1 + 4 + used + 4 + extents.size() * 12)
            .putLong(epoch)
            .putLong(size)
            .putLong(label)
            .put((byte) (clean ? 1 : 0))
            .putInt(used)
            .put(content, 0, used)
            .putInt(extents.size());
    extents.forEach(extent -> plain.putLong(extent.first()).putInt(extent.count()));
    int length = plain.capacity() + PageCipher.OVERHEAD;
    ByteBuffer slot = ByteBuffer.allocate(PREFIX + 4 + length).put(prefix.toArray()).putInt(length);
    cipher.seal(ad(prefix, length), plain.array(), 0, plain.capacity(), slot);
    return slot.array();
  }

  /// The head in a slot, or nothing if it is not authentic.
  static Optional<Head> open(PageCipher cipher, Bytes prefix, byte[] slot) {
    int length = ByteBuffer.wrap(slot, PREFIX, 4).getInt();
    if (length < PageCipher.OVERHEAD || length > slot.length - PREFIX - 4) {
      return Optional.empty();
    }
    byte[] plain = new byte[length - PageCipher.OVERHEAD];
    if (!prefix.equals(Bytes.of(Arrays.copyOf(slot, PREFIX)))
        || !cipher.open(ad(prefix, length), slot, PREFIX + 4, length, plain, 0)) {
      return Optional.empty();
    }
    try {
      return Optional.of(decode(ByteBuffer.wrap(plain)));
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Head decode(ByteBuffer in) {
    long epoch = in.getLong();
    long size = in.getLong();
    long label = in.getLong();
    boolean clean = in.get() != 0;
    byte[] blocks = new byte[BLOCKS];
    in.get(blocks, 0, in.getInt());
    int count = in.getInt();
    List<Extent> extents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      extents.add(new Extent(in.getLong(), in.getInt()));
    }
    return new Head(epoch, size, label, clean, Bytes.of(blocks), extents);
  }

  private static byte[] ad(Bytes prefix, int length) {
    return ByteBuffer.allocate(PREFIX + 5)
        .put((byte) 'H')
        .put(prefix.toArray())
        .putInt(length)
        .array();
  }
}
