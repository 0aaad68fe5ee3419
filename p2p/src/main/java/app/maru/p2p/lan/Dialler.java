package app.maru.p2p.lan;

import app.maru.crypto.Bytes;
import app.maru.p2p.Peer;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Loop;
import app.maru.p2p.net.Loop.Timer;
import app.maru.p2p.net.Network;
import app.maru.p2p.wire.Limits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Knows where others may be and dials those who are not linked: at once when they are heard, then
/// again with growing pauses.
final class Dialler {
  private static final int MAX_DOUBLINGS = 9;
  private static final double LEAST_JITTER = 0.75;
  private static final double MOST_JITTER = 1.25;

  private final Network network;
  private final Loop loop;
  private final RandomGenerator random;
  private final Predicate<Target> linked;
  private final Consumer<Connection> connected;
  private final Map<Object, Target> targets = new HashMap<>();
  private final ArrayDeque<Target> queue = new ArrayDeque<>();
  private int dialling;

  /// @param linked whether a target is linked already and need not be dialled
  /// @param connected takes the connections that came to be
  Dialler(
      Network network,
      Loop loop,
      RandomGenerator random,
      Predicate<Target> linked,
      Consumer<Connection> connected) {
    this.network = network;
    this.loop = loop;
    this.random = random;
    this.linked = linked;
    this.connected = connected;
  }

  /// Somebody was heard.
  void found(Bytes instance, List<Endpoint> endpoints) {
    if (instance.equals(network.instance()) || endpoints.isEmpty()) {
      return;
    }
    Target target = targets.get(instance);
    if (target == null) {
      if (targets.size() >= Limits.MAX_DIALS && !forgetMostHopeless()) {
        return;
      }
      target = new Target(instance, endpoints);
      targets.put(instance, target);
    }
    target.endpoints = endpoints.subList(0, Math.min(endpoints.size(), Limits.MAX_CANDIDATES));
    target.failures = 0;
    dialIn(target, politeness(instance));
  }

  /// Somebody may have gone.
  void lost(Bytes instance) {
    Target target = targets.get(instance);
    if (target != null && !linked.test(target)) {
      forget(target);
    }
  }

  /// Dials `endpoint` again and again whenever nobody found there is linked.
  void keep(Endpoint endpoint) {
    Target target = targets.computeIfAbsent(endpoint, _ -> new Target(endpoint));
    target.remembered = false;
    dialIn(target, Duration.ZERO);
  }

  /// Remembers that `peer` was found at `endpoint`, so that it is dialled again when it is lost.
  void keep(Endpoint endpoint, Peer peer) {
    Target target = targets.computeIfAbsent(endpoint, _ -> new Target(endpoint));
    target.remembered = false;
    target.peer = peer;
  }

  /// Dials `endpoint`, where `peer` was found in an earlier run, while the peer is not linked. Less
  /// often than a place that a person gave, and not at all once another answers there.
  void remember(Endpoint endpoint, Peer peer) {
    if (targets.size() >= Limits.MAX_DIALS || targets.containsKey(endpoint)) {
      return;
    }
    Target target = new Target(endpoint);
    target.peer = peer;
    target.remembered = true;
    targets.put(endpoint, target);
    dialIn(target, Duration.ZERO);
  }

  /// A person does not want whoever is at `endpoint`.
  void drop(Endpoint endpoint) {
    Target target = targets.get(endpoint);
    if (target != null) {
      forget(target);
    }
  }

  /// Everything may be different now: pauses end.
  void dialAll() {
    for (Target target : targets.values()) {
      target.failures = 0;
      dialIn(target, politeness(target.instance));
    }
  }

  /// How many runs of the program were announced and are not forgotten.
  int heard() {
    return (int) targets.values().stream().filter(target -> target.instance != null).count();
  }

  /// How many of those were dialled and are not linked.
  int unreachable() {
    return (int)
        targets.values().stream()
            .filter(target -> target.instance != null && target.dialled && !linked.test(target))
            .count();
  }

  /// A line with this run of this peer ended.
  ///
  /// @param heldLong whether the line was good for a while
  /// @param finished whether the other end said that it stops
  void ended(Bytes instance, Peer peer, boolean heldLong, boolean finished) {
    Target announced = targets.get(instance);
    if (announced != null && finished) {
      forget(announced);
    }
    for (Target target : targets.values()) {
      if (Objects.equals(target.instance, instance) || Objects.equals(target.peer, peer)) {
        target.failures = heldLong ? 0 : target.failures + 1;
        dialIn(target, pause(target).plus(politeness(instance)));
      }
    }
  }

  void close() {
    targets.values().forEach(Target::stop);
    targets.clear();
    queue.clear();
  }

  private void dialIn(Target target, Duration pause) {
    if (target.dialling) {
      target.again = true;
      return;
    }
    if (target.gone || linked.test(target)) {
      return;
    }
    // However often somebody is heard, it is not dialled more than once a second.
    long now = loop.nanoTime();
    long soonest = target.dialled ? target.lastDial + Limits.BACKOFF_FIRST.toNanos() : now;
    long due = Math.max(now + pause.toNanos(), soonest);
    if (target.timer != null) {
      if (target.due <= due) {
        return;
      }
      target.timer.cancel();
    }
    target.due = due;
    target.timer = loop.schedule(Duration.ofNanos(due - now), () -> dial(target));
  }

  private void dial(Target target) {
    target.timer = null;
    if (target.gone || linked.test(target)) {
      return;
    }
    target.dialling = true;
    if (dialling < Limits.MAX_DIALS_AT_ONCE) {
      dialNow(target);
    } else {
      queue.add(target);
    }
  }

  private void dialNow(Target target) {
    dialling++;
    target.again = false;
    target.dialled = true;
    target.lastDial = loop.nanoTime();
    network.dial(
        target.endpoints,
        new Network.DialListener() {
          @Override
          public void connected(Connection connection) {
            done(target);
            reached(target, connection);
          }

          @Override
          public void failed(CloseReason reason) {
            done(target);
            missed(target, reason);
          }
        });
  }

  private void done(Target target) {
    dialling--;
    target.dialling = false;
    while (dialling < Limits.MAX_DIALS_AT_ONCE && !queue.isEmpty()) {
      Target next = queue.remove();
      next.dialling = false;
      dial(next);
    }
  }

  private void reached(Target target, Connection connection) {
    if (target.instance != null && !target.instance.equals(connection.instance())) {
      // Another run answers there: the announced one is gone.
      forget(target);
    }
    if (target.remembered && !connection.peer().equals(target.peer)) {
      // The address is somebody else's now.
      forget(target);
    }
    target.peer = connection.peer();
    connected.accept(connection);
  }

  private void missed(Target target, CloseReason reason) {
    target.failures = target.again ? 0 : target.failures + 1;
    boolean hopeless = target.instance != null && target.failures >= Limits.DIALS_BEFORE_FORGETTING;
    if (reason == CloseReason.SELF || hopeless) {
      forget(target);
    } else {
      dialIn(target, target.again ? Duration.ZERO : pause(target));
    }
  }

  /// Makes room for somebody who was just heard: a flood of announcements of nobody fails to be
  /// dialled, and gives way.
  private boolean forgetMostHopeless() {
    Optional<Target> hopeless =
        targets.values().stream()
            .filter(target -> (target.instance != null || target.remembered) && target.failures > 0)
            .max(Comparator.comparingInt(target -> target.failures));
    hopeless.ifPresent(this::forget);
    return hopeless.isPresent();
  }

  private void forget(Target target) {
    target.stop();
    targets.values().remove(target);
  }

  private Duration pause(Target target) {
    double jitter = random.nextDouble(LEAST_JITTER, MOST_JITTER);
    if (target.failures == 0) {
      return scaled(Limits.REDIAL_AFTER, jitter);
    }
    int doublings = Math.min(target.failures - 1, MAX_DOUBLINGS);
    Duration pause = Limits.BACKOFF_FIRST.multipliedBy(1L << doublings);
    Duration last = target.remembered ? Limits.REMEMBERED_LAST : Limits.BACKOFF_LAST;
    return scaled(pause.compareTo(last) < 0 ? pause : last, jitter);
  }

  private static Duration scaled(Duration pause, double factor) {
    return Duration.ofNanos((long) (pause.toNanos() * factor));
  }

  /// Of two who hear each other at the same moment one waits a little, which saves a connection.
  private Duration politeness(@Nullable Bytes theirs) {
    if (theirs == null) {
      return Duration.ZERO;
    }
    byte[] ours = network.instance().toArray();
    boolean larger = Arrays.compareUnsigned(ours, theirs.toArray()) > 0;
    return larger ? Limits.LARGER_WAITS : Duration.ZERO;
  }

  /// One node that may be there: an announced run, a place that a person gave, or one remembered.
  static final class Target {
    private final @Nullable Bytes instance;
    private List<Endpoint> endpoints;
    private @Nullable Peer peer;
    private @Nullable Timer timer;
    private long due;
    private long lastDial;
    private boolean dialled;
    private boolean dialling;
    private boolean again;
    private boolean gone;
    private boolean remembered;
    private int failures;

    private Target(Bytes instance, List<Endpoint> endpoints) {
      this.instance = instance;
      this.endpoints = endpoints;
    }

    private Target(Endpoint endpoint) {
      this.instance = null;
      this.endpoints = List.of(endpoint);
    }

    /// The announced run, if it was announced.
    @Nullable Bytes instance() {
      return instance;
    }

    /// Who was found there last.
    @Nullable Peer peer() {
      return peer;
    }

    private void stop() {
      gone = true;
      if (timer != null) {
        timer.cancel();
        timer = null;
      }
    }
  }
}
