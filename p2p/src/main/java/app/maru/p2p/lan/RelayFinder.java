package app.maru.p2p.lan;

import app.maru.crypto.PersonId;
import app.maru.p2p.net.Loop;
import app.maru.p2p.relay.RelayAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Finds relays that announce themselves on the LAN, by multicast DNS.
///
/// What it says is no more than an offer: the key in it is what somebody claims, and is proved when
/// one connects. Called on the loop; everything it tells comes on the loop.
public final class RelayFinder implements AutoCloseable {
  private final InterfaceWatch watch;
  private final MdnsPosts<RelayAddress> posts;
  private final Listener listener;
  private final Map<Place, RelayAddress> heard = new LinkedHashMap<>();
  private final Map<PersonId, RelayAddress> told = new LinkedHashMap<>();
  private boolean closed;

  /// What is told.
  public interface Listener {
    /// There is a relay; told once a relay, with one of its addresses.
    void found(RelayAddress relay);

    /// It is not there any more, at this address.
    void lost(RelayAddress relay);
  }

  /// Where a record was heard, and under which name.
  private record Place(NicAddress foothold, String name) {}

  private RelayFinder(
      Loop loop,
      Executor background,
      RandomGenerator random,
      Supplier<Optional<List<NicAddress>>> nics,
      Listener listener) {
    this.listener = listener;
    this.posts = new MdnsPosts<>(loop, background, random, RelayRecords.looking(), new Ears());
    this.watch = new InterfaceWatch(nics, loop, background, change -> use(change.footholds()));
  }

  /// Looks from now on. On the loop.
  ///
  /// @param background runs tasks that block: one virtual thread a task is meant
  public static RelayFinder open(
      Loop loop,
      Executor background,
      RandomGenerator random,
      DiscoveryOptions options,
      Listener listener) {
    NicReader nics = new NicReader(new NicFilter(options.interfaces(), false));
    RelayFinder finder = new RelayFinder(loop, background, random, nics, listener);
    finder.watch.open();
    return finder;
  }

  /// One without a network, for tests that play what is heard.
  static RelayFinder silent(Loop loop, RandomGenerator random, Listener listener) {
    return new RelayFinder(loop, task -> {}, random, Optional::empty, listener);
  }

  /// Asks again who is there.
  public void refresh() {
    posts.ask();
  }

  void use(List<NicAddress> footholds) {
    Set<NicAddress> left = new HashSet<>(footholds);
    heard.keySet().removeIf(place -> !left.contains(place.foothold()));
    posts.use(footholds);
    tellAll();
  }

  void heard(NicAddress foothold, String name, RelayAddress relay) {
    Place place = new Place(foothold, name);
    if (heard.containsKey(place) || heard.size() < DiscoveryLimits.MAX_MDNS_NAMES) {
      heard.put(place, relay);
      tellAll();
    }
  }

  void gone(NicAddress foothold, String name) {
    if (heard.remove(new Place(foothold, name)) != null) {
      tellAll();
    }
  }

  private final class Ears implements MdnsPosts.Listener<RelayAddress> {
    @Override
    public void resolved(NicAddress foothold, String name, RelayAddress relay) {
      heard(foothold, name, relay);
    }

    @Override
    public void removed(NicAddress foothold, String name) {
      gone(foothold, name);
    }

    @Override
    public void healthChanged() {
      // nobody waits for relays: there is nothing to tell a person
    }
  }

  /// One address a relay, the same as long as it is heard.
  private void tellAll() {
    if (closed) {
      return;
    }
    for (RelayAddress before : List.copyOf(told.values())) {
      if (!heard.containsValue(before)) {
        told.remove(before.key());
        listener.lost(before);
      }
    }
    for (RelayAddress relay : List.copyOf(heard.values())) {
      if (told.putIfAbsent(relay.key(), relay) == null) {
        listener.found(relay);
      }
    }
  }

  /// Stops, without waiting for the network. Idempotent.
  @Override
  public void close() {
    closed = true;
    watch.close();
    posts.close();
  }
}
