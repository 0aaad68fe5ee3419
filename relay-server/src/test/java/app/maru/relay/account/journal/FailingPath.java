package app.maru.relay.account.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// Files of H2 on a [FailingDisk]: `failing:NAME`. H2 makes these by itself, so the disk is found
/// by name.
public final class FailingPath extends FilePathWrapper {
  private static final String SCHEME = "failing";
  private static final String BASE = "memFS:";
  private static final Map<String, FailingDisk> DISKS = new ConcurrentHashMap<>();

  /// For H2.
  public FailingPath() {}

  /// What H2 calls a database on `disk`.
  public static String of(String name, FailingDisk disk) {
    FilePath.register(new FailingPath());
    DISKS.put(name, disk);
    return SCHEME + ":" + BASE + name;
  }

  /// The disk is not looked for any more.
  public static void forget(String name) {
    DISKS.remove(name);
    for (FilePath file : FilePath.get(BASE).newDirectoryStream()) {
      if (file.getName().startsWith(name + ".")) {
        file.delete();
      }
    }
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new OnDisk(disk().file(suffix()), super.open(mode));
  }

  @Override
  public void moveTo(FilePath other, boolean atomicReplace) {
    try {
      disk().rename(suffix(), ((FailingPath) other).suffix());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    super.moveTo(other, atomicReplace);
  }

  @Override
  public void delete() {
    try {
      disk().delete(suffix());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    super.delete();
  }

  private FailingDisk disk() throws IOException {
    String file = file();
    FailingDisk disk = DISKS.get(file.substring(0, file.indexOf('.')));
    if (disk == null) {
      throw new IOException("no disk for " + name);
    }
    return disk;
  }

  private String suffix() {
    String file = file();
    return file.substring(file.indexOf('.'));
  }

  private String file() {
    return name.replaceAll(".*[:/]", "");
  }

  private static final class OnDisk extends FileBaseDefault {
    private final FailingDisk.File disk;

    /// Only says who may have the file.
    private final FileChannel held;

    OnDisk(FailingDisk.File disk, FileChannel held) {
      this.disk = disk;
      this.held = held;
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) {
      return disk.read(target, position);
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      int length = source.remaining();
      byte[] bytes = new byte[length];
      source.get(bytes);
      disk.write(Math.toIntExact(position), bytes);
      return length;
    }

    @Override
    public long size() {
      return disk.size();
    }

    @Override
    public void force(boolean metadata) throws IOException {
      disk.force();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      disk.truncate(Math.toIntExact(size));
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return held.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      held.close();
    }
  }
}
