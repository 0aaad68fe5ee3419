package app.maru.p2p.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.p2p.net.Node.Talk;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.FrameCodec;
import app.maru.p2p.wire.Greeting.Hello;
import app.maru.p2p.wire.Greeting.Ident;
import app.maru.p2p.wire.Greeting.Ready;
import app.maru.p2p.wire.GreetingCodec;
import app.maru.p2p.wire.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody can do who lies, stammers, floods or is silent.
abstract class StrangersContract extends NodeContract {
  @Test
  void an_honest_stranger_is_let_in() throws Exception {
    try (RawPeer peer = RawPeer.dial(bob.port()).prove(Node.MALLORY)) {
      Talk talk = bob.nextAccepted().starts();
      assertThat(talk.connection.peer().device()).isEqualTo(Node.MALLORY.device());
      peer.sayRaw(FrameCodec.encode(new Ping(7)));
      assertThat(talk.hears()).isEqualTo(new Ping(7));
    }
  }

  @Test
  void nothing_is_handed_up_before_the_other_end_has_confirmed() throws Exception {
    try (RawPeer peer = RawPeer.dial(bob.port()).greet()) {
      peer.say(peer.ident(Node.MALLORY));
      assertThat(peer.hear()).isInstanceOf(Ident.class);
      assertThat(bob.accepted).isEmpty();
      peer.say(new Ready());
      bob.nextAccepted();
    }
  }

  @Test
  void anothers_certificate_without_its_key_is_refused() throws Exception {
    try (RawPeer peer = RawPeer.dial(bob.port()).greet()) {
      Ident own = peer.ident(Node.MALLORY);
      peer.say(new Ident(Bytes.of(Node.ALICE.certificate().encode()), own.proof()));
      assertRefused(peer);
    }
  }

  @Test
  void a_proof_is_worth_nothing_on_another_connection() throws Exception {
    try (RawPeer first = RawPeer.dial(bob.port()).greet();
        RawPeer second = RawPeer.dial(bob.port()).greet()) {
      second.say(first.ident(Node.ALICE));
      assertRefused(second);
    }
  }

  @Test
  void a_proof_can_t_be_reflected() throws Exception {
    try (RawPeer peer = RawPeer.dial(bob.port()).greet()) {
      peer.say(peer.proof().by(Node.ALICE, false));
      assertRefused(peer);
    }
  }

  @Test
  void a_damaged_certificate_is_refused() throws Exception {
    byte[] certificate = Node.ALICE.certificate().encode();
    for (int at = 0; at < certificate.length; at += 997) {
      try (RawPeer peer = RawPeer.dial(bob.port()).greet()) {
        byte[] damaged = certificate.clone();
        damaged[at] ^= 1;
        peer.say(new Ident(Bytes.of(damaged), peer.ident(Node.ALICE).proof()));
        assertRefused(peer);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // an oversized greeting, and one that is only longer than a greeting may be
        "7fffffff01",
        "ffffffff01",
        "0001000002",
        // another version, an unknown greeting, an empty one, one with bytes after its end
        "0000000a02" + "02aaaaaaaaaaaaaaaa",
        "000000017f",
        "00000000",
        "000000020300",
        // a frame, an ident and a ready before the hello
        "00000009100000000000000001",
        "0000004102"
            + "0000000000000000000000000000000000000000000000000000000000000000"
            + "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000103",
        // hello twice
        "0000000a0101aaaaaaaaaaaaaaaa0000000a0101aaaaaaaaaaaaaaaa",
      })
  void nonsense_instead_of_greetings_ends_the_connection(String hex) throws Exception {
    try (RawPeer peer = RawPeer.dial(bob.port())) {
      assertThat(peer.hear()).isEqualTo(new Hello(bob.network.instance()));
      peer.sayRaw(HexFormat.of().parseHex(hex));
      assertRefused(peer);
    }
  }

  @Test
  void somebody_with_our_own_instance_is_refused() throws Exception {
    try (RawPeer peer = RawPeer.dial(bob.port())) {
      peer.say(new Hello(bob.network.instance()));
      peer.hear();
      assertRefused(peer);
    }
  }

  @Test
  void more_bytes_than_a_proof_needs_end_the_connection() throws Exception {
    try (RawPeer peer = RawPeer.dial(bob.port()).greet()) {
      byte[] ident = GreetingCodec.encode(peer.ident(Node.ALICE));
      boolean cut = false;
      try {
        // One byte a record: each takes 22 on the wire.
        for (byte each : ident) {
          peer.sayRaw(new byte[] {each});
        }
      } catch (IOException e) {
        cut = true;
      }
      assertThat(cut || peer.isClosed()).isTrue();
      assertThat(bob.accepted).isEmpty();
    }
  }

  @Test
  void plain_bytes_instead_of_tls_end_the_connection() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), bob.port())) {
      socket.getOutputStream().write(new byte[100]);
      socket.setSoTimeout(5000);
      InputStream in = socket.getInputStream();
      in.readAllBytes();
      assertThat(in.read()).isNegative();
    }
    assertThat(bob.accepted).isEmpty();
  }

  @Test
  void silent_strangers_take_few_places_and_lose_them() throws Exception {
    Duration second = Duration.ofSeconds(1);
    List<Socket> silent = new ArrayList<>();
    try (Node bob =
        new Node(loop(), Node.BOB, new Patience(second, second, second), NetworkOptions.LAN)
            .listens()) {
      for (int i = 0; i < Limits.MAX_UNPROVED_PER_ADDRESS; i++) {
        silent.add(new Socket(InetAddress.getLoopbackAddress(), bob.port()));
      }
      try (Node alice = node(Node.ALICE)) {
        assertThat(Node.failure(alice.dial(bob.endpoint()))).isEqualTo(CloseReason.LOST);
        for (Socket socket : silent) {
          socket.setSoTimeout(10_000);
          assertThat(socket.getInputStream().read()).isNegative();
        }
        assertThat(alice.meets(bob).connection.peer()).isEqualTo(bob.network.self());
      }
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void one_who_proves_itself_byte_by_byte_is_cut_when_its_time_is_over() throws Exception {
    Duration second = Duration.ofSeconds(1);
    try (Node bob =
            new Node(loop(), Node.BOB, new Patience(second, second, second), NetworkOptions.LAN)
                .listens();
        RawPeer slow = RawPeer.dial(bob.port()).greet()) {
      byte[] ident = GreetingCodec.encode(slow.ident(Node.ALICE));
      slow.socket.setSoTimeout(10);
      int said = 0;
      boolean cut = false;
      while (!cut && said < ident.length) {
        try {
          slow.sayRaw(new byte[] {ident[said]});
          said++;
          // Waits a moment for an end that may have come.
          cut = slow.isClosed();
        } catch (IOException e) {
          cut = true;
        }
      }
      assertThat(said).isBetween(1, ident.length - 1);
      assertThat(bob.accepted).isEmpty();
      try (Node alice = node(Node.ALICE)) {
        assertThat(alice.meets(bob).connection.peer()).isEqualTo(bob.network.self());
      }
    }
  }

  @Test
  void one_who_lies_about_its_key_is_not_dialled_into() throws Exception {
    try (SSLServerSocket server = RawPeer.listen();
        Node alice = node(Node.ALICE)) {
      CompletableFuture<Talk> dial = alice.dial(Node.endpoint(server.getLocalPort()));
      try (RawPeer liar = RawPeer.accept(server).greet()) {
        assertThat(liar.hear()).isInstanceOf(Ident.class);
        Ident own = liar.ident(Node.MALLORY);
        liar.say(new Ident(Bytes.of(Node.BOB.certificate().encode()), own.proof()));
        assertThat(Node.failure(dial)).isEqualTo(CloseReason.IDENTITY);
      }
    }
  }

  @Test
  void another_version_is_named() throws Exception {
    try (SSLServerSocket server = RawPeer.listen();
        Node alice = node(Node.ALICE)) {
      CompletableFuture<Talk> dial = alice.dial(Node.endpoint(server.getLocalPort()));
      try (RawPeer newer = RawPeer.accept(server)) {
        newer.sayRaw(HexFormat.of().parseHex("0000000201" + "02"));
        assertThat(Node.failure(dial)).isEqualTo(CloseReason.VERSION);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"00010041300000", "ffffffff", "0000000110", "00000001ff", "0000000220ff"})
  void a_broken_frame_ends_a_proved_connection_by_name(String hex) throws Exception {
    try (RawPeer peer = RawPeer.dial(bob.port()).prove(Node.MALLORY)) {
      Talk talk = bob.nextAccepted().starts();
      peer.sayRaw(HexFormat.of().parseHex(hex));
      assertThat(talk.ends()).isEqualTo(CloseReason.PROTOCOL);
      assertThat(FrameCodec.decode(ByteBuffer.wrap(peer.hearRaw())))
          .isEqualTo(new Bye(ByeReason.PROTOCOL));
      assertThat(talk.heard).isEmpty();
    }
  }

  @Test
  void half_a_frame_is_no_frame() throws Exception {
    Talk talk;
    try (RawPeer peer = RawPeer.dial(bob.port()).prove(Node.MALLORY)) {
      talk = bob.nextAccepted().starts();
      peer.sayRaw(HexFormat.of().parseHex("000000091000"));
    }
    assertThat(talk.ends()).isIn(CloseReason.CLOSED_THERE, CloseReason.LOST);
    assertThat(talk.heard).isEmpty();
  }

  @Test
  void bytes_may_come_one_by_one() throws Exception {
    try (RawPeer peer = RawPeer.dial(bob.port()).prove(Node.MALLORY)) {
      Talk talk = bob.nextAccepted().starts();
      OutputStream out = peer.socket.getOutputStream();
      for (byte each : FrameCodec.encode(new Ping(5))) {
        out.write(each);
        out.flush();
      }
      assertThat(talk.hears()).isEqualTo(new Ping(5));
    }
  }

  private void assertRefused(RawPeer peer) {
    assertThat(peer.isClosed()).isTrue();
    assertThat(bob.accepted).isEmpty();
  }
}
