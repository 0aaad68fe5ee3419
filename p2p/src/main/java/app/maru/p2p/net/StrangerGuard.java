package app.maru.p2p.net;

import app.maru.p2p.wire.Limits;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Bounds what those who have proved nothing can make us do: few at a time, and no address too
/// often. Any thread.
final class StrangerGuard {
  private static final int ADDRESSES_KNOWN = 1024;

  private final LongSupplier nanoTime;
  private final Map<InetAddress, Allowance> allowances =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Allowance> eldest) {
          return size() > ADDRESSES_KNOWN;
        }
      };
  private final Map<InetAddress, Integer> unproved = new HashMap<>();

  StrangerGuard(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Whether somebody at `address` may try to prove itself; then [#leave] is called once.
  synchronized boolean enter(InetAddress address) {
    int here = unproved.getOrDefault(address, 0);
    int all = unproved.values().stream().mapToInt(Integer::intValue).sum();
    if (all >= Limits.MAX_UNPROVED
        || here >= Limits.MAX_UNPROVED_PER_ADDRESS
        || !allowed(address)) {
      return false;
    }
    unproved.put(address, here + 1);
    return true;
  }

  /// Somebody at `address` has proved itself, or has gone.
  synchronized void leave(InetAddress address) {
    unproved.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
  }

  private boolean allowed(InetAddress address) {
    long now = nanoTime.getAsLong();
    Allowance known = allowances.remove(address);
    Allowance full = new Allowance(Limits.ADDRESS_BURST, now);
    Allowance current = known == null ? full : known.refilled(now);
    boolean allowed = current.left() > 0;
    // Put back at the end: the map forgets who has been quiet longest.
    allowances.put(address, allowed ? current.less() : current);
    return allowed;
  }

  private record Allowance(int left, long since) {
    Allowance refilled(long now) {
      long periods = (now - since) / Limits.ADDRESS_REFILL.toNanos();
      if (left + periods >= Limits.ADDRESS_BURST) {
        return new Allowance(Limits.ADDRESS_BURST, now);
      }
      return new Allowance(left + (int) periods, since + periods * Limits.ADDRESS_REFILL.toNanos());
    }

    Allowance less() {
      return new Allowance(left - 1, since);
    }
  }
}
