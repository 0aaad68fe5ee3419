package app.maru.relay.mailbox;

import app.maru.p2p.net.Subnet;
import java.util.HashMap;
import java.util.Map;

/// How much each network has put into something since that was half full. Beyond half, one network
/// may put only a small part of the whole: whatever it does, the rest is there for others. On the
/// loop.
final class Crowd {
  /// One part in so many is one network's.
  private static final int SHARES = 8;

  /// Where little may be kept at all, a share would be nothing.
  private static final int LEAST_COUNT = 64;

  private static final long LEAST_BYTES = 1 << 20;

  private final Map<Subnet, Put> puts = new HashMap<>();

  private record Put(int count, long bytes) {
    private static final Put NOTHING = new Put(0, 0);
  }

  /// Whether a network may put one more.
  ///
  /// @param size of what it wants to put
  /// @param allCount how many may be there in all
  /// @param allBytes of how many bytes
  boolean allows(Subnet from, int size, int allCount, long allBytes) {
    Put before = puts.getOrDefault(from, Put.NOTHING);
    return before.count < Math.max(LEAST_COUNT, allCount / SHARES)
        && before.bytes + size <= Math.max(LEAST_BYTES, allBytes / SHARES);
  }

  void add(Subnet from, int size) {
    puts.merge(from, new Put(1, size), (one, other) -> new Put(one.count + 1, one.bytes + size));
  }

  /// It is less than half full.
  void clear() {
    puts.clear();
  }
}
