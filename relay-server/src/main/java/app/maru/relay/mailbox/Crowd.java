package app.maru.relay.mailbox;

import app.maru.p2p.net.Subnet;
import java.util.HashMap;
import java.util.Map;

/// How much lies in something of what each network put there while that was more than half full.
/// Beyond half, one network may have only a small part of the whole: whatever it does, the rest is
/// there for others. On the loop.
final class Crowd {
  /// One part in so many is one network's.
  private static final int SHARES = 8;

  /// Where little may be kept at all, a share would be nothing.
  static final int LEAST_COUNT = 64;

  static final long LEAST_BYTES = 1 << 20;

  private final Map<Subnet, Share> shares = new HashMap<>();

  /// What lies there of one network.
  private record Share(Subnet from, int count, long bytes) {
    Share plus(int entries, long size) {
      return new Share(from, count + entries, bytes + size);
    }
  }

  /// Whether a network may put one more.
  ///
  /// @param size of what it wants to put
  /// @param allCount how many may be there in all
  /// @param allBytes of how many bytes
  boolean allows(Subnet from, int size, int allCount, long allBytes) {
    Share share = shares.getOrDefault(from, new Share(from, 0, 0));
    return share.count < Math.max(LEAST_COUNT, allCount / SHARES)
        && share.bytes + size <= Math.max(LEAST_BYTES, allBytes / SHARES);
  }

  /// One more lies there.
  ///
  /// @return the network, as one object for all that came from it: there may be millions
  Subnet add(Subnet from, int size) {
    return shares.compute(
            from, (key, share) -> (share == null ? new Share(key, 0, 0) : share).plus(1, size))
        .from;
  }

  /// One that was added lies there no longer.
  void remove(Subnet from, int size) {
    shares.computeIfPresent(from, (key, share) -> share.count == 1 ? null : share.plus(-1, -size));
  }

  /// Whether nothing lies there that was added.
  boolean isEmpty() {
    return shares.isEmpty();
  }
}
