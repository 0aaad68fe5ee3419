package app.maru.messaging.delivery;

import app.maru.p2p.Peer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What each device may take of my prekeys, also over a new link. On the loop.
final class Rations {
  /// A peer gets a bundle at most so often: each costs me two key pairs and a write.
  static final Duration BUNDLE_EVERY = Duration.ofSeconds(1);

  /// One-time prekeys a peer can hold unused: an honest one needs one a session. A burst of half as
  /// many, and as many again while the first of them live.
  static final int MAX_ONE_TIME = 16;

  private static final int BURST = MAX_ONE_TIME / 2;
  private static final Duration ONE_TIME_EVERY = PrekeyShelf.ONE_TIME_FOR.dividedBy(BURST);

  /// Peers who are remembered: more than can be linked at a time.
  private static final int MAX_PEERS = 1024;

  private final Map<Peer, Ration> rations = new LinkedHashMap<>(16, 0.75f, true);

  private record Ration(Bucket bundles, Bucket oneTimes) {}

  /// Whether a peer may have a bundle now.
  boolean bundle(Peer peer, long now) {
    return of(peer, now).bundles().take(now);
  }

  /// Whether that bundle may hold a one-time prekey.
  boolean oneTime(Peer peer, long now) {
    return of(peer, now).oneTimes().take(now);
  }

  private Ration of(Peer peer, long now) {
    Ration known = rations.get(peer);
    if (known != null) {
      return known;
    }
    Ration fresh =
        new Ration(new Bucket(1, BUNDLE_EVERY, now), new Bucket(BURST, ONE_TIME_EVERY, now));
    rations.put(peer, fresh);
    if (rations.size() > MAX_PEERS) {
      rations.remove(rations.keySet().iterator().next());
    }
    return fresh;
  }
}
