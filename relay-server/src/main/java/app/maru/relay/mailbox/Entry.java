package app.maru.relay.mailbox;

import app.maru.crypto.Bytes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One envelope that waits, as memory knows it: where its bytes are. On the loop, but for what is
/// final or [#gone].
final class Entry {
  final Mailbox box;
  final EnvelopeKey key;
  final long place;
  final long time;
  final int size;
  final boolean firstContact;

  /// Neighbours in the mailbox, older and newer.
  @Nullable Entry previous;

  @Nullable Entry next;

  /// Where it is on the disk; null until it is really there.
  @Nullable Segment segment;

  int offset;

  /// The bytes, until they are on the disk.
  @Nullable Bytes body;

  /// Who waits to hear that it is kept.
  @Nullable Consumer<Boolean> kept;

  /// It waits no longer. The writer looks, so as not to write what nobody needs.
  volatile boolean gone;

  Entry(Mailbox box, EnvelopeKey key, long place, long time, int size, boolean firstContact) {
    this.box = box;
    this.key = key;
    this.place = place;
    this.time = time;
    this.size = size;
    this.firstContact = firstContact;
  }

  int recordBytes() {
    return SegmentFormat.mailBytes(size);
  }

  void alsoTell(Consumer<Boolean> another) {
    Consumer<Boolean> first = kept;
    kept = first == null ? another : first.andThen(another);
  }

  /// Tells those who wait, once.
  void tell(boolean isKept) {
    Consumer<Boolean> waiting = kept;
    kept = null;
    if (waiting != null) {
      waiting.accept(isKept);
    }
  }
}
