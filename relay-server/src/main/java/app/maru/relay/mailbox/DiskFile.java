package app.maru.relay.mailbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// One file of a [Disk]. Reads from any thread, writes from one.
public interface DiskFile extends Closeable {
  /// Fills `target` from `position` on, as far as the file goes.
  void read(long position, ByteBuffer target) throws IOException;

  /// Writes all of `source`, growing the file if needed.
  void write(long position, ByteBuffer source) throws IOException;

  /// The length in bytes.
  long size() throws IOException;

  /// Returns when everything written is on the disk.
  void force() throws IOException;
}
