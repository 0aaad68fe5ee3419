package app.maru.messaging.store;

import app.maru.messaging.store.page.RawFile;
import app.maru.messaging.store.page.SealedFile;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the last good copy of an open database when it is due, in pieces, between which the
/// database goes on being used. What fails is logged and ends this copy; the older one stays.
final class LastGood {
  /// Left free by a copy: more than what new work needs, for a copy must not be why a message is
  /// refused.
  private static final long SPARED = 2 * FileBacking.RESERVE;

  private static final Logger LOG = LoggerFactory.getLogger(LastGood.class);

  private final StoreFolder folder;
  private final SealedFile file;
  private @Nullable RawFile target;

  LastGood(StoreFolder folder, SealedFile file) {
    this.folder = folder;
    this.file = file;
  }

  /// Makes a piece, the first one if a copy is due. It is forced at once: all of a large copy
  /// forced together would keep every flush waiting.
  ///
  /// @return whether there is more to do
  boolean makePiece() {
    return step(true);
  }

  /// Makes all that is left, or the whole copy if one is due.
  void makeWhole() {
    boolean more = true;
    while (more) {
      more = step(false);
    }
  }

  private boolean step(boolean forced) {
    boolean more = false;
    try {
      if (target != null || folder.copyDue()) {
        more = !piece(forced);
      }
    } catch (IOException e) {
      LOG.warn(
          "no copy of the database was made: {}",
          Failures.of(e, Optional.of(folder.path())).reason());
    } finally {
      if (!more) {
        drop();
      }
    }
    return more;
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
