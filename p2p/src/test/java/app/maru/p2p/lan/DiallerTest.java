package app.maru.p2p.lan;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.p2p.Peer;
import app.maru.p2p.lan.Dialler.Target;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Network;
import app.maru.p2p.wire.Limits;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DiallerTest {
  private static final Endpoint PLACE = new Endpoint(InetAddress.getLoopbackAddress(), 9);

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final VirtualLoop loop = time.loop();
  private final Unreachable network = new Unreachable();
  private final Set<Bytes> linked = new HashSet<>();
  private final Dialler dialler = new Dialler(network, loop, new Random(1), this::linked, _ -> {});

  @Test
  void pauses_grow_to_a_minute_and_whoever_is_announced_is_forgotten_in_the_end() {
    dialler.found(instance(9), List.of(PLACE));
    time.runFor(Duration.ofHours(1));
    List<Long> pauses = network.pauses();
    assertThat(pauses).hasSize(Limits.DIALS_BEFORE_FORGETTING - 1);
    for (int i = 0; i < pauses.size(); i++) {
      double usual = Math.min(60, 1 << i) * 1e9;
      assertThat(pauses.get(i).doubleValue()).isBetween(usual * 0.74, usual * 1.26);
    }
  }

  @Test
  void a_place_that_a_person_gave_is_never_forgotten() {
    dialler.keep(PLACE);
    time.runFor(Duration.ofHours(1));
    assertThat(network.dials.size()).isBetween(45, 90);
  }

  @Test
  void a_remembered_place_is_tried_less_and_less_but_never_forgotten() {
    dialler.remember(PLACE, LanTown.peer(7));
    time.runFor(Duration.ofHours(3));
    assertThat(network.dials.size()).isBetween(36, 60);
    assertThat(network.pauses().getLast().doubleValue()).isBetween(300e9 * 0.74, 300e9 * 1.26);
  }

  @Test
  void remembered_places_that_fail_give_way_to_whoever_is_heard() {
    for (int port = 1; port <= Limits.MAX_DIALS + 10; port++) {
      dialler.remember(new Endpoint(PLACE.address(), port), LanTown.peer(7));
    }
    time.runFor(Duration.ofMinutes(1));
    Endpoint heard = new Endpoint(PLACE.address(), Limits.MAX_PORT);
    dialler.found(instance(9), List.of(heard));
    time.runFor(Duration.ofMinutes(1));
    assertThat(network.places).contains(heard);
  }

  @Test
  void being_heard_again_ends_the_pause_but_not_more_than_once_a_second() {
    dialler.found(instance(9), List.of(PLACE));
    time.runFor(Duration.ofSeconds(100));
    int before = network.dials.size();
    for (int i = 0; i < 1000; i++) {
      dialler.found(instance(9), List.of(PLACE));
      time.runFor(Duration.ofMillis(10));
    }
    assertThat(network.dials.size() - before).isBetween(10, 12);
  }

  @Test
  void the_larger_instance_waits_a_little() {
    dialler.found(instance(9), List.of(PLACE));
    time.settle();
    assertThat(network.dials).hasSize(1);
    dialler.found(instance(1), List.of(PLACE));
    time.settle();
    assertThat(network.dials).hasSize(1);
    time.runFor(Limits.LARGER_WAITS);
    assertThat(network.dials).hasSize(2);
  }

  @Test
  void neither_our_own_echo_nor_who_is_linked_is_dialled() {
    linked.add(instance(9));
    dialler.found(instance(9), List.of(PLACE));
    dialler.found(network.instance(), List.of(PLACE));
    time.runFor(Duration.ofMinutes(1));
    assertThat(network.dials).isEmpty();
  }

  @Test
  void a_flood_of_announcements_is_bounded() {
    network.answers = false;
    for (int i = 0; i < 10_000; i++) {
      dialler.found(instance(100 + i), List.of(PLACE));
    }
    time.runFor(Duration.ofSeconds(1));
    assertThat(network.dials).hasSize(Limits.MAX_DIALS_AT_ONCE);
    network.failAll();
    time.settle();
    assertThat(network.dials).hasSize(2 * Limits.MAX_DIALS_AT_ONCE);
  }

  @Test
  void of_the_many_places_that_somebody_claims_the_first_eight_are_tried() {
    List<Endpoint> claimed = new ArrayList<>();
    for (int port = 1; port <= 100; port++) {
      claimed.add(new Endpoint(PLACE.address(), port));
    }
    dialler.found(instance(9), claimed);
    time.settle();
    assertThat(network.places).isEqualTo(claimed.subList(0, 8));
  }

  @Test
  void those_who_were_never_there_give_way_to_who_is_heard() {
    for (int i = 0; i < Limits.MAX_DIALS; i++) {
      dialler.found(instance(100 + i), List.of(PLACE));
    }
    time.runFor(Duration.ofSeconds(1));
    int before = network.dials.size();
    dialler.found(instance(9), List.of(new Endpoint(PLACE.address(), 10)));
    time.settle();
    assertThat(network.places.subList(before, network.places.size()))
        .contains(new Endpoint(PLACE.address(), 10));
  }

  @Test
  void a_place_that_a_person_does_not_want_is_not_dialled_any_more() {
    dialler.keep(PLACE);
    time.runFor(Duration.ofMinutes(1));
    int before = network.dials.size();
    dialler.drop(PLACE);
    time.runFor(Duration.ofHours(1));
    assertThat(network.dials).hasSize(before);
  }

  @Test
  void nobody_is_dialled_after_the_end() {
    dialler.keep(PLACE);
    dialler.close();
    time.runFor(Duration.ofMinutes(1));
    assertThat(network.dials).isEmpty();
  }

  private boolean linked(Target target) {
    return target.instance() != null && linked.contains(target.instance());
  }

  private static Bytes instance(int number) {
    return Bytes.of(ByteBuffer.allocate(Limits.INSTANCE_BYTES).putLong(number).array());
  }

  private final class Unreachable implements Network {
    private final List<Long> dials = new ArrayList<>();
    private final List<Endpoint> places = new ArrayList<>();
    private final List<DialListener> open = new ArrayList<>();
    private boolean answers = true;

    @Override
    public Bytes instance() {
      return DiallerTest.instance(5);
    }

    @Override
    public Peer self() {
      return LanTown.peer(1);
    }

    @Override
    public int listen(int wantedPort, Acceptor acceptor) {
      return 1;
    }

    @Override
    public void dial(List<Endpoint> candidates, DialListener listener) {
      dials.add(time.nanoTime());
      places.addAll(candidates);
      open.add(listener);
      if (answers) {
        loop.execute(this::failAll);
      }
    }

    @Override
    public void close() {}

    private void failAll() {
      List<DialListener> failing = List.copyOf(open);
      open.clear();
      failing.forEach(listener -> listener.failed(CloseReason.UNREACHABLE));
    }

    private List<Long> pauses() {
      List<Long> pauses = new ArrayList<>();
      for (int i = 1; i < dials.size(); i++) {
        pauses.add(dials.get(i) - dials.get(i - 1));
      }
      return pauses;
    }
  }
}
