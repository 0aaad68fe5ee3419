package app.maru.p2p.relay;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Loop.Timer;
import app.maru.p2p.net.Network;
import app.maru.p2p.net.WatchedConnection;
import app.maru.p2p.net.WatchedConnection.Patience;
import app.maru.p2p.wire.EnvelopeId;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Refused;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame.Bundle;
import app.maru.p2p.wire.RelayFrame.Denied;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Devices;
import app.maru.p2p.wire.RelayFrame.FetchBundle;
import app.maru.p2p.wire.RelayFrame.FindDevices;
import app.maru.p2p.wire.RelayFrame.Request;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A nameless connection to a relay, to leave mail for others: opened when there is something to
/// say, each time as somebody else, and closed when nothing was said for a while. On the loop.
final class GuestLine implements Line, RelayCall.Answer, WatchedConnection.Owner {
  /// Quiet for so long, it is closed: the next one is somebody else to the relay.
  static final Duration IDLE = Duration.ofMinutes(1);

  /// And after so long, at least and at most, also when something is said all the time: whom one
  /// guest leaves mail for belongs together in the relay's eyes. At random, so that nobody can tell
  /// the next guest by when it comes.
  static final Duration LEAST_AGE = Duration.ofMinutes(5);

  static final Duration MOST_AGE = Duration.ofMinutes(15);

  /// It ends when all is answered; where something is always on its way, after so much longer.
  static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

  /// How often it is looked whether all is answered.
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /// The longest pause between dials to a relay that others use and I don't.
  static final Duration PAUSE_LAST = Duration.ofMinutes(5);

  /// Frames that wait for the connection: a window of envelopes; who has more comes again.
  private static final int MAX_WAITING = 512;

  private final RelayAddress relay;
  private final Ground ground;
  private final Listener listener;
  private final Pauses pauses;
  private final Deque<Frame> waiting = new ArrayDeque<>();
  private final Map<EnvelopeId, Peer> deposits = new HashMap<>();
  private final Map<DeviceId, Peer> bundles = new HashMap<>();
  private final Set<PersonId> finds = new LinkedHashSet<>();
  private @Nullable Network network;
  private @Nullable RelayCall call;
  private @Nullable WatchedConnection connection;
  private @Nullable Timer again;
  private @Nullable Timer idle;
  private @Nullable Timer age;
  private long lastUsed;
  private boolean making;
  private boolean failing;
  private boolean closed;

  /// Who is told.
  interface Listener {
    /// Whether something left here would arrive has changed.
    void health(RelayAddress relay);

    /// The relay has taken something for `peer` or not.
    void answered(RelayAddress relay, Peer peer, Frame answer);

    /// A bundle of `peer`; empty if there is none.
    void bundle(Peer peer, Bundle bundle);

    /// These have mailboxes here.
    void found(RelayAddress relay, PersonId person, List<DeviceId> devices);

    /// What was left for them and not answered has to be left again.
    void broken(Set<Peer> peers);
  }

  GuestLine(RelayAddress relay, Ground ground, Listener listener) {
    this.relay = relay;
    this.ground = ground;
    this.listener = listener;
    this.pauses = new Pauses(Limits.BACKOFF_FIRST, PAUSE_LAST, ground.random());
    this.lastUsed = ground.loop().nanoTime();
  }

  @Override
  public boolean failing() {
    return failing;
  }

  boolean deposit(Peer peer, Deposit deposit) {
    EnvelopeId id = deposit.envelope().id();
    if (!say(deposit)) {
      return false;
    }
    deposits.put(id, peer);
    return true;
  }

  /// Asks for a bundle, unless that was asked already and may still be answered.
  boolean fetch(Peer peer) {
    return bundles.containsKey(peer.device())
        || (say(new FetchBundle(peer.device())) && bundles.put(peer.device(), peer) == null);
  }

  void find(PersonId person) {
    if (failing || !(finds.contains(person) || say(new FindDevices(person)))) {
      ground.loop().execute(() -> listener.found(relay, person, List.of()));
    } else {
      finds.add(person);
    }
  }

  @Override
  public void hurry() {
    WatchedConnection standing = connection;
    if (standing != null) {
      standing.probe(Limits.PROBE_WITHIN);
    } else if (failing) {
      pauses.reset();
      open();
    }
  }

  void close() {
    closed = true;
    if (again != null) {
      again.cancel();
    }
    end();
  }

  private boolean say(Frame frame) {
    lastUsed = ground.loop().nanoTime();
    if (connection != null) {
      return connection.send(frame);
    }
    if (closed || failing || waiting.size() >= MAX_WAITING) {
      return false;
    }
    waiting.add(frame);
    open();
    return true;
  }

  private void open() {
    if (call != null || making || connection != null || closed) {
      return;
    }
    if (again != null) {
      again.cancel();
      again = null;
    }
    if (network != null) {
      dial(network);
    } else {
      making = true;
      ground.dialing().guest(this::made);
    }
  }

  private void made(Network next) {
    making = false;
    if (closed) {
      next.close();
    } else {
      network = next;
      dial(next);
    }
  }

  private void dial(Network as) {
    call = RelayCall.begin(ground, as, relay, this);
  }

  @Override
  public void connected(Connection made) {
    call = null;
    WatchedConnection next = new WatchedConnection(made, ground.loop(), Patience.RELAY, this);
    connection = next;
    next.start();
    boolean room = true;
    while (room && !waiting.isEmpty()) {
      room = next.send(waiting.remove());
    }
    waiting.clear();
    lastUsed = ground.loop().nanoTime();
    watchIdle();
    grow();
    if (failing) {
      failing = false;
      listener.health(relay);
    }
  }

  @Override
  public void failed(CloseReason reason) {
    call = null;
    if (reason != CloseReason.UNREACHABLE) {
      // Somebody may have seen who we said we are.
      discard();
    }
    fail(pauses.next());
  }

  @Override
  public void otherKey() {
    call = null;
    discard();
    fail(pauses.jittered(DeviceLine.OTHER_KEY_AGAIN));
  }

  @Override
  public void received(WatchedConnection from, Frame frame) {
    lastUsed = ground.loop().nanoTime();
    switch (frame) {
      case Accepted(EnvelopeId id) -> answered(id, frame);
      case Refused refused -> answered(refused.id(), frame);
      case Bundle bundle -> {
        Peer peer = bundles.remove(bundle.device());
        if (peer != null) {
          listener.bundle(peer, bundle);
        }
      }
      case Devices devices -> {
        if (finds.remove(devices.person())) {
          listener.found(relay, devices.person(), devices.devices());
        }
      }
      case Denied denied -> denied(denied.request());
      default -> {
        // A guest is told nothing else.
      }
    }
  }

  @Override
  public void ended(WatchedConnection which, CloseReason reason) {
    if (which != connection) {
      return; // ended here
    }
    boolean held = which.heldLong();
    boolean unfinished = isUnanswered();
    connection = null;
    neverMind();
    discard();
    if (held) {
      pauses.reset();
    }
    if (held || !unfinished) {
      breakOff();
    } else {
      fail(pauses.next());
    }
  }

  private boolean isUnanswered() {
    return !deposits.isEmpty() || !bundles.isEmpty() || !finds.isEmpty();
  }

  private void answered(EnvelopeId id, Frame answer) {
    Peer peer = deposits.remove(id);
    if (peer != null) {
      listener.answered(relay, peer, answer);
    }
  }

  /// A denial does not say which question it answers; all of a kind are asked anew in time.
  private void denied(Request request) {
    if (request == Request.FETCH_BUNDLE) {
      bundles.clear();
    } else if (request == Request.FIND_DEVICES) {
      List<PersonId> persons = List.copyOf(finds);
      finds.clear();
      persons.forEach(person -> listener.found(relay, person, List.of()));
    }
  }

  private void fail(Duration pause) {
    boolean news = !failing;
    failing = true;
    again = ground.loop().schedule(pause, this::open);
    if (news) {
      listener.health(relay);
    }
    breakOff();
  }

  private void breakOff() {
    Set<Peer> peers = new HashSet<>(deposits.values());
    peers.addAll(bundles.values());
    List<PersonId> persons = List.copyOf(finds);
    deposits.clear();
    bundles.clear();
    finds.clear();
    waiting.clear();
    persons.forEach(person -> listener.found(relay, person, List.of()));
    if (!peers.isEmpty() && !closed) {
      listener.broken(peers);
    }
  }

  private void watchIdle() {
    Duration quiet = Duration.ofNanos(ground.loop().nanoTime() - lastUsed);
    if (connection != null && quiet.compareTo(IDLE) >= 0) {
      end();
    } else if (connection != null) {
      idle = ground.loop().schedule(IDLE.minus(quiet), this::watchIdle);
    }
  }

  private void grow() {
    long more = ground.random().nextLong(MOST_AGE.minus(LEAST_AGE).toNanos());
    Duration until = LEAST_AGE.plusNanos(more);
    long last = ground.loop().nanoTime() + until.plus(LAST_ANSWERS).toNanos();
    neverMind();
    age = ground.loop().schedule(until, () -> retire(last));
  }

  private void retire(long last) {
    if (isUnanswered() && ground.loop().nanoTime() - last < 0) {
      age = ground.loop().schedule(LOOK_EVERY, () -> retire(last));
    } else {
      end();
    }
  }

  private void neverMind() {
    if (age != null) {
      age.cancel();
      age = null;
    }
  }

  private void end() {
    WatchedConnection last = connection;
    connection = null;
    neverMind();
    if (call != null) {
      call.cancel();
      call = null;
    }
    if (idle != null) {
      idle.cancel();
    }
    if (last != null) {
      last.close(ByeReason.SHUTDOWN);
    }
    discard();
    breakOff();
  }

  /// A network waits for last words when it is closed; by then they are said.
  private void discard() {
    Network last = network;
    network = null;
    if (last != null) {
      ground.loop().schedule(Limits.CLOSE_TIMEOUT.multipliedBy(2), last::close);
    }
  }
}
