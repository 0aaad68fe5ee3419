package app.maru.p2p.relay;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Loop;
import app.maru.p2p.net.NettyNetwork;
import app.maru.p2p.net.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Dials over real sockets. Names are asked for and identities made in the background.
public final class NettyRelayDialing implements RelayDialing {
  private static final Logger LOG = LoggerFactory.getLogger(NettyRelayDialing.class);

  private final NettyNetwork own;
  private final Loop loop;
  private final Executor background;
  private final SecureRandom random;

  /// @param own proves my device; closed last
  /// @param background runs what blocks
  public NettyRelayDialing(NettyNetwork own, Loop loop, Executor background, SecureRandom random) {
    this.own = own;
    this.loop = loop;
    this.background = background;
    this.random = random;
  }

  @Override
  public Network own() {
    return own;
  }

  @Override
  public void guest(Consumer<Network> made) {
    aside(() -> {
      Identity nobody = Identity.create(random, loop.now());
      Network network = new Guest(own.as(nobody), nobody);
      loop.execute(() -> made.accept(network));
    });
  }

  @Override
  public void resolve(String host, Consumer<List<InetAddress>> found) {
    aside(() -> {
      List<InetAddress> addresses = lookUp(host);
      loop.execute(() -> found.accept(addresses));
    });
  }

  private static List<InetAddress> lookUp(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private void aside(Runnable task) {
    try {
      background.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("the program is closing");
    }
  }

  /// Wipes its identity when it is closed.
  private record Guest(Network network, Identity nobody) implements Network {
    @Override
    public Bytes instance() {
      return network.instance();
    }

    @Override
    public Peer self() {
      return network.self();
    }

    @Override
    public int listen(int wantedPort, Acceptor acceptor) throws IOException {
      return network.listen(wantedPort, acceptor);
    }

    @Override
    public void dial(List<Endpoint> candidates, DialListener listener) {
      network.dial(candidates, listener);
    }

    @Override
    public void close() {
      network.close();
      nobody.close();
    }
  }
}
