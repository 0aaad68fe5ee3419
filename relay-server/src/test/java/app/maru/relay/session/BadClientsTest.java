package app.maru.relay.session;

import static app.maru.relay.session.RelayTown.TOKEN;
import static app.maru.relay.session.RelayTown.enter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.Identity;
import app.maru.p2p.Peer;
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
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Put;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.SetToken;
import app.maru.p2p.wire.RelayFrame.TokenSet;
import app.maru.relay.RelayServer;
import app.maru.relay.limit.RelayRates;
import app.maru.relay.mailbox.DiskThreads;
import app.maru.relay.mailbox.FolderDisk;
import app.maru.relay.mailbox.Letters;
import app.maru.relay.mailbox.MailLimits;
import app.maru.relay.mailbox.MailLog;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A relay on real sockets and a real disk: whatever some do, the others' mail goes on.
final class BadClientsTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Identity RELAY = identity();
  private static final Identity BOB = identity();
  private static final Identity EVE = identity();
  private static final Identity NOBODY = identity();
  private static final int PATIENCE_S = 20;
  private static final StrangerLimits FEW =
      new StrangerLimits(40, 30, Duration.ZERO, 1000, Duration.ofMillis(1));

  @TempDir private Path folder;
  private final ThreadLoop loop = ThreadLoop.open("test-relay");
  private final List<Line> lines = new ArrayList<>();
  private MailLog mail;
  private NettyNetwork network;
  private RelayServer relay;
  private int port;
  private int letters;

  @BeforeEach
  void start() throws Exception {
    mail =
        MailLog.open(
            loop,
            FolderDisk.on(folder.resolve("mail")),
            new DiskThreads(),
            RANDOM,
            new MailLimits(1 << 20, 1L << 30, 64 << 20, Duration.ZERO));
    network = NettyNetwork.open(RELAY, loop, RANDOM, NetworkOptions.relay(2, FEW));
    SessionOptions options = SessionOptions.usual("test");
    relay =
        on(() ->
            new RelayServer(
                network, loop, mail, new OpenAccounts(loop), RelayRates.USUAL, options));
    port = on(() -> relay.listen(0));
    Line device = new Line(BOB);
    device.says(enter()).hears(Entered.class);
    device.says(new SetToken(TOKEN)).hears(TokenSet.class);
    device.close();
  }

  @AfterEach
  void stop() throws Exception {
    lines.forEach(Line::close);
    CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    loop.execute(() -> relay.stop(() -> stopped.complete(true)));
    stopped.get(PATIENCE_S, TimeUnit.SECONDS);
    mail.close();
    loop.close();
  }

  private static Identity identity() {
    return Identity.create(RANDOM, Instant.parse("2026-11-21T00:00:00Z"));
  }

  private <T> T on(Callable<T> task) throws Exception {
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

  /// Somebody honest leaves an envelope and it is taken.
  private void mailGoesOn() throws Exception {
    Line guest = new Line(NOBODY);
    Envelope letter = letter();
    guest.says(new Deposit(TOKEN, letter));
    assertThat(guest.hears(Accepted.class).id()).isEqualTo(letter.id());
    guest.close();
  }

  private Envelope letter() {
    letters++;
    return Letters.letter(BOB.device(), letters);
  }

  private Socket plain() throws Exception {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  @Test
  void mail_passes_through() throws Exception {
    mailGoesOn();
    Line device = new Line(BOB).says(enter());
    assertThat(device.hears(Entered.class).waiting()).isEqualTo(1);
    Envelope waited = device.hears(Put.class).envelope();
    assertThat(waited).isEqualTo(Letters.letter(BOB.device(), 1));
    device.says(new Accepted(waited.id()));
    mailGoesOn();
    assertThat(device.hears(Put.class).envelope()).isEqualTo(Letters.letter(BOB.device(), 2));
  }

  @Test
  void the_silent_and_the_slow_are_in_nobodys_way() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 30; i++) {
        Socket socket = plain();
        sockets.add(socket);
        if (i % 2 == 0) {
          // The beginning of a TLS hello whose end never comes.
          socket.getOutputStream().write(new byte[] {0x16, 3, 1, 2});
        }
      }
      for (Socket socket : sockets) {
        socket.setSoTimeout(PATIENCE_S * 1000);
        assertThat(socket.getInputStream().read()).isNegative();
      }
      mailGoesOn();
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void a_flood_of_connections_from_one_address_keeps_nobody_else_out() throws Exception {
    InetAddress flooder = InetAddress.ofLiteral("127.0.0.2");
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 10 * FEW.perAddress(); i++) {
        sockets.add(new Socket(InetAddress.getLoopbackAddress(), port, flooder, 0));
        if (i % 50 == 0) {
          mailGoesOn();
        }
      }
      mailGoesOn();
      int left = 0;
      for (Socket socket : sockets) {
        socket.setSoTimeout(1);
        left += isOpen(socket) ? 1 : 0;
      }
      assertThat(left).isLessThanOrEqualTo(FEW.perAddress());
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  /// Whether nothing has come to an end yet.
  private static boolean isOpen(Socket socket) {
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void rubbish_is_in_nobodys_way() throws Exception {
    for (int i = 0; i < 50; i++) {
      try (Socket socket = plain()) {
        byte[] rubbish = new byte[1000];
        RANDOM.nextBytes(rubbish);
        OutputStream out = socket.getOutputStream();
        out.write(rubbish);
        out.flush();
      }
      if (i % 10 == 0) {
        mailGoesOn();
      }
    }
  }

  @Test
  void a_device_that_takes_mail_and_accepts_none_costs_a_window() throws Exception {
    Line greedy = new Line(BOB).says(enter());
    greedy.hears(Entered.class);
    Line guest = new Line(NOBODY);
    for (int i = 0; i < 400; i++) {
      guest.says(new Deposit(TOKEN, letter()));
    }
    for (int i = 0; i < 400; i++) {
      guest.hears(Accepted.class);
    }
    mailGoesOn();
    for (int i = 0; i < 256; i++) {
      greedy.hears(Put.class);
    }
    assertThat(on(() -> mail.waiting(BOB.device()).count())).isEqualTo(401);
    assertThat(greedy.heard).isEmpty();
  }

  @Test
  void one_who_breaks_the_rules_is_cut_by_name() throws Exception {
    Line device = new Line(EVE).says(enter());
    device.hears(Entered.class);
    device.says(new Deposit(TOKEN, letter()));
    assertThat(device.hears(Bye.class)).isEqualTo(new Bye(ByeReason.PROTOCOL));
    mailGoesOn();
  }

  @Test
  void the_port_is_the_wanted_one_or_none() throws Exception {
    NettyNetwork other = NettyNetwork.open(EVE, loop, RANDOM, NetworkOptions.relay(2, FEW));
    try {
      assertThatThrownBy(() -> on(() -> other.listen(port, refusing())))
          .rootCause()
          .isInstanceOf(BindException.class);
    } finally {
      on(() -> {
        other.close();
        return true;
      });
    }
  }

  private static Network.Acceptor refusing() {
    return new Network.Acceptor() {
      @Override
      public boolean admits(Peer peer, Endpoint remote) {
        return false;
      }

      @Override
      public void connected(Connection connection) {}
    };
  }

  /// A client of the relay on a real socket.
  private final class Line implements Network.DialListener, Connection.Listener {
    private final ThreadLoop mine = ThreadLoop.open("test-client");
    private final NettyNetwork out;
    private final CompletableFuture<Connection> connection = new CompletableFuture<>();
    private final BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();

    Line(Identity identity) throws Exception {
      out = NettyNetwork.open(identity, mine, RANDOM);
      Endpoint there = new Endpoint(InetAddress.getLoopbackAddress(), port);
      mine.execute(() -> out.dial(List.of(there), this));
      lines.add(this);
      Connection made = connection.get(PATIENCE_S, TimeUnit.SECONDS);
      assertThat(made.peer().device()).isEqualTo(RELAY.device());
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

    void close() {
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
    public void closed(CloseReason reason) {}
  }
}
