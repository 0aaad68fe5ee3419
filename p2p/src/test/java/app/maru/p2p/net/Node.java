package app.maru.p2p.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Identity;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.ByeReason;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A program with a real network on a real loop.
final class Node implements AutoCloseable {
  static final SecureRandom RANDOM = new SecureRandom();
  static final Identity ALICE = Identity.create(RANDOM, Instant.parse("2026-11-21T00:00:00Z"));
  static final Identity BOB = Identity.create(RANDOM, Instant.parse("2026-11-21T00:00:00Z"));
  static final Identity MALLORY = Identity.create(RANDOM, Instant.parse("2026-11-21T00:00:00Z"));
  private static final int PATIENCE_S = 20;

  final ThreadLoop loop;
  final NettyNetwork network;
  final BlockingQueue<Talk> accepted = new LinkedBlockingQueue<>();
  volatile boolean full;
  private int port;

  Node(ThreadLoop loop, Identity identity) {
    this(loop, identity, Patience.USUAL, NetworkOptions.LAN);
  }

  /// @param loop which ends with it
  Node(ThreadLoop loop, Identity identity, Patience patience, NetworkOptions options) {
    this.loop = loop;
    network = NettyNetwork.open(identity, loop, RANDOM, patience, options);
  }

  Node listens() throws Exception {
    return listens(0);
  }

  Node listens(int wantedPort) throws Exception {
    CompletableFuture<Integer> listening = new CompletableFuture<>();
    loop.execute(() -> {
      try {
        listening.complete(network.listen(wantedPort, new Everybody()));
      } catch (IOException e) {
        listening.completeExceptionally(e);
      }
    });
    port = listening.get(PATIENCE_S, TimeUnit.SECONDS);
    return this;
  }

  int port() {
    return port;
  }

  Endpoint endpoint() {
    return endpoint(port);
  }

  static Endpoint endpoint(int port) {
    return new Endpoint(InetAddress.getLoopbackAddress(), port);
  }

  CompletableFuture<Talk> dial(Endpoint... candidates) {
    return dial(network, candidates);
  }

  CompletableFuture<Talk> dial(Network from, Endpoint... candidates) {
    CompletableFuture<Talk> result = new CompletableFuture<>();
    loop.execute(() ->
        from.dial(
            List.of(candidates),
            new Network.DialListener() {
              @Override
              public void connected(Connection connection) {
                result.complete(new Talk(Node.this, connection));
              }

              @Override
              public void failed(CloseReason reason) {
                result.completeExceptionally(new DialException(reason));
              }
            }));
    return result;
  }

  Talk meets(Node other) throws Exception {
    return dial(other.endpoint()).get(PATIENCE_S, TimeUnit.SECONDS);
  }

  Talk nextAccepted() throws InterruptedException {
    Talk talk = accepted.poll(PATIENCE_S, TimeUnit.SECONDS);
    assertThat(talk).as("an accepted connection").isNotNull();
    return java.util.Objects.requireNonNull(talk);
  }

  static CloseReason failure(CompletableFuture<?> future) throws InterruptedException {
    try {
      future.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      if (e.getCause() instanceof DialException failed) {
        return failed.reason();
      }
    }
    throw new AssertionError("did not fail by name");
  }

  @Override
  public void close() {
    loop.execute(network::close);
    loop.close();
  }

  private final class Everybody implements Network.Acceptor {
    @Override
    public boolean admits(Peer peer, Endpoint remote) {
      return !full;
    }

    @Override
    public void connected(Connection connection) {
      accepted.add(new Talk(Node.this, connection));
    }
  }

  /// One connection and what it told.
  static final class Talk implements Connection.Listener {
    final Node node;
    final Connection connection;
    final BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();
    final CompletableFuture<CloseReason> end = new CompletableFuture<>();
    final List<CloseReason> ends = new CopyOnWriteArrayList<>();

    Talk(Node node, Connection connection) {
      this.node = node;
      this.connection = connection;
    }

    Talk starts() {
      node.loop.execute(() -> connection.start(this));
      return this;
    }

    boolean says(Frame frame) throws Exception {
      CompletableFuture<Boolean> sent = new CompletableFuture<>();
      node.loop.execute(() -> sent.complete(connection.send(frame)));
      return sent.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    void closes(ByeReason reason) {
      node.loop.execute(() -> connection.close(reason));
    }

    @Nullable Frame hears() throws InterruptedException {
      return heard.poll(PATIENCE_S, TimeUnit.SECONDS);
    }

    CloseReason ends() throws Exception {
      return end.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    @Override
    public void received(Frame frame) {
      assertThat(node.loop.inLoop()).isTrue();
      heard.add(frame);
    }

    @Override
    public void closed(CloseReason reason) {
      ends.add(reason);
      end.complete(reason);
    }
  }
}
