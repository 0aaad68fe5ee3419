package app.maru.p2p.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void one_sender_may_send_so_much_a_second() {
    Throttle<String> throttle = new Throttle<>(3, 100);

    assertThat(admitted(throttle, "a", 10, SECOND)).isEqualTo(3);
    assertThat(admitted(throttle, "b", 10, SECOND)).isEqualTo(3);
    assertThat(admitted(throttle, "a", 10, 2 * SECOND)).isEqualTo(3);
  }

  @Test
  void all_together_may_send_so_much_a_second() {
    Throttle<Integer> throttle = new Throttle<>(3, 100);

    long admitted = IntStream.range(0, 1000).filter(i -> throttle.admits(i, SECOND)).count();

    assertThat(admitted).isEqualTo(100);
  }

  @Test
  void a_socket_takes_so_much_of_each_address_and_so_much_of_all() {
    Throttle<InetAddress> throttle = AnnounceSocket.throttle();
    int senders = 2 * DiscoveryLimits.MAX_PER_SOCKET / DiscoveryLimits.MAX_PER_SENDER;
    int admitted = 0;
    for (int sender = 1; sender <= senders; sender++) {
      InetAddress address = Footholds.address("10.0.0." + sender);
      for (int i = 0; i < 2 * DiscoveryLimits.MAX_PER_SENDER; i++) {
        admitted += throttle.admits(address, SECOND) ? 1 : 0;
      }
      int most = Math.min(sender * DiscoveryLimits.MAX_PER_SENDER, DiscoveryLimits.MAX_PER_SOCKET);
      assertThat(admitted).isEqualTo(most);
    }
  }

  @Test
  void it_remembers_only_so_many_senders() {
    Throttle<Integer> throttle = new Throttle<>(3, 1_000_000);

    long admitted = IntStream.range(0, 10_000).filter(i -> throttle.admits(i, SECOND)).count();

    assertThat(admitted).isEqualTo(DiscoveryLimits.MAX_SENDERS);
    assertThat(throttle.admits(0, SECOND)).isTrue();
  }

  private static long admitted(Throttle<String> throttle, String sender, int tries, long now) {
    return IntStream.range(0, tries).filter(i -> throttle.admits(sender, now)).count();
  }
}
