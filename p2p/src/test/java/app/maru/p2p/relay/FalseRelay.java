package app.maru.p2p.relay;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import app.maru.p2p.memory.MemoryHost;
import app.maru.p2p.memory.MemoryLan;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Network;
import app.maru.p2p.wire.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Says what a test wants it to say, as a relay would over a real connection.
final class FalseRelay {
  private static final int PORT = 27_181;

  final List<Visit> visits = new ArrayList<>();
  final MemoryHost host;
  private final VirtualTime time;
  private final PersonId key;
  private Network network;

  /// A connection somebody made.
  final class Visit implements Connection.Listener {
    final Connection connection;
    final List<Frame> frames = new ArrayList<>();
    boolean over;

    Visit(Connection connection) {
      this.connection = connection;
    }

    void says(Frame frame) {
      connection.send(frame);
      time.runFor(Duration.ofMillis(200));
    }

    Peer visitor() {
      return connection.peer();
    }

    @Override
    public void received(Frame frame) {
      if (frame instanceof Frame.Ping(long nonce)) {
        connection.send(new Frame.Pong(nonce));
      } else {
        frames.add(frame);
      }
    }

    @Override
    public void closed(CloseReason reason) {
      over = true;
    }
  }

  FalseRelay(VirtualTime time, MemoryLan lan, int number) {
    this.time = time;
    this.key = person(number);
    VirtualLoop loop = time.loop();
    this.host = lan.host(loop);
    this.network = listen(key);
  }

  static PersonId person(int number) {
    byte[] id = new byte[PersonId.SIZE];
    id[0] = (byte) number;
    return PersonId.of(id);
  }

  static Peer peer(int number) {
    byte[] id = new byte[DeviceId.SIZE];
    id[0] = (byte) number;
    return new Peer(person(number), DeviceId.of(id));
  }

  RelayAddress address() {
    return new RelayAddress(host.address().getHostAddress(), PORT, key);
  }

  RelayInvitation invitation() {
    return new RelayInvitation(address(), RelayInvitation.NONE);
  }

  Visit last() {
    return visits.getLast();
  }

  /// Ends all connections and listens no more.
  void stops() {
    network.close();
  }

  /// Its address is nobody's any more: what is sent there is not even refused.
  void vanishes() {
    host.firewall(true);
  }

  void startsAs(PersonId other) {
    network = listen(other);
  }

  void startsAgain() {
    network = listen(key);
  }

  private Network listen(PersonId as) {
    Network next = host.network(new Peer(as, peer(200).device()));
    try {
      next.listen(
          PORT,
          new Network.Acceptor() {
            @Override
            public boolean admits(Peer peer, Endpoint remote) {
              return true;
            }

            @Override
            public void connected(Connection connection) {
              Visit visit = new Visit(connection);
              visits.add(visit);
              connection.start(visit);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next;
  }
}
