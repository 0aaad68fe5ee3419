package app.maru.p2p.memory;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Network;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Ping;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MemoryLanTest {
  private static final Weather STORM =
      new Weather(Duration.ofMillis(1), Duration.ofMillis(50), 0.2, 0.3);

  @Test
  void the_same_seed_gives_the_same_run() {
    assertThat(storm(7)).isEqualTo(storm(7)).isNotEqualTo(storm(8));
  }

  @Test
  void of_the_frames_in_flight_when_a_connection_breaks_some_arrive_in_order() {
    int lost = 0;
    int late = 0;
    for (long seed = 0; seed < 200; seed++) {
      Pair pair = new Pair(seed, STORM);
      pair.talk(100);
      List<Frame> heard = pair.bob.frames;
      for (int i = 0; i < heard.size(); i++) {
        assertThat(heard.get(i)).isEqualTo(new Ping(i));
      }
      assertThat(pair.alice.end).isEqualTo(CloseReason.LOST);
      assertThat(pair.bob.end).isEqualTo(CloseReason.LOST);
      lost += heard.size() < pair.sent ? 1 : 0;
      late += pair.bob.framesAfter > 0 ? 1 : 0;
    }
    assertThat(lost).isBetween(100, 200);
    // The sender knew of the break already, and yet its frames arrived.
    assertThat(late).isGreaterThan(10);
  }

  @Test
  void islands_hold_frames_back_until_they_are_joined() {
    Pair pair = new Pair(1, Weather.calm());
    pair.lan.partition(Set.of(pair.there));
    pair.talk(3);
    assertThat(pair.bob.frames).isEmpty();
    pair.lan.heal();
    pair.time.runFor(Duration.ofSeconds(1));
    assertThat(pair.bob.frames).containsExactly(new Ping(0), new Ping(1), new Ping(2));
  }

  @Test
  void a_goodbye_comes_after_everything_said_before() {
    Pair pair = new Pair(1, Weather.calm());
    pair.talk(2);
    pair.alice.connection().close(ByeReason.SHUTDOWN);
    pair.time.runFor(Duration.ofSeconds(1));
    assertThat(pair.bob.frames)
        .containsExactly(new Ping(0), new Ping(1), new Bye(ByeReason.SHUTDOWN));
    assertThat(pair.bob.end).isEqualTo(CloseReason.CLOSED_THERE);
    assertThat(pair.alice.end).isEqualTo(CloseReason.CLOSED_HERE);
    assertThat(pair.alice.connection().send(new Ping(9))).isFalse();
  }

  @Test
  void a_crash_is_told_and_a_power_failure_only_after_the_next_start() {
    Pair crash = new Pair(1, Weather.calm());
    crash.there.crash();
    crash.time.runFor(Duration.ofSeconds(1));
    assertThat(crash.alice.end).isEqualTo(CloseReason.LOST);

    Pair failure = new Pair(1, Weather.calm());
    failure.there.powerFails();
    failure.talk(1);
    failure.time.runFor(Duration.ofMinutes(1));
    assertThat(failure.alice.end).isNull();
    failure.there.boot(failure.time.loop());
    failure.time.runFor(Duration.ofSeconds(1));
    assertThat(failure.alice.end).isEqualTo(CloseReason.LOST);
    assertThat(failure.bob.frames).isEmpty();
  }

  @Test
  void nothing_is_sent_without_end() {
    Pair pair = new Pair(1, Weather.calm());
    pair.lan.partition(Set.of(pair.there));
    int sent = 0;
    while (pair.alice.connection().send(new Ping(sent))) {
      sent++;
      assertThat(sent).isLessThan(1_000_000);
    }
    assertThat(sent).isGreaterThan(1000);
  }

  @Test
  void a_turn_ends_when_nothing_is_ready_and_a_dead_loop_does_nothing() {
    VirtualTime time = new VirtualTime(Instant.EPOCH);
    VirtualLoop loop = time.loop(Duration.ofDays(365));
    List<String> log = new ArrayList<>();
    loop.execute(() -> {
      loop.atTurnEnd(() -> log.add("end"));
      loop.execute(() -> log.add("second"));
      log.add("first");
    });
    loop.schedule(Duration.ofSeconds(1), () -> log.add("later")).cancel();
    time.runFor(Duration.ofSeconds(2));
    assertThat(log).containsExactly("first", "second", "end");
    assertThat(loop.now()).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(365)).plusSeconds(2));
    loop.execute(() -> log.add("never"));
    loop.kill();
    loop.execute(() -> log.add("never"));
    time.runFor(Duration.ofSeconds(1));
    assertThat(log).hasSize(3);
  }

  private static List<Frame> storm(long seed) {
    Pair pair = new Pair(seed, STORM);
    pair.talk(100);
    List<Frame> all = new ArrayList<>(pair.bob.frames);
    all.add(new Ping(pair.time.nanoTime() + pair.sent));
    return all;
  }

  /// Two hosts and one connection between them.
  private static final class Pair {
    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final MemoryLan lan;
    private final MemoryHost there;
    private final End alice = new End();
    private final End bob = new End();
    private int sent;

    Pair(long seed, Weather weather) {
      lan = new MemoryLan(time, seed, Weather.calm());
      Network ours = lan.host(time.loop()).network(peer(1));
      there = lan.host(time.loop());
      Network theirs = there.network(peer(2));
      try {
        int port = theirs.listen(0, bob);
        ours.dial(List.of(new Endpoint(there.address(), port)), alice);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      bob.other = alice;
      time.runFor(Duration.ofSeconds(1));
      lan.weather(weather);
    }

    /// Alice says something every millisecond until she hears that the connection broke.
    void talk(int most) {
      for (int i = 0; i < most; i++) {
        if (alice.end == null && alice.connection().send(new Ping(sent))) {
          sent++;
          time.runFor(Duration.ofMillis(1));
        }
      }
      time.runFor(Duration.ofSeconds(1));
      if (alice.end == null && most == 100) {
        alice.connection().close(ByeReason.SHUTDOWN);
      }
    }

    private static Peer peer(int id) {
      byte[] person = new byte[PersonId.SIZE];
      byte[] device = new byte[DeviceId.SIZE];
      person[0] = (byte) id;
      device[0] = (byte) id;
      return new Peer(PersonId.of(person), DeviceId.of(device));
    }
  }

  private static final class End
      implements Network.DialListener, Network.Acceptor, Connection.Listener {
    private final List<Frame> frames = new ArrayList<>();
    private @Nullable Connection connection;
    private @Nullable CloseReason end;
    private @Nullable End other;
    private int framesAfter;

    Connection connection() {
      return java.util.Objects.requireNonNull(connection);
    }

    @Override
    public boolean admits(Peer peer, Endpoint remote) {
      return true;
    }

    @Override
    public void connected(Connection made) {
      connection = made;
      made.start(this);
    }

    @Override
    public void failed(CloseReason reason) {
      end = reason;
    }

    @Override
    public void received(Frame frame) {
      frames.add(frame);
      if (other != null && other.end != null) {
        framesAfter++;
      }
    }

    @Override
    public void closed(CloseReason reason) {
      end = reason;
    }
  }
}
