package app.maru.relay.memory;

import app.maru.relay.mailbox.DiskFile;
import app.maru.relay.memory.MemoryDisk.Cut;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A file of a [MemoryDisk]; under its lock.
final class MemoryFile implements DiskFile {
  /// What a disk writes whole or not at all, as far as one dares to assume.
  private static final int SECTOR = 512;

  private static final int SECTORS_PER_BLOCK = 8;
  private static final int ONE_OF_RUBBISH = 8;

  private final MemoryDisk disk;
  private final List<Written> unforced = new ArrayList<>();
  private byte[] current;
  private byte[] forced;
  private int spoiled = -1;
  private boolean closed;

  MemoryFile(MemoryDisk disk, byte[] contents) {
    this.disk = disk;
    this.current = contents.clone();
    this.forced = contents.clone();
  }

  byte[] contents() {
    return current.clone();
  }

  void flip(int position) {
    current = current.clone();
    current[position] ^= 1;
    forced = current;
  }

  void spoil(int position) {
    spoiled = position;
  }

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    synchronized (disk) {
      mustBeOpen();
      disk.reading();
      int from = (int) Math.min(position, current.length);
      if (spoiled >= from && spoiled < from + target.remaining()) {
        throw new IOException("bad sector");
      }
      target.put(current, from, Math.min(target.remaining(), current.length - from));
    }
  }

  @Override
  public void write(long position, ByteBuffer source) throws IOException {
    synchronized (disk) {
      mustBeOpen();
      disk.operation();
      byte[] bytes = new byte[source.remaining()];
      disk.mustFit(Math.max(0, position + bytes.length - current.length));
      source.get(bytes);
      current = with(current, (int) position, bytes, bytes.length);
      unforced.add(new Written((int) position, bytes));
    }
  }

  @Override
  public long size() {
    synchronized (disk) {
      return current.length;
    }
  }

  @Override
  public void force() throws IOException {
    synchronized (disk) {
      mustBeOpen();
      disk.operation();
      disk.forced();
      if (disk.isLying()) {
        return;
      }
      // What is changed is changed in a copy: both may be the same.
      forced = current;
      unforced.clear();
    }
  }

  @Override
  public void close() {
    synchronized (disk) {
      if (!closed) {
        closed = true;
        disk.opened(-1);
      }
    }
  }

  byte[] afterPowerFailure(Cut cut, RandomGenerator random) {
    byte[] left = forced;
    int kept = random.nextInt(unforced.size() + 1);
    for (int i = 0; i < unforced.size(); i++) {
      Written written = unforced.get(i);
      if (cut == Cut.TORN) {
        int length = written.bytes.length;
        int whole = i < kept ? length : i == kept ? random.nextInt(length + 1) : 0;
        left = with(left, written.at, written.bytes, whole);
      } else {
        left = scatter(left, written, cut, random);
      }
    }
    return left.clone();
  }

  private static byte[] scatter(byte[] image, Written written, Cut cut, RandomGenerator random) {
    byte[] left = image;
    int unit = cut == Cut.REORDERED ? SECTORS_PER_BLOCK * SECTOR : SECTOR;
    int from = 0;
    while (from < written.bytes.length) {
      int at = written.at + from;
      int length = Math.min(written.bytes.length - from, unit - at % unit);
      byte[] part = Arrays.copyOfRange(written.bytes, from, from + length);
      if (cut == Cut.SHREDDED && random.nextInt(ONE_OF_RUBBISH) == 0) {
        random.nextBytes(part);
        left = with(left, at, part, length);
      } else if (random.nextBoolean()) {
        left = with(left, at, part, length);
      }
      from += length;
    }
    return left;
  }

  private static byte[] with(byte[] image, int at, byte[] bytes, int length) {
    if (length == 0) {
      return image;
    }
    byte[] result = Arrays.copyOf(image, Math.max(image.length, at + length));
    System.arraycopy(bytes, 0, result, at, length);
    return result;
  }

  private void mustBeOpen() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Written(int at, byte[] bytes) {}
}
