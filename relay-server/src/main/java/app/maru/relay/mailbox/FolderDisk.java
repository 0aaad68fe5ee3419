package app.maru.relay.mailbox;

import app.maru.p2p.files.FullDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The real disk: one folder that only its owner can look into.
///
/// Threads that use it must never be interrupted: that closes a channel for good.
public final class FolderDisk implements Disk {
  private static final int CHUNK = 128 << 10;

  private final Path folder;

  private FolderDisk(Path folder) {
    this.folder = folder;
  }

  /// On `folder`, which is made if it is not there.
  public static FolderDisk on(Path folder) throws IOException {
    Files.createDirectories(folder, attributes(folder, "rwx------"));
    return new FolderDisk(folder);
  }

  @Override
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Override
  public DiskFile create(String name) throws IOException {
    Path file = folder.resolve(name);
    return new ChannelFile(
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
            attributes(file, "rw-------")));
  }

  @Override
  public DiskFile open(String name) throws IOException {
    return new ChannelFile(
        FileChannel.open(folder.resolve(name), StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.delete(folder.resolve(name));
  }

  @Override
  public void forceNames() throws IOException {
    force(folder);
  }

  @Override
  public boolean isFullBehind(Throwable failure) {
    return FullDisk.isBehind(failure, folder);
  }

  @Override
  public void copy(String name, Path target) throws IOException {
    Path copy = target.resolve(name);
    try {
      Files.createLink(copy, folder.resolve(name));
    } catch (UnsupportedOperationException | FileSystemException notHere) {
      Files.copy(folder.resolve(name), copy);
      try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    force(target);
  }

  /// Names are forced through their folder, where the system has such a thing; Windows has not, and
  /// journals its names.
  private static void force(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private record ChannelFile(FileChannel channel) implements DiskFile {
    @Override
    public void read(long position, ByteBuffer target) throws IOException {
      long at = position;
      int end = target.limit();
      while (target.position() < end) {
        // The system reads into memory of its own, as much as is asked for, and keeps that.
        target.limit(Math.min(end, target.position() + CHUNK));
        int count = channel.read(target, at);
        target.limit(end);
        if (count < 0) {
          return;
        }
        at += count;
      }
    }

    @Override
    public void write(long position, ByteBuffer source) throws IOException {
      long at = position;
      while (source.hasRemaining()) {
        at += channel.write(source, at);
      }
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void force() throws IOException {
      // Without the times of the file: its length is forced all the same.
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
