package app.maru.p2p.lan;

import static app.maru.p2p.lan.LanTown.linked;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.lan.LanTown.Node;
import app.maru.p2p.memory.Weather;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Both ends dial each other at the same moment; each says something as soon as the other is up.
final class SimultaneousDialTest {
  private static final int SEEDS = 400;

  @Test
  void both_agree_on_one_connection_and_nothing_is_lost() {
    for (long seed = 0; seed < SEEDS; seed++) {
      LanTown town = new LanTown(seed, new Weather(Duration.ZERO, Duration.ofMillis(2), 0, 0));
      Node alice = town.node(1).greets().opens();
      Node bob = town.node(2).greets().opens();
      Random random = new Random(seed);
      town.time.settle();
      town.time.after(spread(random), () -> alice.link.keepTrying(bob.endpoint()));
      town.time.after(spread(random), () -> bob.link.keepTrying(alice.endpoint()));
      town.time.runFor(Duration.ofSeconds(30));
      assertThat(linked(alice, bob)).as("seed %d", seed).isTrue();
      assertThat(alice.heard()).as("seed %d", seed).containsExactly("hello");
      assertThat(bob.heard()).as("seed %d", seed).containsExactly("hello");
      assertThat(alice.ups() + bob.ups()).as("seed %d", seed).isEqualTo(2);
    }
  }

  @Test
  void links_come_back_in_any_weather() {
    for (long seed = 0; seed < SEEDS / 4; seed++) {
      LanTown town = new LanTown(seed, Weather.rough());
      Node alice = town.node(1).greets().opens();
      Node bob = town.node(2).greets().opens();
      Node carol = town.node(3).greets().opens();
      town.time.runFor(Duration.ofMinutes(10));
      town.lan.weather(Weather.calm());
      boolean all =
          town.time.runUntil(
              () -> linked(alice, bob) && linked(bob, carol) && linked(alice, carol),
              Duration.ofSeconds(90));
      assertThat(all).as("seed %d", seed).isTrue();
    }
  }

  private static Duration spread(Random random) {
    return Duration.ofNanos(random.nextLong(1_500_000));
  }
}
