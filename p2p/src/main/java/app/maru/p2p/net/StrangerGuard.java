package app.maru.p2p.net;

import app.maru.p2p.wire.Limits;
import java.net.InetAddress;
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
  private final LinkedHashMap<Object, Place> places = new LinkedHashMap<>();

  StrangerGuard(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Whether `stranger` at `address` may try to prove itself; then [#leave] is called in the end.
  ///
  /// @param close ends the stranger's connection when a newer one needs its place
  synchronized boolean enter(Object stranger, InetAddress address, Runnable close) {
    long here = places.values().stream().filter(place -> place.at().equals(address)).count();
    if (here >= Limits.MAX_UNPROVED_PER_ADDRESS || !allowed(address)) {
      return false;
    }
    if (places.size() >= Limits.MAX_UNPROVED) {
      places.pollFirstEntry().getValue().close().run();
    }
    places.put(stranger, new Place(address, close));
    return true;
  }

  /// The stranger has proved itself, or has gone. Idempotent.
  synchronized void leave(Object stranger) {
    places.remove(stranger);
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

  private record Place(InetAddress at, Runnable close) {}

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
