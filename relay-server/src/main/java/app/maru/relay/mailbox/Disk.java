package app.maru.relay.mailbox;

import app.maru.p2p.files.FullDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A folder of files on a disk that promises nothing until it is forced: what was written or named
/// since then may be lost, torn or reordered by a power failure. One is real, its twin for tests
/// does all of that. Any thread.
public interface Disk {

  /// The names of all files.
  List<String> names() throws IOException;

  /// A new, empty file.
  DiskFile create(String name) throws IOException;

  /// An existing file.
  DiskFile open(String name) throws IOException;

  /// Gives a file another name, and takes that name from whoever has it. An open file stays open.
  void rename(String from, String to) throws IOException;

  /// Deletes a file.
  void delete(String name) throws IOException;

  /// Returns when all names are on the disk as they are now.
  void forceNames() throws IOException;

  /// Whether it was for lack of space that something failed here.
  default boolean isFullBehind(Throwable failure) {
    return FullDisk.isBehind(failure);
  }

  /// Copies a file that is never written again into another folder, forced. It may share its space
  /// with the copy.
  void copy(String name, Path folder) throws IOException;
}
