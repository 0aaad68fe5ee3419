package app.maru.relay.mailbox;

import app.maru.crypto.Bytes;
import app.maru.p2p.net.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One envelope that waits, as memory knows it: where its bytes are. On the loop, but for what is
/// final or [#gone].
final class Entry {
  private static final Logger LOG = LoggerFactory.getLogger(Entry.class);

  final Mailbox box;
  final EnvelopeKey key;
  final long place;

  /// The workday of the relay on which it came.
  final long day;

  final int size;
  final boolean firstContact;

  /// Where it came from since the start, as long as that matters: without a token, or while its
  /// mailbox or all mail was more than half full.
  @Nullable Subnet from;

  /// Whether it counts among what its network has in the mailbox beyond half, and in all mail.
  boolean inCrowdOfBox;

  boolean inCrowdOfAll;

  /// Neighbours in the mailbox, older and newer.
  @Nullable Entry previous;

  @Nullable Entry next;

  /// Where it is on the disk; null until it is really there.
  @Nullable Segment segment;

  int offset;

  /// The bytes, until they are on the disk.
  @Nullable Bytes body;

  /// Who waits to hear that it is kept.
  private List<Consumer<Boolean>> askers = List.of();

  /// It waits no longer. The writer looks, so as not to write what nobody needs.
  volatile boolean gone;

  Entry(Mailbox box, EnvelopeKey key, long place, long day, int size, boolean firstContact) {
    this.box = box;
    this.key = key;
    this.place = place;
    this.day = day;
    this.size = size;
    this.firstContact = firstContact;
  }

  int recordBytes() {
    return SegmentFormat.mailBytes(size);
  }

  /// Somebody else waits for the answer.
  ///
  /// @return false if too many wait already; then this one is not told
  boolean alsoTell(Consumer<Boolean> another) {
    if (askers.isEmpty()) {
      askers = List.of(another);
      return true;
    }
    if (askers.size() >= MailLimits.ASKERS) {
      return false;
    }
    if (askers.size() == 1) {
      askers = new ArrayList<>(askers);
    }
    askers.add(another);
    return true;
  }

  /// Tells those who wait, once. What one of them makes of it is no matter of the others.
  void tell(boolean isKept) {
    List<Consumer<Boolean>> waiting = askers;
    askers = List.of();
    for (Consumer<Boolean> asker : waiting) {
      try {
        asker.accept(isKept);
      } catch (RuntimeException e) {
        LOG.error("an answer about kept mail failed", e);
      }
    }
  }
}
