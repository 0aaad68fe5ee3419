package app.maru.p2p.lan;

import app.maru.p2p.net.Loop;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Says and hears one thing in multicast DNS on every interface. On the loop.
///
/// One JmDNS an interface, made anew when its address changes: JmDNS itself never notices. Closing
/// one takes it two seconds, on a background thread that nobody waits for: names are never used
/// twice, so the next one need not wait either.
final class MdnsPosts<T> implements AutoCloseable {
  private final Loop loop;
  private final Executor background;
  private final RandomGenerator random;
  private final MdnsTopic<T> topic;
  private final Listener<T> listener;
  private final Map<NicAddress, Post> posts = new LinkedHashMap<>();
  private boolean started;
  private boolean closed;

  /// What is told, on the loop.
  interface Listener<T> {
    /// Somebody's whole record is known on one interface.
    void resolved(NicAddress foothold, String name, T said);

    /// A record has gone on one interface, or is said to have.
    void removed(NicAddress foothold, String name);

    /// Whether it works may have changed.
    void healthChanged();
  }

  MdnsPosts(
      Loop loop,
      Executor background,
      RandomGenerator random,
      MdnsTopic<T> topic,
      Listener<T> listener) {
    this.loop = loop;
    this.background = background;
    this.random = random;
    this.topic = topic;
    this.listener = listener;
    loop.schedule(DiscoveryLimits.MDNS_START, this::start);
    loop.schedule(DiscoveryLimits.MDNS_ASK_EVERY, this::askNowAndThen);
  }

  /// Speaks from these footholds from now on: one an interface, none on loopback.
  void use(List<NicAddress> footholds) {
    Map<Integer, NicAddress> perNic = new LinkedHashMap<>();
    footholds.stream()
        .filter(foothold -> !foothold.isLoopback())
        .forEach(foothold -> perNic.putIfAbsent(foothold.index(), foothold));
    for (Post post : List.copyOf(posts.values())) {
      if (!perNic.containsValue(post.foothold)) {
        posts.remove(post.foothold);
        post.close();
      }
    }
    for (NicAddress foothold : perNic.values()) {
      if (!posts.containsKey(foothold)) {
        Post post = new Post(foothold);
        posts.put(foothold, post);
        if (started) {
          post.open();
        }
      }
    }
    listener.healthChanged();
  }

  /// Asks again who is there.
  void ask() {
    posts.values().forEach(Post::ask);
  }

  /// Whether there are interfaces and multicast DNS works on none of them.
  boolean failing() {
    return !posts.isEmpty() && posts.values().stream().allMatch(post -> post.failing);
  }

  @Override
  public void close() {
    closed = true;
    posts.values().forEach(Post::close);
    posts.clear();
  }

  /// The JmDNS of one foothold, for tests that play the odd things it says.
  @Nullable MdnsNic<T> on(NicAddress foothold) {
    Post post = posts.get(foothold);
    return post == null ? null : post.nic;
  }

  private void start() {
    if (!closed) {
      started = true;
      posts.values().forEach(Post::open);
    }
  }

  private void askNowAndThen() {
    if (!closed) {
      ask();
      loop.schedule(DiscoveryLimits.MDNS_ASK_EVERY, this::askNowAndThen);
    }
  }

  /// One interface's JmDNS, who has which name there, and its health.
  private final class Post implements MdnsNic.Listener<T> {
    private final NicAddress foothold;
    private MdnsNic<T> nic;
    private boolean failing;
    private Duration pause = DiscoveryLimits.REOPEN_AFTER;

    Post(NicAddress foothold) {
      this.foothold = foothold;
      this.nic = newNic();
    }

    private MdnsNic<T> newNic() {
      return new MdnsNic<>(foothold, topic, random, loop::nanoTime, this);
    }

    void open() {
      MdnsNic<T> opening = nic;
      background.execute(() -> {
        boolean open = tryOpen(opening);
        loop.execute(() -> opened(opening, open));
      });
    }

    private static boolean tryOpen(MdnsNic<?> nic) {
      try {
        nic.open();
        return true;
      } catch (IOException | RuntimeException e) {
        // JmDNS also throws unchecked exceptions for what the network does
        return false;
      }
    }

    private void opened(MdnsNic<T> which, boolean open) {
      if (!isCurrent(which)) {
        return;
      }
      failing = !open;
      listener.healthChanged();
      if (open) {
        watch(which);
      } else {
        loop.schedule(DiscoveryLimits.REOPEN_AFTER, () -> reopen(which));
      }
    }

    /// JmDNS keeps whatever it hears, so a flood must end it before it ends us; the announcement
    /// goes on meanwhile.
    private void watch(MdnsNic<T> which) {
      if (!isCurrent(which)) {
        return;
      }
      if (!which.flooded()) {
        loop.schedule(DiscoveryLimits.MDNS_CACHE_CHECK, () -> watch(which));
        return;
      }
      close();
      failing = true;
      listener.healthChanged();
      loop.schedule(pause, () -> reopen(which));
      Duration longer = pause.multipliedBy(2);
      pause =
          longer.compareTo(DiscoveryLimits.MDNS_LONGEST_PAUSE) < 0
              ? longer
              : DiscoveryLimits.MDNS_LONGEST_PAUSE;
    }

    private void reopen(MdnsNic<T> which) {
      if (isCurrent(which)) {
        close();
        nic = newNic();
        open();
      }
    }

    void ask() {
      MdnsNic<T> asked = nic;
      if (!started || failing) {
        return;
      }
      background.execute(() -> {
        if (!asked.ask()) {
          loop.execute(() -> reopen(asked));
        }
      });
    }

    void close() {
      background.execute(nic::close);
    }

    private boolean isCurrent(MdnsNic<T> which) {
      return !closed && which == nic && posts.get(foothold) == this;
    }

    @Override
    public void resolved(MdnsNic<T> which, String name, T said) {
      loop.execute(() -> {
        if (isCurrent(which)) {
          listener.resolved(foothold, name, said);
        }
      });
    }

    @Override
    public void removed(MdnsNic<T> which, String name) {
      loop.execute(() -> {
        if (isCurrent(which)) {
          listener.removed(foothold, name);
        }
      });
    }
  }
}
