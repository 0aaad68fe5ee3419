package app.maru.messaging.store.page;

import app.maru.crypto.Bytes;
import app.maru.crypto.SecretBytes;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the newest state that is wholly in a file, and wipes out what came after it.
final class Recovery {
  private final RawFile raw;
  private final SecretBytes key;
  private final SecureRandom random;

  Recovery(RawFile raw, SecretBytes key, SecureRandom random) {
    this.raw = raw;
    this.key = key;
    this.random = random;
  }

  /// A head that opened, with where and under what it lies.
  record Found(Head head, int slot, Bytes prefix, PageCipher cipher) {}

  /// The state to go on from.
  ///
  /// A force that did not return may be there in part: its head names the pages it wrote, and
  /// unless all of them are there it never happened.
  Found newest() throws IOException {
    List<Found> heads = heads();
    Found best = heads.getFirst();
    if (best.head().clean() || complete(best)) {
      return best;
    }
    if (heads.size() < 2) {
      throw new PageException(PageException.Reason.DAMAGED, "the only head lacks its pages");
    }
    return heads.getLast();
  }

  private List<Found> heads() throws IOException {
    List<Found> heads = new ArrayList<>();
    boolean otherKey = false;
    boolean newer = false;
    for (int slot = 0; slot < 2; slot++) {
      byte[] bytes = new byte[Head.SLOT];
      raw.read((long) slot * Head.SLOT, bytes, bytes.length);
      Optional<Head.Prefix> prefix = Head.readPrefix(bytes);
      if (prefix.isEmpty()) {
        continue;
      }
      if (prefix.get().newer()) {
        newer = true;
        continue;
      }
      PageCipher cipher = new PageCipher(key, prefix.get().fileId(), random);
      if (!cipher.keyCheck().equals(prefix.get().keyCheck())) {
        otherKey = true;
        continue;
      }
      Optional<Head> head = Head.open(cipher, prefix.get().bytes(), bytes);
      if (head.isPresent()) {
        heads.add(new Found(head.get(), slot, prefix.get().bytes(), cipher));
      }
    }
    if (heads.isEmpty()) {
      throw newer
          ? new PageException(PageException.Reason.NEWER_VERSION, "the format of the file")
          : otherKey
              ? new PageException(PageException.Reason.WRONG_KEY, "made with another key")
              : new PageException(PageException.Reason.DAMAGED, "no head is authentic");
    }
    heads.sort(Comparator.comparingLong((Found found) -> found.head().epoch()).reversed());
    return heads;
  }

  private boolean complete(Found found) throws IOException {
    Pages pages = new Pages(raw, found.cipher());
    byte[] plain = new byte[Pages.SIZE];
    for (Head.Extent extent : found.head().extents()) {
      for (int done = 0; done < extent.count(); done += Pages.RUN) {
        long first = extent.first() + done;
        int count = Math.min(Pages.RUN, extent.count() - done);
        byte[] sealed = pages.readSealed(first, count);
        for (int i = 0; i < count; i++) {
          boolean ours = Pages.epoch(sealed, i * Pages.STRIDE) == found.head().epoch();
          if (!ours || !pages.open(first + i, sealed, i * Pages.STRIDE, plain, 0)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /// Makes the state certain, writes dead pages, for `epoch`, over all that were written after
  /// `state`, and cuts the file behind its end.
  void sweep(Found state, long epoch) throws IOException {
    Pages pages = new Pages(raw, state.cipher());
    long end = Pages.count(state.head().size());
    // After a force that failed, the system may hold these pages in memory only, and call them
    // written: written again, they are forced again.
    for (Head.Extent extent : state.head().extents()) {
      for (int done = 0; done < extent.count(); done += Pages.RUN) {
        int count = Math.min(Pages.RUN, extent.count() - done);
        byte[] sealed = pages.readSealed(extent.first() + done, count);
        raw.write(Pages.position(extent.first() + done), sealed, sealed.length);
      }
    }
    for (long first = Pages.FIRST; first < end; first += Pages.RUN) {
      int count = (int) Math.min(Pages.RUN, end - first);
      byte[] sealed = pages.readSealed(first, count);
      for (int i = 0; i < count; i++) {
        if (Pages.epoch(sealed, i * Pages.STRIDE) > state.head().epoch()) {
          pages.write(first + i, 1, epoch, Pages.DEAD, new byte[Pages.SIZE]);
        }
      }
    }
    raw.truncate(Pages.position(end));
    raw.force();
  }
}
