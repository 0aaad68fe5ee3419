package app.maru.relay.session;

import static app.maru.relay.session.RelayTown.TOKEN;
import static app.maru.relay.session.RelayTown.enter;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceId;
import app.maru.crypto.Identity;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.NettyNetwork;
import app.maru.p2p.net.Network;
import app.maru.p2p.net.NetworkOptions;
import app.maru.p2p.net.StrangerLimits;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.SetToken;
import app.maru.p2p.wire.RelayFrame.TokenSet;
import app.maru.relay.RelayServer;
import app.maru.relay.account.Accounts;
import app.maru.relay.limit.RelayRates;
import app.maru.relay.mailbox.DiskThreads;
import app.maru.relay.mailbox.FolderDisk;
import app.maru.relay.mailbox.Letters;
import app.maru.relay.mailbox.MailLimits;
import app.maru.relay.mailbox.MailLog;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A relay on real sockets and a real disk, and its clients.
final class RealRelay {
  static final int PATIENCE_S = 20;
  static final SecureRandom RANDOM = new SecureRandom();
  static final StrangerLimits FEW =
      new StrangerLimits(40, 30, Duration.ZERO, 1000, Duration.ofMillis(1), 1);
  private static final Identity RELAY = identity();
  private static final Identity NOBODY = identity();

  final ThreadLoop loop;
  final MailLog mail;
  final RelayServer server;
  final int port;
  private final NettyNetwork network;
  private final List<Line> lines = new ArrayList<>();
  private int letters;

  RealRelay(Path folder, ThreadLoop loop, Accounts accounts, SessionOptions options)
      throws Exception {
    this.loop = loop;
    mail =
        MailLog.open(
            loop,
            FolderDisk.on(folder.resolve("mail")),
            new DiskThreads(),
            RANDOM,
            new MailLimits(1 << 20, 1L << 30, 64 << 20, Duration.ZERO));
    network = NettyNetwork.open(RELAY, loop, RANDOM, NetworkOptions.relay(2, FEW));
    server = on(() -> new RelayServer(network, loop, mail, accounts, RelayRates.USUAL, options));
    port = on(() -> server.listen(0));
  }

  static Identity identity() {
    return Identity.create(RANDOM, Instant.now());
  }

  <T> T on(Callable<T> task) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    loop.execute(() -> {
      try {
        result.complete(task.call());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    return result.get(PATIENCE_S, TimeUnit.SECONDS);
  }

  /// What waits to be sent on all connections.
  long unsentBytes() {
    return network.unsentBytes();
  }

  /// A device that has its mailbox, and lets friends in by the token of all tests.
  void knows(Identity device, Enter enter) throws Exception {
    Line line = connect(device);
    line.says(enter).hears(Entered.class);
    line.says(new SetToken(TOKEN)).hears(TokenSet.class);
    line.close();
  }

  void knows(Identity device) throws Exception {
    knows(device, enter());
  }

  /// Somebody honest leaves an envelope and it is taken.
  void mailGoesOnTo(DeviceId device) throws Exception {
    Line guest = connect(NOBODY);
    Envelope letter = letter(device);
    guest.says(new Deposit(TOKEN, letter));
    assertThat(guest.hears(Accepted.class).id()).isEqualTo(letter.id());
    guest.close();
  }

  Envelope letter(DeviceId device) {
    letters++;
    return Letters.letter(device, letters);
  }

  Line connect(Identity identity) throws Exception {
    Line line = new Line(identity);
    lines.add(line);
    Connection made = line.connection.get(PATIENCE_S, TimeUnit.SECONDS);
    assertThat(made.peer().device()).isEqualTo(RELAY.device());
    return line;
  }

  void stop() throws Exception {
    lines.forEach(Line::close);
    CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    loop.execute(() -> server.stop(() -> stopped.complete(true)));
    stopped.get(PATIENCE_S, TimeUnit.SECONDS);
    mail.close();
    loop.close();
  }

  /// A client of the relay on a real socket.
  final class Line implements Network.DialListener, Connection.Listener {
    private final ThreadLoop mine = ThreadLoop.open("test-client");
    private final NettyNetwork out;
    volatile @Nullable CloseReason end;
    private final CompletableFuture<Connection> connection = new CompletableFuture<>();
    private final Semaphore pause = new Semaphore(0);
    final BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();

    private Line(Identity identity) throws Exception {
      out = NettyNetwork.open(identity, mine, RANDOM);
      Endpoint there = new Endpoint(InetAddress.getLoopbackAddress(), port);
      mine.execute(() -> out.dial(List.of(there), this));
    }

    Line says(Frame frame) {
      mine.execute(() -> connection.join().send(frame));
      return this;
    }

    <T extends Frame> T hears(Class<T> kind) throws InterruptedException {
      Frame frame = heard.poll(PATIENCE_S, TimeUnit.SECONDS);
      assertThat(frame).isInstanceOf(kind);
      return kind.cast(frame);
    }

    /// Reads nothing more, until it goes on.
    void stalls() {
      mine.execute(pause::acquireUninterruptibly);
    }

    void goesOn() {
      pause.release();
    }

    void close() {
      goesOn();
      mine.execute(out::close);
      mine.close();
    }

    @Override
    public void connected(Connection made) {
      made.start(this);
      connection.complete(made);
    }

    @Override
    public void failed(CloseReason reason) {
      connection.completeExceptionally(new AssertionError(reason));
    }

    @Override
    public void received(Frame frame) {
      heard.add(frame);
    }

    @Override
    public void closed(CloseReason reason) {
      end = reason;
    }
  }
}
