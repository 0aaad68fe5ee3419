package app.maru.p2p.memory;

import app.maru.crypto.Bytes;
import app.maru.p2p.Peer;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Network;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Limits;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The twin of the real network: every end simply is who it says it is.
final class MemoryNetwork implements Network {
  private static final int FIRST_FREE_PORT = 40_000;
  // TCP, TLS and the two proofs go back and forth about four times.
  private static final int ROUND_TRIPS = 4;

  private final MemoryLan lan;
  private final MemoryHost host;
  private final VirtualLoop loop;
  private final Peer self;
  private final Bytes instance;
  private final List<MemoryConnection> connections = new ArrayList<>();
  private @Nullable Acceptor acceptor;
  private int port;
  private boolean closed;

  MemoryNetwork(MemoryLan lan, MemoryHost host, VirtualLoop loop, Peer self) {
    this.lan = lan;
    this.host = host;
    this.loop = loop;
    this.self = self;
    byte[] random = new byte[Limits.INSTANCE_BYTES];
    lan.random().nextBytes(random);
    this.instance = Bytes.of(random);
  }

  @Override
  public Bytes instance() {
    return instance;
  }

  @Override
  public Peer self() {
    return self;
  }

  @Override
  public int listen(int wantedPort, Acceptor whenConnected) throws BindException {
    int candidate = wantedPort == 0 ? FIRST_FREE_PORT : wantedPort;
    while (taken(candidate)) {
      candidate++;
    }
    if (!host.mayListen() || candidate > Limits.MAX_PORT) {
      throw new BindException("no free port");
    }
    port = candidate;
    acceptor = whenConnected;
    return port;
  }

  @Override
  public void dial(List<Endpoint> candidates, DialListener listener) {
    CloseReason worst = CloseReason.UNREACHABLE;
    for (Endpoint candidate : candidates) {
      Optional<MemoryHost> there = lan.at(candidate.address());
      if (there.isEmpty() || !lan.joined(host, there.get()) || there.get().firewalled()) {
        worst = CloseReason.TIMEOUT;
        continue;
      }
      Optional<MemoryNetwork> target = there.get().listeningOn(candidate.port());
      if (target.isPresent()) {
        meet(target.get(), candidate, listener);
        return;
      }
    }
    CloseReason reason = worst;
    Duration pause = reason == CloseReason.TIMEOUT ? Limits.CONNECT_TIMEOUT : lan.delay();
    loop.schedule(pause, () -> listener.failed(reason));
  }

  @Override
  public long unsentBytes() {
    return connections.stream().mapToLong(MemoryConnection::bytesInFlight).sum();
  }

  @Override
  public void close() {
    closed = true;
    acceptor = null;
    host.networks().remove(this);
    List.copyOf(connections).forEach(connection -> connection.close(ByeReason.SHUTDOWN));
  }

  MemoryLan lan() {
    return lan;
  }

  MemoryHost host() {
    return host;
  }

  VirtualLoop loop() {
    return loop;
  }

  boolean dead() {
    return closed;
  }

  boolean listensOn(int wanted) {
    return acceptor != null && port == wanted;
  }

  void accept(MemoryConnection connection) {
    loop.execute(() -> {
      if (acceptor != null) {
        acceptor.connected(connection);
      } else {
        connection.close(ByeReason.SHUTDOWN);
      }
    });
  }

  void remove(MemoryConnection connection) {
    connections.remove(connection);
  }

  void die(boolean told) {
    closed = true;
    acceptor = null;
    List.copyOf(connections).forEach(connection -> connection.die(told));
  }

  void cutAll() {
    connections.forEach(MemoryConnection::cut);
  }

  private void meet(MemoryNetwork target, Endpoint at, DialListener listener) {
    if (target.self.device().equals(self.device())) {
      loop.schedule(lan.delay(), () -> listener.failed(CloseReason.SELF));
      return;
    }
    loop.schedule(
        lan.delay().multipliedBy(ROUND_TRIPS),
        () -> {
          Endpoint back = new Endpoint(host.address(), at.port());
          if (closed || target.dead() || !lan.joined(host, target.host)) {
            listener.failed(CloseReason.LOST);
          } else if (lan.breaksNow()) {
            listener.failed(CloseReason.LOST);
          } else if (target.acceptor == null || !target.acceptor.admits(self, back)) {
            listener.failed(CloseReason.BUSY);
          } else {
            MemoryConnection ours = MemoryConnection.between(this, target, at);
            connections.add(ours);
            target.connections.add(ours.other());
            listener.connected(ours);
          }
        });
  }

  private boolean taken(int candidate) {
    return host.listeningOn(candidate).isPresent();
  }
}
