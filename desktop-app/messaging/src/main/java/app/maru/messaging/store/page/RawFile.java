package app.maru.messaging.store.page;

import java.io.Closeable;
import java.io.IOException;

/// Bytes on a disk that promises nothing until [#force()] returns: writes since then may be lost,
/// torn or reordered by a power failure. One is real, its twin in the tests does all of that.
public interface RawFile extends Closeable {
  /// Reads as many bytes as the file has, up to `length`.
  ///
  /// @return the number of bytes read, less than `length` only at the end of the file
  int read(long position, byte[] target, int length) throws IOException;

  /// Writes `length` bytes, growing the file if needed.
  void write(long position, byte[] source, int length) throws IOException;

  /// The length in bytes.
  long size() throws IOException;

  /// Cuts the file to `size` bytes.
  void truncate(long size) throws IOException;

  /// Returns when everything written is on the disk.
  void force() throws IOException;

  /// Takes the file for this holder alone, until it is closed or the process ends.
  ///
  /// @return false if another holds it
  boolean tryLock() throws IOException;

  /// Bytes that could still be written.
  long usableSpace();
}
