package app.maru.relay.limit;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceId;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.relay.mailbox.Letters;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Who may still do how much, by a given clock.
final class GateTest {
  private static final DeviceId BOB = Letters.device(1);
  private static final DeviceId CAROL = Letters.device(2);

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final VirtualLoop loop = time.loop();
  private final Gate gate = new Gate(loop, RelayRates.USUAL);

  private Origin from(String address) {
    return gate.arrived(InetAddress.ofLiteral(address));
  }

  /// How often it is allowed at once.
  private static int often(Supplier<Duration> what) {
    int often = 0;
    while (often < 100_000 && what.get().isZero()) {
      often++;
    }
    return often;
  }

  @Test
  void nobody_uses_up_what_others_may_leave_or_fetch() {
    Origin eve = from("192.0.2.1");
    assertThat(often(() -> gate.firstContact(eve, BOB))).isEqualTo(20);
    assertThat(often(() -> gate.bundle(eve, BOB))).isEqualTo(20);
    assertThat(gate.firstContact(eve, CAROL)).isZero();
    Origin alice = from("192.0.2.2");
    assertThat(often(() -> gate.firstContact(alice, BOB))).isEqualTo(20);
    assertThat(often(() -> gate.bundle(alice, BOB))).isEqualTo(20);
    time.runFor(Duration.ofSeconds(10));
    assertThat(often(() -> gate.firstContact(eve, BOB))).isEqualTo(1);
  }

  @Test
  void whoever_comes_by_many_addresses_of_a_site_has_what_one_has() {
    assertThat(often(() -> gate.firstContact(from("2001:db8:1:1::1"), BOB))).isEqualTo(20);
    assertThat(gate.firstContact(from("2001:db8:1:2::1"), BOB)).isPositive();
    assertThat(gate.connections(InetAddress.ofLiteral("2001:db8:1:3::1"))).isEqualTo(22);
    assertThat(gate.firstContact(from("2001:db8:2:1::1"), BOB)).isZero();
    assertThat(gate.firstContact(from("fe80::1"), BOB)).isZero();
    assertThat(gate.connections(InetAddress.ofLiteral("fe80::2"))).isZero();
  }

  @Test
  void all_of_a_network_share_what_it_may_deposit_and_others_have_their_own() {
    Origin one = from("192.0.2.1");
    assertThat(often(() -> one.deposits().take())).isEqualTo(20_000);
    assertThat(from("192.0.2.1").deposits().take()).isPositive();
    assertThat(from("192.0.2.2").deposits().take()).isZero();
    time.runFor(Duration.ofMillis(10));
    assertThat(often(() -> one.deposits().take())).isEqualTo(100);
  }

  @Test
  void to_come_again_makes_nobody_new() {
    Origin eve = from("192.0.2.1");
    assertThat(often(() -> eve.persons().take())).isEqualTo(500);
    assertThat(often(() -> eve.proofs().take(100))).isEqualTo(300);
    assertThat(often(() -> gate.questions(BOB).take())).isEqualTo(60);
    assertThat(often(() -> eve.deposits().take())).isEqualTo(20_000);
    gate.left(eve);
    gate.forget();
    Origin again = from("192.0.2.1");
    assertThat(again.deposits().take()).isPositive();
    assertThat(again.persons().take()).isPositive();
    assertThat(again.proofs().take(100)).isPositive();
    assertThat(gate.questions(BOB).take()).isPositive();
    time.runFor(Duration.ofMinutes(1));
    assertThat(often(() -> again.persons().take())).isEqualTo(1);
  }

  @Test
  void who_has_gone_and_may_do_all_again_is_not_remembered() {
    List<Origin> here = new ArrayList<>();
    for (int host = 1; host < 100; host++) {
      Origin origin = from("192.0.2." + host);
      here.add(origin);
      assertThat(gate.firstContact(origin, BOB)).isZero();
      assertThat(gate.questions(Letters.device(host)).take()).isZero();
    }
    here.subList(1, here.size()).forEach(gate::left);
    gate.forget();
    assertThat(gate.remembered()).isEqualTo(98 + 99 + 99);
    time.runFor(Duration.ofSeconds(11));
    gate.forget();
    assertThat(gate.remembered()).isZero();
    assertThat(gate.connections(InetAddress.ofLiteral("192.0.2.1"))).isEqualTo(1);
  }

  @Test
  void one_time_prekeys_are_not_used_up_by_many_networks_either() {
    int given = 0;
    for (int network = 0; network < 10; network++) {
      Origin bot = from("192.0.2." + network);
      for (int i = 0; i < 10; i++) {
        assertThat(gate.bundle(bot, BOB)).as("everybody has a bundle").isZero();
        given += gate.givesOneTime(BOB) ? 1 : 0;
      }
    }
    assertThat(given).isEqualTo(20);
    assertThat(gate.givesOneTime(CAROL)).isTrue();
  }

  @Test
  void two_hundred_devices_of_one_office_have_all_their_signatures_looked_at_on_one_morning() {
    Origin office = from("192.0.2.1");
    for (int device = 0; device < 200; device++) {
      assertThat(office.persons().take()).isZero();
      // Entering, a bundle, and three times prekeys for it.
      for (int signatures : List.of(4, 6, 46, 46, 26)) {
        assertThat(office.proofs().take(signatures)).isZero();
      }
      for (int question = 0; question < 6; question++) {
        assertThat(gate.questions(Letters.device(device)).take()).isZero();
      }
    }
  }

  @Test
  void of_more_networks_than_are_remembered_the_one_that_went_first_is_forgotten() {
    int remembered = 65_536;
    for (int i = 0; i <= remembered; i++) {
      gate.left(from("%d.%d.%d.1".formatted(11 + i / 65_536, i / 256 % 256, i % 256)));
    }
    assertThat(gate.remembered()).isEqualTo(remembered);
  }
}
