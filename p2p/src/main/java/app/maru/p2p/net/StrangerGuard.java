package app.maru.p2p.net;

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
  private final StrangerLimits limits;
  private final Map<InetAddress, Allowance> allowances =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Allowance> eldest) {
          return size() > ADDRESSES_KNOWN;
        }
      };
  private final LinkedHashMap<Object, Place> places = new LinkedHashMap<>();
  private final Map<InetAddress, Integer> perAddress = new HashMap<>();

  StrangerGuard(LongSupplier nanoTime, StrangerLimits limits) {
    this.nanoTime = nanoTime;
    this.limits = limits;
  }

  /// Whether `stranger` at `address` may try to prove itself; then [#leave] is called in the end.
  ///
  /// @param close ends the stranger's connection when a newer one needs its place
  synchronized boolean enter(Object stranger, InetAddress address, Runnable close) {
    long now = nanoTime.getAsLong();
    if (perAddress.getOrDefault(address, 0) >= limits.perAddress() || !allowed(address, now)) {
      return false;
    }
    if (places.size() >= limits.unproved()) {
      Place oldest = places.firstEntry().getValue();
      if (now - oldest.since() < limits.patience().toNanos()) {
        return false;
      }
      leave(places.firstEntry().getKey());
      oldest.close().run();
    }
    places.put(stranger, new Place(address, now, close));
    perAddress.merge(address, 1, Integer::sum);
    return true;
  }

  /// The stranger has proved itself, or has gone. Idempotent.
  synchronized void leave(Object stranger) {
    Place place = places.remove(stranger);
    if (place != null) {
      perAddress.compute(
          place.at(), (address, count) -> count == null || count <= 1 ? null : count - 1);
    }
  }

  private boolean allowed(InetAddress address, long now) {
    Allowance known = allowances.remove(address);
    Allowance full = new Allowance(limits.burst(), now);
    Allowance current = known == null ? full : known.refilled(now, limits);
    boolean allowed = current.left() > 0;
    // Put back at the end: the map forgets who has been quiet longest.
    allowances.put(address, allowed ? current.less() : current);
    return allowed;
  }

  private record Place(InetAddress at, long since, Runnable close) {}

  private record Allowance(int left, long since) {
    Allowance refilled(long now, StrangerLimits limits) {
      long periods = (now - since) / limits.refill().toNanos();
      if (left + periods >= limits.burst()) {
        return new Allowance(limits.burst(), now);
      }
      return new Allowance(left + (int) periods, since + periods * limits.refill().toNanos());
    }

    Allowance less() {
      return new Allowance(left - 1, since);
    }
  }
}
