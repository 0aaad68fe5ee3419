package app.maru.p2p.lan;

import app.maru.crypto.PersonId;
import app.maru.p2p.net.Loop;
import app.maru.p2p.relay.RelayAddress;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// Announces a relay on the LAN, by multicast DNS on every interface that leads to one. On the
/// loop.
public final class RelayAdvertiser implements AutoCloseable {
  private final InterfaceWatch watch;
  private final MdnsPosts<RelayAddress> posts;

  private RelayAdvertiser(
      Loop loop,
      Executor background,
      RandomGenerator random,
      Set<String> interfaces,
      MdnsTopic<RelayAddress> topic) {
    this.posts = new MdnsPosts<>(loop, background, random, topic, new Deaf());
    this.watch =
        new InterfaceWatch(
            new NicReader(new NicFilter(interfaces, false)),
            loop,
            background,
            change -> posts.use(change.footholds()));
  }

  /// Announces from now on. On the loop.
  ///
  /// @param background runs tasks that block: one virtual thread a task is meant
  /// @param key the relay's
  /// @param port where it listens
  public static RelayAdvertiser open(
      Loop loop, Executor background, RandomGenerator random, PersonId key, int port) {
    RelayAdvertiser advertiser =
        new RelayAdvertiser(loop, background, random, Set.of(), RelayRecords.announcing(key, port));
    advertiser.watch.open();
    return advertiser;
  }

  /// Takes the announcement back, without waiting for the network. Idempotent.
  @Override
  public void close() {
    watch.close();
    posts.close();
  }

  /// A relay does not look for others.
  private static final class Deaf implements MdnsPosts.Listener<RelayAddress> {
    @Override
    public void resolved(NicAddress foothold, String name, RelayAddress relay) {}

    @Override
    public void removed(NicAddress foothold, String name) {}

    @Override
    public void healthChanged() {}
  }
}
