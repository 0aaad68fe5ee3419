package app.maru.p2p.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is counted as one, and what that leaves to others.
final class SubnetTest {
  private final AtomicLong now = new AtomicLong();

  @ParameterizedTest
  @CsvSource({
    // one site, whatever it makes of its bytes
    "2001:db8:1:2::1, 2001:db8:1:2::2, true",
    "2001:db8:1:2::1, 2001:db8:1:ffff:a:b:c:d, true",
    "2001:db8:1:2::1, 2001:db8:2:2::1, false",
    // all begin alike on one LAN, and each is a computer
    "fe80::1, fe80::2, false",
    "fd00:1:2:3::1, fd00:1:2:3::2, false",
    "fc00::1, fc00::2, false",
    "fec0::1, fec0::2, false",
    "::1, ::2, false",
    "192.0.2.1, 192.0.2.2, false",
    "10.0.0.1, 10.0.0.1, true",
    // the same computer, by IPv4 and as IPv6 writes that
    "192.0.2.1, ::ffff:192.0.2.1, true",
  })
  void addresses_of_one_site_count_as_one(String one, String other, boolean same) {
    Subnet first = Subnet.of(InetAddress.ofLiteral(one));
    Subnet second = Subnet.of(InetAddress.ofLiteral(other));
    assertThat(first.equals(second)).isEqualTo(same);
  }

  @Test
  void it_says_no_address() {
    assertThat(Subnet.of(InetAddress.ofLiteral("192.0.2.1"))).hasToString("a network");
  }

  @Test
  void whoever_has_a_network_of_addresses_has_no_more_places_than_one() {
    StrangerLimits limits = StrangerLimits.RELAY;
    StrangerGuard guard = new StrangerGuard(now::get, limits);
    int entered = 0;
    for (int host = 0; host < limits.unproved(); host++) {
      entered += guard.enter(new Object(), host("2001:db8:1:", host), () -> {}) ? 1 : 0;
    }
    assertThat(entered).isEqualTo(limits.perAddress());
    assertThat(guard.refused()).isEqualTo(limits.unproved() - entered);
    assertThat(guard.enter(new Object(), host("2001:db8:2:", 1), () -> {})).isTrue();
  }

  @Test
  void whoever_has_a_network_of_addresses_comes_no_more_often_than_one() {
    StrangerLimits limits = StrangerLimits.RELAY;
    StrangerGuard guard = new StrangerGuard(now::get, limits);
    int entered = 0;
    for (int host = 0; host < 2 * limits.burst(); host++) {
      entered += comesAndGoes(guard, host("2001:db8:1:", host)) ? 1 : 0;
    }
    assertThat(entered).isEqualTo(limits.burst());
    assertThat(comesAndGoes(guard, host("2001:db8:2:", 1))).isTrue();
    now.addAndGet(limits.refill().toNanos());
    assertThat(comesAndGoes(guard, host("2001:db8:1:", 1))).isTrue();
    assertThat(comesAndGoes(guard, host("2001:db8:1:", 2))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"2001:db8:1:2::", "fe80::", "fd00:1:2:3::"})
  void two_hundred_computers_of_one_lan_find_each_other_at_once(String prefix) {
    StrangerGuard guard = new StrangerGuard(now::get, StrangerLimits.LAN);
    for (int host = 1; host <= 200; host++) {
      assertThat(comesAndGoes(guard, InetAddress.ofLiteral(prefix + host))).as("%s", host).isTrue();
    }
  }

  @Test
  void one_computer_of_a_lan_that_makes_up_addresses_leaves_places_and_turns_to_others() {
    StrangerLimits limits = StrangerLimits.LAN;
    StrangerGuard guard = new StrangerGuard(now::get, limits);
    int entered = 0;
    for (int host = 0; host < 10_000; host++) {
      entered += guard.enter(new Object(), host("2001:db8:1:", host), () -> {}) ? 1 : 0;
    }
    assertThat(entered).isEqualTo(48);
    assertThat(guard.enter(new Object(), InetAddress.ofLiteral("10.0.0.7"), () -> {})).isTrue();
    assertThat(guard.enter(new Object(), InetAddress.ofLiteral("fe80::7"), () -> {})).isTrue();
    now.addAndGet(Duration.ofHours(1).toNanos());
    int honest = 0;
    for (int i = 0; i < limits.burst() * 2; i++) {
      honest += comesAndGoes(guard, InetAddress.ofLiteral("fe80::8")) ? 1 : 0;
    }
    assertThat(honest).as("each address alone has less than a network").isEqualTo(limits.burst());
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1, false", "2001:db8:1:2::, true"})
  void an_office_of_two_hundred_comes_back_to_its_relay_at_once(String from, boolean each) {
    StrangerGuard guard = new StrangerGuard(now::get, StrangerLimits.RELAY);
    for (int round = 0; round < 5; round++) {
      for (int device = 1; device <= 200; device++) {
        InetAddress address = InetAddress.ofLiteral(each ? from + device : from);
        assertThat(guard.enter(round * 1000 + device, address, () -> {})).isTrue();
      }
      for (int device = 1; device <= 200; device++) {
        guard.leave(round * 1000 + device);
      }
      now.addAndGet(Duration.ofSeconds(1).toNanos());
    }
    assertThat(guard.refused()).isZero();
  }

  private static InetAddress host(String site, int number) {
    return InetAddress.ofLiteral(site + Integer.toHexString(number) + "::1");
  }

  private static boolean comesAndGoes(StrangerGuard guard, InetAddress address) {
    Object stranger = new Object();
    boolean entered = guard.enter(stranger, address, () -> {});
    guard.leave(stranger);
    return entered;
  }
}
