package app.maru.p2p.lan;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.p2p.lan.DiscoveryEvent.Found;
import app.maru.p2p.net.ThreadLoop;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Real sockets, one computer, no network.
class LoopbackTest {
  private static final int PORT = 27_991;
  private static final Duration SOON = Duration.ofSeconds(10);

  private final SecureRandom random = new SecureRandom();
  private final ThreadLoop loop = ThreadLoop.open("test-loop");
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final LinkedBlockingQueue<DiscoveryEvent> heardByAlice = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<DiscoveryEvent> heardByBob = new LinkedBlockingQueue<>();
  private final LanDiscovery alice = discovery();
  private final LanDiscovery bob = discovery();
  private final Advert aliceAdvert = advert(1001);
  private final Advert bobAdvert = advert(1002);

  @BeforeEach
  void alice_is_there() {
    loop.execute(() -> alice.open(aliceAdvert, heardByAlice::add));
  }

  @AfterEach
  void close() {
    loop.execute(alice::close);
    loop.execute(bob::close);
    loop.close();
    background.close();
  }

  @Test
  void two_profiles_find_each_other_without_any_network() throws InterruptedException {
    loop.execute(() -> bob.open(bobAdvert, heardByBob::add));

    assertThat(next(heardByBob, aliceAdvert).endpoints())
        .containsExactly(Footholds.endpoint("127.0.0.1", 1001));
    assertThat(next(heardByAlice, bobAdvert).endpoints())
        .containsExactly(Footholds.endpoint("127.0.0.1", 1002));
  }

  @Test
  void a_refresh_makes_both_hear_again() throws InterruptedException {
    loop.execute(() -> bob.open(bobAdvert, heardByBob::add));
    next(heardByBob, aliceAdvert);
    next(heardByAlice, bobAdvert);

    loop.execute(alice::refresh);

    next(heardByAlice, bobAdvert);
  }

  @Test
  void a_flood_of_hellos_gets_few_answers_none_longer_than_a_hello() throws Exception {
    NetworkInterface loopback = NetworkInterface.getByInetAddress(Footholds.address("127.0.0.1"));
    byte[] hello = new Announcement(Announcement.Kind.HELLO, advert(1003)).encode();
    try (DatagramSocket stranger =
        new DatagramSocket(new InetSocketAddress(Footholds.address("127.0.0.1"), 0))) {
      stranger.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback);
      InetAddress group = Footholds.address(DiscoveryLimits.GROUP_V4);
      DatagramPacket answer = new DatagramPacket(new byte[100], 100);
      stranger.setSoTimeout(100);
      do {
        stranger.send(new DatagramPacket(hello, hello.length, group, PORT));
      } while (!receives(stranger, answer));
      assertThat(answer.getLength()).isLessThanOrEqualTo(hello.length);

      for (int i = 0; i < 500; i++) {
        stranger.send(new DatagramPacket(hello, hello.length, group, PORT));
      }

      int answers = 0;
      while (receives(stranger, answer)) {
        answers++;
      }
      // The flood may fall on both sides of a second's end.
      assertThat(answers).isLessThanOrEqualTo(2 * DiscoveryLimits.MAX_PER_SENDER);
    }
  }

  private static boolean receives(DatagramSocket socket, DatagramPacket packet) throws IOException {
    try {
      socket.receive(packet);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private Found next(LinkedBlockingQueue<DiscoveryEvent> events, Advert whose)
      throws InterruptedException {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (true) {
      DiscoveryEvent event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertThat(event).as("heard in time").isNotNull();
      if (event instanceof Found found && found.instance().equals(whose.instance())) {
        return found;
      }
    }
  }

  private LanDiscovery discovery() {
    // No interface is called so: only loopback is left.
    return new LanDiscovery(
        loop, background, random, new DiscoveryOptions(Set.of("none"), true, false, PORT));
  }

  private Advert advert(int port) {
    byte[] instance = new byte[8];
    random.nextBytes(instance);
    return new Advert(Bytes.of(instance), port);
  }
}
