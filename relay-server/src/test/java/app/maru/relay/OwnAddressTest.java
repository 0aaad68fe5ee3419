package app.maru.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What stands in the link of a relay whose operator named no host.
final class OwnAddressTest {
  private static Optional<String> best(@Nullable String routed, String... lan) {
    List<InetAddress> there = Arrays.stream(lan).map(InetAddress::ofLiteral).toList();
    return OwnAddress.best(there, () -> Optional.ofNullable(routed).map(InetAddress::ofLiteral));
  }

  @Test
  void on_a_lan_the_address_there_wherever_the_world_is() {
    assertThat(best("10.8.0.2", "192.168.1.7", "10.0.0.2")).contains("192.168.1.7");
    assertThat(best("203.0.113.5", "fd00::7", "10.0.0.2")).contains("10.0.0.2");
  }

  @Test
  void without_a_lan_the_one_that_leads_to_the_world() {
    assertThat(best("203.0.113.5")).contains("203.0.113.5");
    assertThat(best("203.0.113.5", "169.254.3.4")).contains("203.0.113.5");
    assertThat(best("2001:db8::5")).contains("2001:db8:0:0:0:0:0:5");
  }

  @Test
  void none_that_nobody_else_can_use() {
    assertThat(best(null)).isEmpty();
    assertThat(best("127.0.0.1")).isEmpty();
    assertThat(best("0.0.0.0", "fe80::1")).isEmpty();
  }
}
