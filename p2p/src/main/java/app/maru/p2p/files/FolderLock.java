package app.maru.p2p.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Optional;

/// A folder taken by this process alone. The lock is the system's: it ends with the process,
/// however that ends.
public final class FolderLock implements AutoCloseable {
  /// The file in the folder that is locked. It is empty, and stays when the lock has gone.
  public static final String FILE = "lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the folder.
  ///
  /// @return empty if another process, or another place of this one, has it
  public static Optional<FolderLock> take(Path folder) throws IOException {
    FileChannel channel = PrivateFiles.openLock(folder.resolve(FILE));
    boolean taken = false;
    try {
      taken = channel.tryLock() != null;
      return taken ? Optional.of(new FolderLock(channel)) : Optional.empty();
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } finally {
      if (!taken) {
        closeQuietly(channel);
      }
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // nothing was written there
    }
  }

  /// Lets others take the folder. Idempotent.
  @Override
  public void close() {
    closeQuietly(channel);
  }
}
