package app.maru.p2p.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.wire.Limits;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StrangerGuardTest {
  @Test
  void at_a_relay_a_whole_company_comes_from_one_address_and_leaves_room_for_others()
      throws Exception {
    StrangerLimits limits = StrangerLimits.RELAY;
    StrangerGuard guard = new StrangerGuard(() -> 0, limits);
    InetAddress company = InetAddress.getByName("10.0.0.1");
    InetAddress other = InetAddress.getByName("10.0.0.2");
    InetAddress third = InetAddress.getByName("10.0.0.3");
    List<InetAddress> closed = new ArrayList<>();
    for (int i = 0; i < limits.perAddress(); i++) {
      assertThat(guard.enter(new Object(), company, () -> closed.add(company))).isTrue();
    }
    assertThat(guard.enter(new Object(), company, () -> {})).isFalse();
    for (int i = limits.perAddress(); i < limits.unproved(); i++) {
      assertThat(guard.enter(new Object(), other, () -> closed.add(other))).isTrue();
    }
    assertThat(closed).isEmpty();
    assertThat(guard.enter(new Object(), third, () -> {})).isTrue();
    assertThat(closed).containsExactly(other);
  }

  @Test
  void no_address_may_come_too_often() throws Exception {
    AtomicLong now = new AtomicLong();
    StrangerGuard guard = new StrangerGuard(now::get, StrangerLimits.LAN);
    InetAddress one = InetAddress.getByName("10.0.0.1");
    InetAddress other = InetAddress.getByName("10.0.0.2");
    for (int i = 0; i < Limits.ADDRESS_BURST; i++) {
      assertThat(comesAndGoes(guard, one)).isTrue();
    }
    assertThat(comesAndGoes(guard, one)).isFalse();
    assertThat(comesAndGoes(guard, other)).isTrue();
    now.addAndGet(Limits.ADDRESS_REFILL.toNanos());
    assertThat(comesAndGoes(guard, one)).isTrue();
    assertThat(comesAndGoes(guard, one)).isFalse();
  }

  @Test
  void the_silent_take_no_place_from_those_who_come_later() throws Exception {
    StrangerGuard guard = new StrangerGuard(() -> 0, StrangerLimits.LAN);
    List<Integer> closed = new ArrayList<>();
    int entered = 0;
    for (int host = 1; host <= 100; host++) {
      InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) host});
      for (int i = 0; i < Limits.MAX_UNPROVED_PER_ADDRESS; i++) {
        int number = entered;
        assertThat(guard.enter(new Object(), address, () -> closed.add(number))).isTrue();
        entered++;
      }
      assertThat(guard.enter(new Object(), address, () -> {})).isFalse();
    }
    assertThat(closed).hasSize(entered - Limits.MAX_UNPROVED);
  }

  @Test
  void where_many_come_at_once_the_older_keep_their_places_for_a_while() throws Exception {
    AtomicLong now = new AtomicLong();
    StrangerLimits two =
        new StrangerLimits(2, 2, Duration.ofSeconds(3), 100, Duration.ofMillis(1), 1);
    StrangerGuard guard = new StrangerGuard(now::get, two);
    List<String> closed = new ArrayList<>();
    InetAddress one = InetAddress.getByName("10.0.0.1");
    InetAddress other = InetAddress.getByName("10.0.0.2");
    InetAddress third = InetAddress.getByName("10.0.0.3");
    assertThat(guard.enter("a", one, () -> closed.add("a"))).isTrue();
    assertThat(guard.enter("b", other, () -> closed.add("b"))).isTrue();
    assertThat(guard.enter("c", third, () -> closed.add("c"))).isFalse();
    now.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(guard.enter("d", third, () -> closed.add("d"))).isTrue();
    assertThat(closed).containsExactly("a");
    guard.leave("b");
    assertThat(guard.enter("e", one, () -> closed.add("e"))).isTrue();
  }

  @Test
  void whoever_took_most_places_makes_room_at_once_for_those_with_fewer() throws Exception {
    StrangerLimits four =
        new StrangerLimits(4, 3, Duration.ofSeconds(3), 100, Duration.ofMillis(1), 1);
    StrangerGuard guard = new StrangerGuard(() -> 0, four);
    List<String> closed = new ArrayList<>();
    InetAddress greedy = InetAddress.getByName("10.0.0.1");
    InetAddress modest = InetAddress.getByName("10.0.0.2");
    InetAddress newcomer = InetAddress.getByName("10.0.0.3");
    for (String each : List.of("a", "b", "c")) {
      assertThat(guard.enter(each, greedy, () -> closed.add(each))).isTrue();
    }
    assertThat(guard.enter("d", modest, () -> closed.add("d"))).isTrue();
    assertThat(guard.enter("e", newcomer, () -> closed.add("e"))).isTrue();
    assertThat(closed).as("the farthest from its end").containsExactly("c");
    assertThat(guard.enter("f", modest, () -> closed.add("f"))).as("not clearly more").isFalse();
    assertThat(closed).containsExactly("c");
  }

  private static boolean comesAndGoes(StrangerGuard guard, InetAddress address) {
    Object stranger = new Object();
    boolean entered = guard.enter(stranger, address, () -> {});
    guard.leave(stranger);
    return entered;
  }
}
