package app.maru.p2p.lan;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.p2p.lan.DiscoveryEvent.Found;
import app.maru.p2p.net.ThreadLoop;
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
