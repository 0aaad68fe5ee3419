package app.maru.messaging.store;

import app.maru.messaging.store.page.DiskFile;
import app.maru.messaging.store.page.RawFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far the database has come, in a file of its own: the number of its last durable flush.
///
/// A database that lags behind it has gone back in time: it was put back from a backup, or the disk
/// lied about a flush. Written after every flush without waiting for the disk, so that it costs no
/// latency and never runs ahead of what is durable; forced when it is opened and closed.
final class Generation {
  /// Far beyond what any disk outlives, so that counting on never overflows.
  private static final long LAST = 1L << 62;

  private static final int SIZE = Long.BYTES + Integer.BYTES;
  private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

  private final Path path;
  private @Nullable RawFile file;

  Generation(Path path) {
    this.path = path;
  }

  /// The number kept; empty if there is none, or none that can be believed.
  OptionalLong read() throws IOException {
    if (!Files.exists(path)) {
      return OptionalLong.empty();
    }
    byte[] content = new byte[SIZE];
    try (RawFile kept = DiskFile.open(path)) {
      if (kept.read(0, content, SIZE) != SIZE) {
        return OptionalLong.empty();
      }
    }
    ByteBuffer fields = ByteBuffer.wrap(content);
    long number = fields.getLong();
    boolean whole = number >= 0 && number <= LAST && fields.getInt() == check(number);
    return whole ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /// Begins to keep numbers, with this one.
  void open(long number) throws IOException {
    RawFile opened = DiskFile.open(path);
    file = opened;
    write(opened, number);
    opened.force();
  }

  /// Keeps the number of a flush that is durable. A failure costs nothing but the chance to notice.
  void keep(long number) {
    RawFile open = file;
    if (open != null) {
      try {
        write(open, number);
      } catch (IOException e) {
        LOG.warn("the generation can't be kept: {}", Failures.of(e, Optional.of(path)).reason());
      }
    }
  }

  void close() {
    RawFile open = file;
    file = null;
    if (open != null) {
      try (open) {
        open.force();
      } catch (IOException e) {
        LOG.warn("the generation can't be forced: {}", Failures.of(e, Optional.of(path)).reason());
      }
    }
  }

  private static void write(RawFile to, long number) throws IOException {
    byte[] content = ByteBuffer.allocate(SIZE).putLong(number).putInt(check(number)).array();
    to.write(0, content, SIZE);
  }

  private static int check(long number) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    return (int) sum.getValue();
  }
}
