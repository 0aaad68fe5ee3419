package app.maru.messaging.delivery;

import app.maru.crypto.session.SealMarks;
import app.maru.p2p.Peer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds who has sealed a body that comes from a relay: all sessions are tried, those of who wrote
/// last first. About a kilobyte a device. On the loop.
final class Authors {
  private final LinkedHashMap<Peer, SealMarks> marks = new LinkedHashMap<>();
  private boolean known;

  /// Whether every session is in here.
  boolean isKnown() {
    return known;
  }

  /// Every session is in here now.
  void known() {
    known = true;
  }

  /// Nothing is sure any more: all sessions have to be read again.
  void forget() {
    known = false;
    marks.clear();
  }

  /// The sessions with a device are these.
  void put(Peer peer, SealMarks its) {
    if (its.isEmpty()) {
      marks.remove(peer);
    } else {
      marks.put(peer, its);
    }
  }

  Optional<Peer> find(byte[] body) {
    Optional<Peer> author = SealMarks.of(body).map(this::find);
    author.ifPresent(peer -> marks.putLast(peer, marks.get(peer)));
    return author;
  }

  private @Nullable Peer find(SealMarks.Mark mark) {
    for (Map.Entry<Peer, SealMarks> each : marks.reversed().entrySet()) {
      if (each.getValue().recognise(mark)) {
        return each.getKey();
      }
    }
    return null;
  }
}
