package app.maru.p2p.lan;

import app.maru.crypto.Bytes;
import app.maru.p2p.lan.DiscoveryEvent.Source;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Loop;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The standard way to find others, which also works where only multicast DNS may pass: who has
/// which name on which interface. On the loop.
final class MdnsDiscovery implements MdnsPosts.Listener<MdnsRecords.Announced>, AutoCloseable {
  private final Advert advert;
  private final SourceListener listener;
  private final Map<NicAddress, Map<String, Bytes>> names = new HashMap<>();
  private final MdnsPosts<MdnsRecords.Announced> posts;

  MdnsDiscovery(
      Loop loop,
      Executor background,
      RandomGenerator random,
      Advert advert,
      SourceListener listener) {
    this.advert = advert;
    this.listener = listener;
    this.posts = new MdnsPosts<>(loop, background, random, MdnsRecords.topic(advert), this);
  }

  /// Speaks from these footholds from now on: one an interface, none on loopback.
  void use(List<NicAddress> footholds) {
    names.keySet().retainAll(new HashSet<>(footholds));
    posts.use(footholds);
  }

  /// Asks again who is there.
  void ask() {
    posts.ask();
  }

  /// Whether there are interfaces and multicast DNS works on none of them.
  boolean failing() {
    return posts.failing();
  }

  @Override
  public void close() {
    posts.close();
  }

  /// The JmDNS of one foothold, for tests that play the odd things it says.
  @Nullable MdnsNic<MdnsRecords.Announced> on(NicAddress foothold) {
    return posts.on(foothold);
  }

  @Override
  public void resolved(NicAddress foothold, String name, MdnsRecords.Announced announced) {
    if (announced.instance().equals(advert.instance())) {
      return;
    }
    Map<String, Bytes> here = names.computeIfAbsent(foothold, nic -> new HashMap<>());
    Bytes before = here.get(name);
    if (before != null && !before.equals(announced.instance())) {
      listener.gone(before, Source.MDNS, foothold);
    }
    if (before != null || here.size() < DiscoveryLimits.MAX_MDNS_NAMES) {
      here.put(name, announced.instance());
      for (Endpoint endpoint : announced.endpoints()) {
        listener.heard(new Sighting(announced.instance(), endpoint, Source.MDNS, foothold, false));
      }
    }
  }

  @Override
  public void removed(NicAddress foothold, String name) {
    Bytes instance = names.getOrDefault(foothold, new HashMap<>()).remove(name);
    if (instance != null) {
      listener.gone(instance, Source.MDNS, foothold);
    }
  }

  @Override
  public void healthChanged() {
    listener.healthChanged();
  }
}
