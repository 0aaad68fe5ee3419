package app.maru.relay.session;

import static app.maru.relay.session.RelayTown.TOKEN;
import static app.maru.relay.session.RelayTown.enter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.Identity;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.NettyNetwork;
import app.maru.p2p.net.Network;
import app.maru.p2p.net.NetworkOptions;
import app.maru.p2p.net.StrangerLimits;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Put;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.relay.mailbox.Letters;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A relay on real sockets and a real disk: whatever some do, the others' mail goes on.
final class BadClientsTest {
  private static final Identity BOB = RealRelay.identity();
  private static final Identity EVE = RealRelay.identity();
  private static final Identity NOBODY = RealRelay.identity();
  private static final int PATIENCE_S = RealRelay.PATIENCE_S;
  private static final StrangerLimits FEW = RealRelay.FEW;

  @TempDir private Path folder;
  private RealRelay relay;

  @BeforeEach
  void start() throws Exception {
    ThreadLoop loop = ThreadLoop.open("test-relay");
    SessionOptions options = SessionOptions.usual("test");
    relay = new RealRelay(folder, loop, new OpenAccounts(loop), options);
    relay.knows(BOB);
  }

  @AfterEach
  void stop() throws Exception {
    relay.stop();
  }

  private void mailGoesOn() throws Exception {
    relay.mailGoesOnTo(BOB.device());
  }

  private Envelope letter() {
    return relay.letter(BOB.device());
  }

  private Socket plain() throws Exception {
    return new Socket(InetAddress.getLoopbackAddress(), relay.port);
  }

  @Test
  void mail_passes_through() throws Exception {
    mailGoesOn();
    RealRelay.Line device = relay.connect(BOB).says(enter());
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
        sockets.add(new Socket(InetAddress.getLoopbackAddress(), relay.port, flooder, 0));
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
        RealRelay.RANDOM.nextBytes(rubbish);
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
    RealRelay.Line greedy = relay.connect(BOB).says(enter());
    greedy.hears(Entered.class);
    RealRelay.Line guest = relay.connect(NOBODY);
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
    assertThat(relay.on(() -> relay.mail.waiting(BOB.device()).count())).isEqualTo(401);
    assertThat(greedy.heard).isEmpty();
  }

  @Test
  void one_who_breaks_the_rules_is_cut_by_name() throws Exception {
    RealRelay.Line device = relay.connect(EVE).says(enter());
    device.hears(Entered.class);
    device.says(new Deposit(TOKEN, letter()));
    assertThat(device.hears(Bye.class)).isEqualTo(new Bye(ByeReason.PROTOCOL));
    mailGoesOn();
  }

  @Test
  void the_port_is_the_wanted_one_or_none() throws Exception {
    NettyNetwork other =
        NettyNetwork.open(EVE, relay.loop, RealRelay.RANDOM, NetworkOptions.relay(2, FEW));
    try {
      assertThatThrownBy(() -> relay.on(() -> other.listen(relay.port, refusing())))
          .rootCause()
          .isInstanceOf(BindException.class);
    } finally {
      relay.on(() -> {
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
}
