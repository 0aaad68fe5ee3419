package app.maru.relay.account;

import app.maru.p2p.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is done to the names of files when accounts are put in the place of others. Tests let it
/// break off between any two.
interface FolderNames {
  /// On the disk.
  FolderNames REAL =
      new FolderNames() {
        @Override
        public void move(Path from, Path to) throws IOException {
          PrivateFiles.move(from, to);
        }

        @Override
        public void also(Path file, Path name) throws IOException {
          Files.deleteIfExists(name);
          try {
            Files.createLink(name, file);
          } catch (UnsupportedOperationException | FileSystemException notHere) {
            Files.copy(file, name);
          }
        }

        @Override
        public void delete(Path file) throws IOException {
          Files.deleteIfExists(file);
          PrivateFiles.forceName(file);
        }
      };

  /// Renames a file over another, for good.
  void move(Path from, Path to) throws IOException;

  /// Gives a file another name too, taken from whoever has it.
  void also(Path file, Path name) throws IOException;

  /// Deletes a file if it is there, for good.
  void delete(Path file) throws IOException;
}
