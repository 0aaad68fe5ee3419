package app.maru.messaging.store;

import app.maru.messaging.store.page.RawFile;
import app.maru.messaging.store.page.SealedFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the last good copy of an open database when it is due, in pieces, between which the
/// database goes on being used. What fails is logged and ends this copy; the older one stays, and
/// another is begun a day later: what is damaged stays so, and each try reads and writes all.
final class LastGood {
  /// Left free by a copy: more than what new work needs, for a copy must not be why a message is
  /// refused.
  private static final long SPARED = 2 * FileBacking.RESERVE;

  /// Who quits, or ends the session of the desktop, waits no longer for one.
  static final Duration AT_CLOSING = Duration.ofSeconds(3);

  static final Duration AFTER_FAILURE = Duration.ofDays(1);

  /// At closing, in pieces: forced all together at the end they could take long on a slow disk.
  private static final int FORCED_EVERY = 16;

  private static final Logger LOG = LoggerFactory.getLogger(LastGood.class);

  private final StoreFolder folder;
  private final SealedFile file;
  private final LongSupplier nanos;
  private OptionalLong failedAt = OptionalLong.empty();
  private @Nullable RawFile target;

  /// @param nanos a monotonic clock, in nanoseconds
  LastGood(StoreFolder folder, SealedFile file, LongSupplier nanos) {
    this.folder = folder;
    this.file = file;
    this.nanos = nanos;
  }

  /// Makes a piece, the first one if a copy is due. It is forced at once: all of a large copy
  /// forced together would keep every flush waiting.
  ///
  /// @return whether there is more to do
  boolean makePiece() {
    return step(true);
  }

  /// Makes all that is left, or the whole copy if one is due, unless that takes too long.
  void makeWhole() {
    long begun = nanos.getAsLong();
    int pieces = 0;
    boolean more = true;
    while (more && !isOver(begun, AT_CLOSING)) {
      pieces++;
      more = step(pieces % FORCED_EVERY == 0);
    }
    if (more) {
      LOG.info("a copy of the database would have taken too long");
      drop();
    }
  }

  private boolean isOver(long since, Duration time) {
    return nanos.getAsLong() - since >= time.toNanos();
  }

  private boolean step(boolean forced) {
    boolean more = false;
    try {
      if (target != null || (!hasJustFailed() && folder.copyDue())) {
        more = !piece(forced);
      }
    } catch (IOException e) {
      StoreException.Reason reason = Failures.of(e, Optional.of(folder.path())).reason();
      LOG.warn("no copy of the database was made: {}", reason);
      if (reason != StoreException.Reason.DISK_FULL) {
        failedAt = OptionalLong.of(nanos.getAsLong());
      }
    } finally {
      if (!more) {
        drop();
      }
    }
    return more;
  }

  private boolean hasJustFailed() {
    return failedAt.isPresent() && !isOver(failedAt.getAsLong(), AFTER_FAILURE);
  }

  /// @return whether the copy is whole, and has its name
  private boolean piece(boolean forced) throws IOException {
    RawFile to = target;
    if (to == null) {
      to = folder.openCopy();
      target = to;
      spare(to, file.size());
      file.beginCopy(to);
    }
    spare(to, 0);
    if (!file.copyPiece()) {
      if (forced) {
        to.force();
      }
      return false;
    }
    to.close();
    folder.adoptCopy();
    target = null;
    return true;
  }

  private static void spare(RawFile to, long needed) throws IOException {
    if (to.usableSpace() < needed + SPARED) {
      throw new IOException("no space left for a copy");
    }
  }

  /// Forgets what there is of a copy.
  void drop() {
    RawFile to = target;
    if (to != null) {
      target = null;
      file.endCopy();
      try {
        to.close();
      } catch (IOException e) {
        // nothing of it is needed any more
      }
      folder.dropCopy();
    }
  }
}
