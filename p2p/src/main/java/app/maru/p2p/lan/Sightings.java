package app.maru.p2p.lan;

import app.maru.crypto.Bytes;
import app.maru.p2p.lan.DiscoveryEvent.Found;
import app.maru.p2p.lan.DiscoveryEvent.Lost;
import app.maru.p2p.lan.DiscoveryEvent.Source;
import app.maru.p2p.net.Endpoint;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Who was heard where: the union of all sources and interfaces. On the loop.
///
/// Tells news at once: somebody new, a new place, somebody who says they are back, or the first
/// sign of somebody after everything became doubtful. Whoever is only heard again is told again now
/// and then. What it says is a reason to dial or to probe, never a fact.
final class Sightings {
  private final Bytes self;
  private final Consumer<DiscoveryEvent> listener;
  private final Map<Bytes, Instance> instances = new HashMap<>();

  /// @param self our own instance, whose echo is not news
  Sightings(Bytes self, Consumer<DiscoveryEvent> listener) {
    this.self = self;
    this.listener = listener;
  }

  /// Somebody was heard.
  ///
  /// @param now monotonic nanoseconds
  void heard(Sighting sighting, long now) {
    if (sighting.instance().equals(self)) {
      return;
    }
    Instance instance = instances.get(sighting.instance());
    if (instance == null) {
      if (!admits(sighting.endpoint().address())) {
        return;
      }
      instance = new Instance();
      instances.put(sighting.instance(), instance);
    }
    if (sighting.source() == Source.ANNOUNCE && !instance.isAt(sighting.endpoint())) {
      displace(sighting.endpoint());
    }
    if (instance.heard(sighting, now)) {
      listener.accept(
          new Found(
              sighting.instance(), instance.endpoints(sighting.endpoint()), sighting.source()));
    }
  }

  /// One source says that somebody is not on one interface any more.
  void gone(Bytes instance, Source source, NicAddress foothold) {
    drop(instance, place -> place.source() == source && place.foothold().equals(foothold));
  }

  /// Only these footholds are left; what was heard through others can't be reached.
  void keep(Set<NicAddress> footholds) {
    for (Bytes instance : List.copyOf(instances.keySet())) {
      drop(instance, place -> !footholds.contains(place.foothold()));
    }
  }

  /// Everything became doubtful: the next sign of anybody is news.
  void doubt() {
    instances.values().forEach(instance -> instance.doubtful = true);
  }

  /// Forgets who was announced before `deadline` and not since.
  void forget(long deadline) {
    for (Map.Entry<Bytes, Instance> each : List.copyOf(instances.entrySet())) {
      Instance instance = each.getValue();
      drop(
          each.getKey(),
          place -> place.source() == Source.ANNOUNCE && instance.silentSince(place, deadline));
    }
  }

  /// Time passed unnoticed: nobody had a chance to be heard.
  void excuseSilence(long now) {
    instances.values().forEach(instance -> instance.places.replaceAll((place, heard) -> now));
  }

  int size() {
    return instances.size();
  }

  boolean knows(Bytes instance) {
    return instances.containsKey(instance);
  }

  private boolean admits(InetAddress address) {
    if (instances.size() >= DiscoveryLimits.MAX_INSTANCES) {
      return false;
    }
    long claimed = instances.values().stream().filter(instance -> instance.claims(address)).count();
    return claimed < DiscoveryLimits.MAX_INSTANCES_PER_ADDRESS;
  }

  /// The sender's address is the system's word: whoever announced this endpoint before has ended.
  private void displace(Endpoint endpoint) {
    for (Bytes instance : List.copyOf(instances.keySet())) {
      drop(
          instance,
          place -> place.source() == Source.ANNOUNCE && place.endpoint().equals(endpoint));
    }
  }

  private void drop(Bytes which, Predicate<Place> condition) {
    Instance instance = instances.get(which);
    if (instance == null) {
      return;
    }
    if (instance.places.keySet().removeIf(condition) && instance.places.isEmpty()) {
      instances.remove(which);
      listener.accept(new Lost(which));
    }
  }

  /// Where and how somebody was heard.
  private record Place(Endpoint endpoint, Source source, NicAddress foothold) {
    /// Loopback never fails; IPv4 before IPv6 because link-local IPv6 needs the right interface.
    int rank() {
      if (foothold.isLoopback()) {
        return 0;
      }
      return foothold.isIpv6() ? 2 : 1;
    }
  }

  private static final class Instance {
    private final Map<Place, Long> places = new LinkedHashMap<>();
    private boolean doubtful;
    private @Nullable Long told;

    /// Remembers the place.
    ///
    /// @return whether it shall be told
    boolean heard(Sighting sighting, long now) {
      Place place = new Place(sighting.endpoint(), sighting.source(), sighting.foothold());
      boolean newEndpoint = !isAt(sighting.endpoint());
      if (places.containsKey(place) || places.size() < DiscoveryLimits.MAX_PLACES) {
        places.put(place, now);
      } else {
        newEndpoint = false;
      }
      boolean news =
          newEndpoint
              || doubtful
              || toldBefore(now, DiscoveryLimits.REPEAT_EVERY)
              || (sighting.returned() && toldBefore(now, DiscoveryLimits.RETURN_EVERY));
      if (news) {
        doubtful = false;
        told = now;
      }
      return news;
    }

    private boolean toldBefore(long now, Duration ago) {
      return told != null && now - told >= ago.toNanos();
    }

    boolean silentSince(Place place, long deadline) {
      Long heard = places.get(place);
      return heard != null && heard - deadline < 0;
    }

    boolean isAt(Endpoint endpoint) {
      return places.keySet().stream().anyMatch(place -> place.endpoint().equals(endpoint));
    }

    boolean claims(InetAddress address) {
      return places.keySet().stream().anyMatch(p -> p.endpoint().address().equals(address));
    }

    /// The best first; `latest`, which just worked, leads among its equals.
    List<Endpoint> endpoints(Endpoint latest) {
      Set<Endpoint> sorted = new LinkedHashSet<>();
      places.keySet().stream()
          .sorted(
              Comparator.comparingInt(Place::rank).thenComparing(p -> !p.endpoint().equals(latest)))
          .forEach(p -> sorted.add(p.endpoint()));
      return List.copyOf(sorted);
    }
  }
}
