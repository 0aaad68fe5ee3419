package app.maru.p2p.net;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/// Bounds what those who have proved nothing can make us do: few at a time, and no address or
/// network too often. Any thread.
final class StrangerGuard {
  private static final int NETWORKS_KNOWN = 1024;

  /// With one less the two would take the place from each other in turn.
  private static final int CLEARLY_MORE = 2;

  private final LongSupplier nanoTime;
  private final StrangerLimits limits;
  private final StrangerLimits limitsOfNetwork;
  private final Map<Subnet, Allowance> allowances =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Subnet, Allowance> eldest) {
          return size() > NETWORKS_KNOWN;
        }
      };
  private final LinkedHashMap<Object, Place> places = new LinkedHashMap<>();
  private final Map<Subnet, Integer> taken = new HashMap<>();
  private long refused;

  StrangerGuard(LongSupplier nanoTime, StrangerLimits limits) {
    this.nanoTime = nanoTime;
    this.limits = limits;
    this.limitsOfNetwork = limits.ofNetwork();
  }

  /// Whether `stranger` at `address` may try to prove itself; then [#leave] is called in the end.
  ///
  /// @param close ends the stranger's connection when a newer one needs its place
  synchronized boolean enter(Object stranger, InetAddress address, Runnable close) {
    boolean entered = enters(stranger, sharesOf(address), close);
    if (!entered) {
      refused++;
    }
    return entered;
  }

  /// How many could not enter.
  synchronized long refused() {
    return refused;
  }

  private boolean enters(Object stranger, List<Share> shares, Runnable close) {
    long now = nanoTime.getAsLong();
    if (!shares.stream().allMatch(this::hasPlace) || !allowed(shares, now)) {
      return false;
    }
    if (places.size() >= limits.unproved() && !makeRoom(shares.getFirst().of(), now)) {
      return false;
    }
    places.put(stranger, new Place(shares, now, close));
    shares.forEach(share -> taken.merge(share.of(), 1, Integer::sum));
    return true;
  }

  /// Whoever has clearly more places than the newcomer gives up the one it took last, which is the
  /// farthest from its end; among equals the oldest goes, if it has had its time.
  private boolean makeRoom(Subnet newcomer, long now) {
    Object leaving = null;
    int most = taken.getOrDefault(newcomer, 0) + CLEARLY_MORE;
    for (Map.Entry<Object, Place> each : places.entrySet()) {
      int count = taken.getOrDefault(each.getValue().shares().getFirst().of(), 0);
      if (count >= most) {
        most = count;
        leaving = each.getKey();
      }
    }
    if (leaving == null) {
      leaving = places.firstEntry().getKey();
      if (now - place(leaving).since() < limits.patience().toNanos()) {
        return false;
      }
    }
    Runnable close = place(leaving).close();
    leave(leaving);
    close.run();
    return true;
  }

  private Place place(Object stranger) {
    return Objects.requireNonNull(places.get(stranger));
  }

  /// The stranger has proved itself, or has gone. Idempotent.
  synchronized void leave(Object stranger) {
    Place place = places.remove(stranger);
    if (place != null) {
      for (Share share : place.shares()) {
        taken.compute(
            share.of(), (subnet, count) -> count == null || count <= 1 ? null : count - 1);
      }
    }
  }

  /// The address and its network, each with what it may do; one only where they are the same, or an
  /// address may do as much.
  private List<Share> sharesOf(InetAddress address) {
    Subnet network = Subnet.of(address);
    Subnet alone = Subnet.only(address);
    if (network.equals(alone)) {
      return List.of(new Share(alone, limits));
    }
    Share all = new Share(network, limitsOfNetwork);
    return limits.crowd() == 1 ? List.of(all) : List.of(new Share(alone, limits), all);
  }

  private boolean hasPlace(Share share) {
    return taken.getOrDefault(share.of(), 0) < share.limits().perAddress();
  }

  private boolean allowed(List<Share> shares, long now) {
    boolean allowed = true;
    for (Share share : shares) {
      allowed &= current(share, now).left() > 0;
    }
    for (Share share : shares) {
      Allowance current = current(share, now);
      allowances.remove(share.of());
      // Put back at the end: the map forgets who has been quiet longest.
      allowances.put(share.of(), allowed ? current.less() : current);
    }
    return allowed;
  }

  private Allowance current(Share share, long now) {
    Allowance known = allowances.get(share.of());
    return known == null
        ? new Allowance(share.limits().burst(), now)
        : known.refilled(now, share.limits());
  }

  private record Share(Subnet of, StrangerLimits limits) {}

  private record Place(List<Share> shares, long since, Runnable close) {}

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
