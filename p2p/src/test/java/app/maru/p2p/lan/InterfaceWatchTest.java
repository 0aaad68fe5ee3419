package app.maru.p2p.lan;

import static app.maru.p2p.lan.Footholds.CABLE;
import static app.maru.p2p.lan.Footholds.CABLE_V6;
import static app.maru.p2p.lan.Footholds.WIFI;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterfaceWatchTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-21T00:00:00Z"));
  private final SleepyLoop loop = new SleepyLoop(time.loop());
  private final List<InterfaceWatch.Change> changes = new ArrayList<>();
  private Optional<List<NicAddress>> now = Optional.of(List.of(CABLE));
  private int looks;
  private final InterfaceWatch watch =
      new InterfaceWatch(
          () -> {
            looks++;
            return now;
          },
          loop,
          Runnable::run,
          changes::add);

  @BeforeEach
  void open() {
    watch.open();
    time.settle();
  }

  @Test
  void the_start_is_told_at_once() {
    assertThat(changes).containsExactly(new InterfaceWatch.Change(List.of(CABLE), false));
  }

  @Test
  void nothing_is_told_while_nothing_happens() {
    time.runFor(Duration.ofMinutes(10));

    assertThat(changes).hasSize(1);
    assertThat(looks).isBetween(390, 410);
  }

  @Test
  void a_pulled_cable_is_told_within_two_seconds() {
    now = Optional.of(List.of());
    time.runFor(Duration.ofSeconds(2));

    assertThat(changes).hasSize(2);
    assertThat(changes.getLast().footholds()).isEmpty();
  }

  @Test
  void steps_of_one_change_are_told_together() {
    time.runFor(Duration.ofMillis(1400));
    now = Optional.of(List.of(WIFI));
    time.runFor(Duration.ofMillis(300));
    now = Optional.of(List.of(WIFI, CABLE));
    time.runFor(Duration.ofMillis(500));
    now = Optional.of(List.of(WIFI, CABLE, CABLE_V6));
    time.runFor(Duration.ofSeconds(5));

    assertThat(changes).hasSize(2);
    assertThat(changes.getLast().footholds()).containsExactly(WIFI, CABLE, CABLE_V6);
  }

  @Test
  void a_change_that_never_settles_is_told_all_the_same() {
    for (int i = 0; i < 40; i++) {
      now = Optional.of(List.of(Footholds.at("eth0", 2, "10.0.0." + (i + 3) + "/24")));
      time.runFor(Duration.ofMillis(100));
    }

    assertThat(changes.size()).isBetween(2, 4);
  }

  @Test
  void a_flicker_that_ends_as_it_began_is_not_told() {
    time.runFor(Duration.ofMillis(1400));
    now = Optional.of(List.of());
    time.runFor(Duration.ofMillis(200));
    now = Optional.of(List.of(CABLE));
    time.runFor(Duration.ofSeconds(5));

    assertThat(changes).hasSize(1);
  }

  @Test
  void sleep_is_told_although_nothing_else_changed() {
    time.runFor(Duration.ofSeconds(4));
    loop.sleep(Duration.ofMinutes(3));
    time.runFor(Duration.ofSeconds(2));

    assertThat(changes).hasSize(2);
    assertThat(changes.getLast()).isEqualTo(new InterfaceWatch.Change(List.of(CABLE), true));
    time.runFor(Duration.ofMinutes(1));
    assertThat(changes).hasSize(2);
  }

  @Test
  void a_system_that_cant_say_has_not_lost_its_interfaces() {
    now = Optional.empty();
    time.runFor(Duration.ofSeconds(10));

    assertThat(changes).hasSize(1);
  }

  @Test
  void a_closed_watch_looks_no_more() {
    watch.close();
    int before = looks;
    now = Optional.of(List.of());
    time.runFor(Duration.ofMinutes(1));

    assertThat(looks).isEqualTo(before);
    assertThat(changes).hasSize(1);
  }

  /// A loop on a computer that can sleep: the wall clock goes on, nothing else does.
  private static final class SleepyLoop implements Loop {
    private final Loop inner;
    private Duration asleep = Duration.ZERO;

    SleepyLoop(Loop inner) {
      this.inner = inner;
    }

    void sleep(Duration duration) {
      asleep = asleep.plus(duration);
    }

    @Override
    public void execute(Runnable task) {
      inner.execute(task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
      return inner.schedule(delay, task);
    }

    @Override
    public void atTurnEnd(Runnable task) {
      inner.atTurnEnd(task);
    }

    @Override
    public Instant now() {
      return inner.now().plus(asleep);
    }

    @Override
    public long nanoTime() {
      return inner.nanoTime();
    }

    @Override
    public boolean inLoop() {
      return inner.inLoop();
    }
  }
}
