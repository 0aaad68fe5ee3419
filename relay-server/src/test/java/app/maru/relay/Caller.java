package app.maru.relay;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.NettyNetwork;
import app.maru.p2p.net.Network;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.RelayFrame.Enter;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One connection to a relay in another process, over real sockets.
final class Caller implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final ThreadLoop loop = ThreadLoop.open("caller");
  private final BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<CloseReason> end = new CompletableFuture<>();
  private final CompletableFuture<Connection> connection = new CompletableFuture<>();
  private final Identity identity;

  Caller(Identity identity, RelayAddress relay) {
    this.identity = identity;
    Endpoint endpoint = new Endpoint(InetAddress.ofLiteral(relay.host()), relay.port());
    loop.execute(() -> {
      NettyNetwork network = NettyNetwork.open(identity, loop, new SecureRandom());
      network.dial(List.of(endpoint), new Dialled());
    });
  }

  private final class Dialled implements Network.DialListener {
    @Override
    public void connected(Connection made) {
      made.start(
          new Connection.Listener() {
            @Override
            public void received(Frame frame) {
              heard.add(frame);
            }

            @Override
            public void closed(CloseReason reason) {
              end.complete(reason);
            }
          });
      connection.complete(made);
    }

    @Override
    public void failed(CloseReason reason) {
      connection.completeExceptionally(new IllegalStateException(reason.name()));
    }
  }

  Frame enter(Bytes invite) throws Exception {
    return ask(
        new Enter(
            Bytes.of(identity.certificate().encode()),
            Bytes.of(identity.deviceList().encode()),
            invite));
  }

  Frame ask(Frame question) throws Exception {
    Connection made = connection.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    loop.execute(() -> made.send(question));
    return next();
  }

  Frame next() throws Exception {
    Frame frame = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (frame == null) {
      throw new IllegalStateException("nothing heard");
    }
    return frame;
  }

  CloseReason end() throws Exception {
    return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    loop.close();
  }
}
