package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.net.Subnet;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/// Whose signatures are looked at next.
final class TurnsTest {
  private static final Subnet EVE = Subnet.of(InetAddress.ofLiteral("192.0.2.1"));
  private static final Subnet ALICE = Subnet.of(InetAddress.ofLiteral("192.0.2.2"));
  private static final Subnet BOB = Subnet.of(InetAddress.ofLiteral("192.0.2.3"));

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final VirtualLoop loop = time.loop();
  private final List<String> done = new ArrayList<>();
  private int running;
  private int most;
  private boolean refusing;
  private final Turns turns = new Turns(loop, this::background);

  /// Each piece takes a millisecond.
  private void background(Runnable task) {
    if (refusing) {
      throw new RejectedExecutionException("for a test");
    }
    running++;
    most = Math.max(most, running);
    time.after(
        Duration.ofMillis(1),
        () -> {
          running--;
          task.run();
        });
  }

  private void take(Subnet from, String what) {
    turns.take(from, () -> done.add(what), () -> done.add(what + " lost"));
  }

  @Test
  void one_who_wants_much_makes_only_itself_wait() {
    for (int i = 0; i < 1000; i++) {
      take(EVE, "eve " + i);
    }
    take(ALICE, "alice");
    take(BOB, "bob");
    time.runFor(Duration.ofMillis(3));
    assertThat(done).contains("alice", "bob").hasSizeLessThan(8);
    time.runFor(Duration.ofSeconds(1));
    assertThat(done).hasSize(1002);
    assertThat(done).filteredOn(each -> each.startsWith("eve")).startsWith("eve 0", "eve 1");
    assertThat(most).isEqualTo(Turns.AT_ONCE);
  }

  @Test
  void a_piece_that_fails_takes_no_other_with_it() {
    turns.take(
        EVE,
        () -> {
          throw new IllegalStateException("for a test");
        },
        () -> done.add("lost"));
    for (int i = 0; i < 5; i++) {
      take(EVE, "eve " + i);
    }
    time.runFor(Duration.ofSeconds(1));
    assertThat(done).containsExactlyInAnyOrder("lost", "eve 0", "eve 1", "eve 2", "eve 3", "eve 4");
  }

  @Test
  void when_nobody_is_there_to_work_all_are_told_and_the_next_goes_on() {
    take(EVE, "first");
    take(EVE, "second");
    take(EVE, "third");
    take(EVE, "fourth");
    refusing = true;
    time.runFor(Duration.ofMillis(5));
    assertThat(done).containsExactlyInAnyOrder("first", "second", "third lost", "fourth lost");
    refusing = false;
    take(ALICE, "later");
    take(BOB, "later too");
    time.runFor(Duration.ofMillis(5));
    assertThat(done).contains("later", "later too");
  }
}
