package app.maru.relay.session;

import app.maru.crypto.DeviceId;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Loop;
import app.maru.p2p.net.Network;
import app.maru.p2p.net.Subnet;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Limits;
import app.maru.relay.account.Accounts;
import app.maru.relay.limit.Gate;
import app.maru.relay.mailbox.Mailboxes;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// All who are connected, and which devices among them are online. On the loop.
public final class Sessions implements Network.Acceptor {
  /// How often the silent are looked for: all of them at once, which costs less than a timer each.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /// How often the accounts are told who is online: often enough to name everybody every day.
  private static final Duration PRESENT_EVERY = Duration.ofHours(1);

  /// How often those are forgotten who are gone.
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

  /// What may be in memory on its way to all devices together, asked of the disk or waiting to be
  /// sent; beyond that, each has a small window only. Enough for every line that is not slow.
  private static final long IN_FLIGHT_BYTES = 64L << 20;

  /// When there is no more room, a guest that has been idle for so long gives way to any other:
  /// clients keep theirs for a minute, in case there is more to say.
  private static final Duration GIVES_WAY_AFTER = Duration.ofSeconds(10);

  private final Loop loop;
  private final Accounts accounts;
  private final Mailboxes mailboxes;
  private final Gate gate;
  private final SessionOptions options;
  private final SessionTally tally = new SessionTally();
  private final Set<Visit> visits = new LinkedHashSet<>();
  private final Map<DeviceId, Owner> online = new HashMap<>();
  private final LongSupplier unsentBytes;
  private long reserved;
  private boolean stopping;

  /// Sessions over these parts, which must outlive them.
  ///
  /// @param unsentBytes what waits to be sent, on all connections
  public Sessions(
      Loop loop,
      Accounts accounts,
      Mailboxes mailboxes,
      Gate gate,
      SessionOptions options,
      LongSupplier unsentBytes) {
    this.loop = loop;
    this.accounts = accounts;
    this.mailboxes = mailboxes;
    this.gate = gate;
    this.options = options;
    this.unsentBytes = unsentBytes;
    accounts.onShutOut(this::shutOut);
    loop.schedule(LOOK_EVERY, this::look);
    loop.schedule(PRESENT_EVERY, this::tellPresent);
    loop.schedule(FORGET_EVERY, this::forget);
  }

  @Override
  public boolean admits(Peer peer, Endpoint remote) {
    boolean admitted = !stopping && (hasRoom(remote) || givesWay(peer, remote).isPresent());
    if (!admitted) {
      tally.turnedAway++;
    }
    return admitted;
  }

  @Override
  public void connected(Connection connection) {
    Endpoint remote = connection.remote();
    boolean room = hasRoom(remote) || makeRoom(connection.peer(), remote);
    Visit visit = new Visit(this, connection, gate.arrived(remote.address()));
    visits.add(visit);
    connection.start(visit);
    if (stopping) {
      visit.close(ByeReason.SHUTDOWN);
    } else if (!room) {
      tally.turnedAway++;
      visit.close(ByeReason.TOO_MANY);
    }
  }

  private boolean hasRoom(Endpoint remote) {
    return visits.size() < options.maxConnections()
        && gate.connections(remote.address()) < options.maxPerAddress();
  }

  private boolean makeRoom(Peer peer, Endpoint remote) {
    Optional<Visit> other = givesWay(peer, remote);
    if (other.isPresent()) {
      tally.gaveWay++;
      other.get().close(ByeReason.TOO_MANY);
    }
    return other.isPresent();
  }

  /// Who gives way when there is no more room: of those who have no mailbox open, the one that has
  /// been idle longest of the network that has most connections. It does so for a device that has a
  /// mailbox, for a network that has fewer, and for anybody when it has been idle for a while.
  private Optional<Visit> givesWay(Peer peer, Endpoint remote) {
    int neighbours = gate.connections(remote.address());
    boolean among = neighbours >= options.maxPerAddress();
    Optional<Visit> other = longestIdle(Subnet.of(remote.address()), among);
    long idleSince = loop.nanoTime() - GIVES_WAY_AFTER.toNanos();
    return other.filter(visit ->
        accounts.hasMailbox(peer.device())
            || visit.origin().connections() > neighbours + 1
            || visit.lastAsked() - idleSince < 0);
  }

  private Optional<Visit> longestIdle(Subnet network, boolean onlyThere) {
    Visit first = null;
    for (Visit visit : visits) {
      if (!visit.isAtHome()
          && (!onlyThere || visit.origin().network().equals(network))
          && (first == null || isBefore(visit, first))) {
        first = visit;
      }
    }
    return Optional.ofNullable(first);
  }

  private static boolean isBefore(Visit one, Visit other) {
    int more = one.origin().connections() - other.origin().connections();
    return more > 0 || (more == 0 && one.lastAsked() - other.lastAsked() < 0);
  }

  /// Takes nothing new from now on.
  public void beginStop() {
    stopping = true;
  }

  /// Says goodbye to all.
  public void endStop() {
    List.copyOf(visits).forEach(visit -> visit.close(ByeReason.SHUTDOWN));
  }

  /// Figures for the operator.
  public SessionStatistics statistics() {
    return tally.snapshot(visits.size(), online.size());
  }

  Loop loop() {
    return loop;
  }

  Accounts accounts() {
    return accounts;
  }

  Mailboxes mailboxes() {
    return mailboxes;
  }

  Gate gate() {
    return gate;
  }

  SessionOptions options() {
    return options;
  }

  SessionTally tally() {
    return tally;
  }

  boolean isStopping() {
    return stopping;
  }

  void left(Visit visit) {
    if (visits.remove(visit)) {
      gate.left(visit.origin());
    }
  }

  void online(Owner owner) {
    Owner older = online.put(owner.device(), owner);
    if (older != null) {
      older.visit().close(ByeReason.REPLACED);
    }
  }

  void offline(Owner owner) {
    online.remove(owner.device(), owner);
  }

  /// New mail has been taken.
  void arrived(long place, EnvelopeId id, Envelope envelope) {
    Owner owner = online.get(envelope.to());
    if (owner != null) {
      owner.delivery().arrived(place, id, envelope);
    }
  }

  void tellStock(DeviceId device) {
    Owner owner = online.get(device);
    if (owner != null) {
      owner.tellStock();
    }
  }

  /// More or less has been asked of the disk for devices.
  void reserve(long bytes) {
    reserved += bytes;
  }

  /// What may be on its way to one device. What has been sent and is not answered is no matter
  /// here: it is in nobody's memory any more.
  int windowBytes() {
    return reserved + unsentBytes.getAsLong() < IN_FLIGHT_BYTES
        ? Limits.RELAY_WINDOW_BYTES
        : Limits.MAX_BODY_BYTES;
  }

  /// What may be told as a pause.
  static Duration bounded(Duration pause) {
    return pause.compareTo(Limits.MAX_RETRY_AFTER) > 0 ? Limits.MAX_RETRY_AFTER : pause;
  }

  private void shutOut(DeviceId device) {
    mailboxes.forget(device);
    Owner owner = online.get(device);
    if (owner != null) {
      owner.shutOut();
    }
  }

  private void look() {
    long now = loop.nanoTime();
    List.copyOf(visits).forEach(visit -> visit.check(now));
    loop.schedule(LOOK_EVERY, this::look);
  }

  private void forget() {
    gate.forget();
    loop.schedule(FORGET_EVERY, this::forget);
  }

  private void tellPresent() {
    accounts.present(online.keySet());
    loop.schedule(PRESENT_EVERY, this::tellPresent);
  }
}
