package app.maru.messaging.store.page;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// A real file, readable by its owner only.
///
/// Reads and writes go by [RandomAccessFile], not by a channel: an interrupt closes a channel for
/// good and would take the database with it.
public final class DiskFile implements RawFile {
  /// One byte no one writes: where locks are mandatory, a lock on the contents would keep backup
  /// programs from reading them.
  private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

  private final File path;
  private final RandomAccessFile file;
  private @Nullable FileLock lock;

  private DiskFile(File path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /// Opens the file, making an empty one if there is none.
  public static DiskFile open(Path path) throws IOException {
    try {
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (FileAlreadyExistsException e) {
      // the usual case
    }
    return new DiskFile(path.toFile(), new RandomAccessFile(path.toFile(), "rw"));
  }

  @Override
  public int read(long position, byte[] target, int length) throws IOException {
    file.seek(position);
    int done = 0;
    while (done < length) {
      int count = file.read(target, done, length - done);
      if (count < 0) {
        break;
      }
      done += count;
    }
    return done;
  }

  @Override
  public void write(long position, byte[] source, int length) throws IOException {
    file.seek(position);
    file.write(source, 0, length);
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  @Override
  public void truncate(long size) throws IOException {
    if (size < file.length()) {
      file.setLength(size);
    }
  }

  @Override
  public void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public boolean tryLock() throws IOException {
    try {
      lock = file.getChannel().tryLock(LOCK_POSITION, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public long usableSpace() {
    return path.getUsableSpace();
  }

  @Override
  public void close() throws IOException {
    FileLock held = lock;
    if (held != null && held.isValid()) {
      held.release();
    }
    file.close();
  }
}
