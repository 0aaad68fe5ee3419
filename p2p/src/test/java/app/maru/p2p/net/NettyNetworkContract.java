package app.maru.p2p.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Node.Talk;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.Frame.Put;
import app.maru.p2p.wire.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

abstract class NettyNetworkContract extends NodeContract {
  private static final Patience HASTY =
      new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

  private static final Patience NO_PATIENCE_TO_CONNECT =
      new Patience(Duration.ofMillis(300), Duration.ofMinutes(1), Duration.ofMinutes(1));

  private final Node alice = node(Node.ALICE);

  @AfterEach
  void close() {
    alice.close();
  }

  @Test
  void both_ends_know_whom_they_talk_to_and_frames_keep_their_order() throws Exception {
    Talk ours = alice.meets(bob).starts();
    Talk theirs = bob.nextAccepted().starts();
    assertThat(ours.connection.peer()).isEqualTo(bob.network.self());
    assertThat(theirs.connection.peer()).isEqualTo(alice.network.self());
    assertThat(ours.connection.peer()).isEqualTo(new Peer(Node.BOB.person(), Node.BOB.device()));
    assertThat(ours.connection.instance()).isEqualTo(bob.network.instance());
    assertThat(theirs.connection.instance()).isEqualTo(alice.network.instance());
    assertThat(ours.connection.initiated()).isTrue();
    assertThat(theirs.connection.initiated()).isFalse();
    for (int i = 0; i < 1000; i++) {
      assertThat(ours.says(new Ping(i))).isTrue();
      assertThat(theirs.says(new Ping(-i))).isTrue();
    }
    for (int i = 0; i < 1000; i++) {
      assertThat(theirs.hears()).isEqualTo(new Ping(i));
      assertThat(ours.hears()).isEqualTo(new Ping(-i));
    }
  }

  @Test
  void the_biggest_frame_passes() throws Exception {
    Talk ours = alice.meets(bob);
    Frame frame = big();
    assertThat(ours.says(frame)).isTrue();
    assertThat(bob.nextAccepted().starts().hears()).isEqualTo(frame);
  }

  @Test
  void what_came_before_the_start_has_waited() throws Exception {
    Talk ours = alice.meets(bob).starts();
    assertThat(ours.says(new Ping(1))).isTrue();
    ours.closes(ByeReason.SHUTDOWN);
    assertThat(ours.ends()).isEqualTo(CloseReason.CLOSED_HERE);
    Talk theirs = bob.nextAccepted();
    assertThat(theirs.starts().hears()).isEqualTo(new Ping(1));
    assertThat(theirs.hears()).isEqualTo(new Bye(ByeReason.SHUTDOWN));
    assertThat(theirs.ends()).isEqualTo(CloseReason.CLOSED_THERE);
    assertThat(ours.says(new Ping(2))).isFalse();
    assertThat(ours.ends).hasSize(1);
    assertThat(theirs.ends).hasSize(1);
  }

  @Test
  void a_program_that_ends_says_goodbye() throws Exception {
    alice.meets(bob).starts();
    Talk theirs = bob.nextAccepted().starts();
    alice.close();
    assertThat(theirs.hears()).isEqualTo(new Bye(ByeReason.SHUTDOWN));
    assertThat(theirs.ends()).isEqualTo(CloseReason.CLOSED_THERE);
  }

  @Test
  void another_identity_of_the_same_program_looks_like_another_program() throws Exception {
    Talk own = alice.meets(bob);
    Talk ownThere = bob.nextAccepted().starts();
    try (Network guest = alice.network.as(Node.MALLORY)) {
      Talk guests = alice.dial(guest, bob.endpoint()).get(20, TimeUnit.SECONDS).starts();
      Talk guestThere = bob.nextAccepted().starts();

      assertThat(guestThere.connection.peer()).isEqualTo(guest.self());
      assertThat(guestThere.connection.instance())
          .isNotEqualTo(ownThere.connection.instance())
          .isEqualTo(guest.instance());
      alice.loop.execute(guest::close);
      assertThat(guestThere.hears()).isEqualTo(new Bye(ByeReason.SHUTDOWN));
      assertThat(guests.ends()).isEqualTo(CloseReason.CLOSED_HERE);
    }
    assertThat(own.starts().says(new Ping(1))).isTrue();
    assertThat(ownThere.hears()).isEqualTo(new Ping(1));
  }

  @Test
  void a_failed_dial_has_a_name() throws Exception {
    assertThat(Node.failure(bob.dial(bob.endpoint()))).isEqualTo(CloseReason.SELF);
    assertThat(Node.failure(alice.dial(Node.endpoint(1)))).isEqualTo(CloseReason.UNREACHABLE);
    bob.full = true;
    assertThat(Node.failure(alice.dial(bob.endpoint()))).isEqualTo(CloseReason.BUSY);
    try (Node twin = node(Node.BOB)) {
      assertThat(Node.failure(twin.dial(bob.endpoint()))).isEqualTo(CloseReason.SELF);
    }
    assertThat(Node.failure(alice.dial())).isEqualTo(CloseReason.UNREACHABLE);
  }

  @Test
  void something_else_than_maru_is_named() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Talk> dial = alice.dial(Node.endpoint(other.getLocalPort()));
      try (Socket socket = other.accept()) {
        OutputStream out = socket.getOutputStream();
        out.write("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        assertThat(Node.failure(dial)).isEqualTo(CloseReason.NOT_MARU);
      }
    }
  }

  @Test
  void one_who_never_answers_is_given_up() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Node hasty = new Node(loop(), Node.ALICE, HASTY, NetworkOptions.LAN)) {
      CompletableFuture<Talk> dial = hasty.dial(Node.endpoint(silent.getLocalPort()));
      assertThat(Node.failure(dial)).isEqualTo(CloseReason.TIMEOUT);
    }
  }

  @Test
  void where_no_connection_comes_to_be_it_is_given_up() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CrowdedDoor _ = new CrowdedDoor(busy);
        Node hasty = new Node(loop(), Node.ALICE, NO_PATIENCE_TO_CONNECT, NetworkOptions.LAN)) {
      CompletableFuture<Talk> dial = hasty.dial(Node.endpoint(busy.getLocalPort()));
      assertThat(Node.failure(dial)).isEqualTo(CloseReason.TIMEOUT);
    }
  }

  @Test
  void usually_three_seconds_are_enough_to_connect_and_five_to_prove() {
    assertThat(Patience.USUAL)
        .isEqualTo(
            new Patience(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(10)));
  }

  /// A door where as many wait as may, so that the system answers nobody else.
  private static final class CrowdedDoor implements AutoCloseable {
    private static final int FULL_AFTER_MS = 200;
    private static final int MOST = 100;
    private final List<Socket> waiting = new ArrayList<>();

    CrowdedDoor(ServerSocket door) throws IOException {
      boolean full = false;
      while (!full && waiting.size() < MOST) {
        Socket next = new Socket();
        waiting.add(next);
        try {
          next.connect(door.getLocalSocketAddress(), FULL_AFTER_MS);
        } catch (SocketTimeoutException answeredNoMore) {
          full = true;
        } catch (ConnectException refused) {
          break;
        }
      }
      Assumptions.assumeTrue(full, "this system turns away whoever finds no place to wait");
    }

    @Override
    public void close() throws IOException {
      for (Socket each : waiting) {
        each.close();
      }
    }
  }

  @Test
  void of_several_places_the_first_that_proves_itself_wins() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      alice.meets(bob);
      long start = System.nanoTime();
      Talk ours =
          alice.dial(Node.endpoint(silent.getLocalPort()), Node.endpoint(1), bob.endpoint()).get();
      assertThat(ours.connection.remote()).isEqualTo(bob.endpoint());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void a_taken_port_leads_to_the_next() throws Exception {
    try (Node second = node(Node.ALICE).listens(bob.port());
        Node third = node(Node.ALICE).listens(bob.port())) {
      assertThat(second.port()).isNotEqualTo(bob.port());
      assertThat(third.port()).isNotIn(bob.port(), second.port());
      assertThat(alice.meets(bob).connection.peer()).isEqualTo(bob.network.self());
    }
  }

  @Test
  void one_who_does_not_read_cannot_fill_our_memory() throws Exception {
    try (Node hasty = new Node(loop(), Node.ALICE, HASTY, NetworkOptions.LAN)) {
      Talk ours = hasty.meets(bob).starts();
      Talk theirs = bob.nextAccepted();
      Frame frame = big();
      long frames = 0;
      while (!ours.end.isDone()) {
        if (ours.says(frame)) {
          frames++;
          assertThat(frames * Limits.MAX_BODY_BYTES).isLessThan(64L << 20);
        } else {
          LockSupport.parkNanos(1_000_000);
        }
      }
      assertThat(ours.ends()).isEqualTo(CloseReason.STUCK);
      theirs.starts().ends();
      assertThat(theirs.heard.size()).isLessThanOrEqualTo((int) frames);
    }
  }

  @Test
  void one_who_reads_late_gets_everything_in_order() throws Exception {
    Talk ours = alice.meets(bob).starts();
    Talk theirs = bob.nextAccepted();
    int count = 0;
    while (ours.says(big()) && ours.says(new Ping(count))) {
      count++;
    }
    theirs.starts();
    for (int i = 0; i < count; i++) {
      assertThat(theirs.hears()).isInstanceOf(Put.class);
      assertThat(theirs.hears()).isEqualTo(new Ping(i));
    }
    assertThat(ours.end).isNotDone();
  }

  private static Frame big() {
    byte[] body = new byte[Limits.MAX_BODY_BYTES];
    Node.RANDOM.nextBytes(body);
    return new Put(new Envelope(Node.BOB.device(), Bytes.of(body)));
  }
}
