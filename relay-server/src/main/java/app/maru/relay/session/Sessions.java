package app.maru.relay.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Loop;
import app.maru.p2p.net.Network;
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
import java.util.Set;

/// All who are connected, and which devices among them are online. On the loop.
public final class Sessions implements Network.Acceptor {
  /// How often the silent are looked for: all of them at once, which costs less than a timer each.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /// How often the accounts are told who is online: often enough to name everybody every day.
  private static final Duration PRESENT_EVERY = Duration.ofHours(1);

  /// What may be on its way to all devices together; beyond that, each has a small window only.
  /// Enough for every line that is not slow; more would only wait in memory.
  private static final long IN_FLIGHT_BYTES = 64L << 20;

  private final Loop loop;
  private final Accounts accounts;
  private final Mailboxes mailboxes;
  private final Gate gate;
  private final SessionOptions options;
  private final SessionTally tally = new SessionTally();
  private final Set<Visit> visits = new LinkedHashSet<>();
  private final Map<DeviceId, Owner> online = new HashMap<>();
  private final Map<Bytes, Integer> perAddress = new HashMap<>();
  private long inFlight;
  private boolean stopping;

  /// Sessions over these parts, which must outlive them.
  public Sessions(
      Loop loop, Accounts accounts, Mailboxes mailboxes, Gate gate, SessionOptions options) {
    this.loop = loop;
    this.accounts = accounts;
    this.mailboxes = mailboxes;
    this.gate = gate;
    this.options = options;
    accounts.onShutOut(this::shutOut);
    loop.schedule(LOOK_EVERY, this::look);
    loop.schedule(PRESENT_EVERY, this::tellPresent);
  }

  @Override
  public boolean admits(Peer peer, Endpoint remote) {
    return !stopping
        && visits.size() < options.maxConnections()
        && from(remote) < options.maxPerAddress();
  }

  @Override
  public void connected(Connection connection) {
    Visit visit = new Visit(this, connection);
    visits.add(visit);
    perAddress.merge(Gate.network(connection.remote().address()), 1, Integer::sum);
    connection.start(visit);
    if (stopping) {
      visit.close(ByeReason.SHUTDOWN);
    } else if (visits.size() > options.maxConnections()
        || from(connection.remote()) > options.maxPerAddress()) {
      visit.close(ByeReason.TOO_MANY);
    }
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
      perAddress.computeIfPresent(
          Gate.network(visit.connection().remote().address()),
          (address, count) -> count == 1 ? null : count - 1);
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

  /// More or less is on its way to devices.
  void inFlight(long bytes) {
    inFlight += bytes;
  }

  /// What may be on its way to one device.
  int windowBytes() {
    return inFlight < IN_FLIGHT_BYTES ? Limits.RELAY_WINDOW_BYTES : Limits.MAX_BODY_BYTES;
  }

  /// What may be told as a pause.
  static Duration bounded(Duration pause) {
    return pause.compareTo(Limits.MAX_RETRY_AFTER) > 0 ? Limits.MAX_RETRY_AFTER : pause;
  }

  private int from(Endpoint remote) {
    return perAddress.getOrDefault(Gate.network(remote.address()), 0);
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

  private void tellPresent() {
    accounts.present(online.keySet());
    loop.schedule(PRESENT_EVERY, this::tellPresent);
  }
}
