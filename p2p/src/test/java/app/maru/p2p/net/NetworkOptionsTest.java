package app.maru.p2p.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.wire.Limits;
import org.junit.jupiter.api.Test;

final class NetworkOptionsTest {
  private static final int USUAL = 27_180;

  @Test
  void a_second_profile_leaves_the_port_of_relays_free() {
    assertThat(NetworkOptions.LAN.ports(USUAL).boxed())
        .startsWith(USUAL, USUAL + 2, USUAL + 3)
        .doesNotContain(Limits.RELAY_PORT);
  }

  @Test
  void who_wants_the_port_of_relays_gets_it() {
    assertThat(NetworkOptions.LAN.ports(Limits.RELAY_PORT).boxed())
        .startsWith(Limits.RELAY_PORT, Limits.RELAY_PORT + 1);
  }

  @Test
  void nothing_lies_beyond_the_last_port() {
    assertThat(NetworkOptions.LAN.ports(Limits.MAX_PORT - 1).boxed())
        .containsExactly(Limits.MAX_PORT - 1, Limits.MAX_PORT);
  }

  @Test
  void a_taken_port_is_followed_by_nine_more() {
    assertThat(NetworkOptions.LAN.ports(30_000).boxed())
        .containsExactly(
            30_000, 30_001, 30_002, 30_003, 30_004, 30_005, 30_006, 30_007, 30_008, 30_009);
  }

  @Test
  void a_relay_tries_one_port_only() {
    NetworkOptions relay = NetworkOptions.relay(2, StrangerLimits.RELAY);
    assertThat(relay.ports(Limits.RELAY_PORT).boxed()).containsExactly(Limits.RELAY_PORT);
  }
}
