package app.maru.p2p.lan;

import static app.maru.p2p.lan.LanTown.linked;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.LinkEvent.LinkProblem;
import app.maru.p2p.Peer;
import app.maru.p2p.lan.LanTown.Node;
import app.maru.p2p.memory.Weather;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.DialException;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.wire.Limits;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class LanLinkTest {
  private final LanTown town = new LanTown(1, Weather.calm());
  private final Node alice = town.node(1);
  private final Node bob = town.node(2);

  @Test
  void two_on_a_lan_find_each_other_and_talk() {
    alice.opens();
    bob.opens();
    within(Duration.ofSeconds(1), () -> linked(alice, bob));
    alice.says(bob, "hello");
    bob.says(alice, "hi");
    town.time.runFor(Duration.ofSeconds(1));
    assertThat(bob.heard()).containsExactly("hello");
    assertThat(alice.heard()).containsExactly("hi");
  }

  @Test
  void an_idle_link_stays_and_is_not_made_twice() {
    alice.opens();
    bob.opens();
    town.time.runFor(Duration.ofHours(1));
    assertThat(alice.ups()).isOne();
    assertThat(bob.ups()).isOne();
    assertThat(alice.downs()).isZero();
    assertThat(bob.downs()).isZero();
  }

  @Test
  void whoever_says_goodbye_is_gone_at_once() {
    meet();
    bob.closes();
    within(Duration.ofMillis(100), () -> !alice.sees(bob));
  }

  @Test
  void a_crash_is_seen_at_once_and_the_next_run_is_found() {
    meet();
    bob.host.crash();
    within(Duration.ofMillis(100), () -> !alice.sees(bob));
    bob.restarts();
    within(Duration.ofSeconds(2), () -> linked(alice, bob));
  }

  @Test
  void power_failure_is_noticed_by_silence() {
    meet();
    bob.host.powerFails();
    within(Duration.ofSeconds(9), () -> !alice.sees(bob));
  }

  @Test
  void a_new_run_replaces_the_old_one_before_its_silence_is_noticed() {
    meet();
    bob.host.powerFails();
    bob.restarts();
    within(Duration.ofSeconds(2), () -> linked(alice, bob));
    assertThat(alice.downs()).isOne();
    assertThat(alice.ups()).isEqualTo(2);
    bob.says(alice, "again");
    town.time.runFor(Duration.ofSeconds(1));
    assertThat(alice.heard()).containsExactly("again");
  }

  @Test
  void a_pulled_cable_is_noticed_at_both_ends_and_healed() {
    meet();
    bob.host.unplug();
    within(Duration.ofSeconds(4), () -> !bob.sees(alice));
    within(Duration.ofSeconds(9), () -> !alice.sees(bob));
    assertThat(bob.problems()).contains(LinkProblem.NO_INTERFACE);
    bob.host.plug();
    within(Duration.ofSeconds(5), () -> linked(alice, bob));
    town.time.runFor(Duration.ofSeconds(1));
    assertThat(bob.problems()).endsWith(LinkProblem.NONE);
  }

  @Test
  void an_address_change_moves_the_link() {
    meet();
    Endpoint before = bob.link.addresses().getFirst();
    bob.host.move();
    town.time.runFor(Duration.ofMillis(800));
    within(Duration.ofSeconds(9), () -> linked(alice, bob) && alice.ups() == 2);
    assertThat(bob.link.addresses().getFirst()).isNotEqualTo(before);
  }

  @Test
  void a_partition_that_nobody_is_told_of_heals_within_a_minute() {
    meet();
    town.lan.partition(Set.of(alice.host));
    within(Duration.ofSeconds(9), () -> !alice.sees(bob) && !bob.sees(alice));
    town.time.runFor(Duration.ofMinutes(3));
    assertThat(alice.ups()).isOne();
    town.lan.heal();
    within(Duration.ofSeconds(80), () -> linked(alice, bob));
  }

  @Test
  void a_short_partition_breaks_nothing() {
    meet();
    town.lan.partition(Set.of(alice.host));
    alice.says(bob, "late");
    town.time.runFor(Duration.ofSeconds(2));
    town.lan.heal();
    town.time.runFor(Duration.ofSeconds(1));
    assertThat(bob.heard()).containsExactly("late");
    assertThat(alice.downs()).isZero();
  }

  @Test
  void one_sided_firewalls_don_t_matter() {
    alice.host.firewall(true);
    meet();
  }

  @Test
  void whoever_can_not_listen_still_hears_of_others_and_dials_them() {
    alice.host.forbidListening();
    alice.opens();
    town.time.settle();
    assertThat(alice.problems()).containsExactly(LinkProblem.CANT_LISTEN);
    assertThat(alice.link.addresses()).isEmpty();
    bob.opens();
    within(Duration.ofSeconds(1), () -> linked(alice, bob));
    bob.says(alice, "you are deaf?");
    town.time.runFor(Duration.ofSeconds(1));
    assertThat(alice.heard()).containsExactly("you are deaf?");
    alice.closes();
    town.time.runFor(Duration.ofMinutes(3));
    assertThat(bob.ups()).isOne();
  }

  @Test
  void only_who_chose_a_port_is_told_that_it_is_taken() {
    alice.opens();
    Node usual = town.neighbour(alice, 10).opens();
    Node chosen = town.neighbour(alice, 11, LanOptions.of(LanOptions.DEFAULT_PORT)).opens();
    Node any = town.neighbour(alice, 12, LanOptions.of(0)).opens();
    town.time.settle();
    assertThat(usual.problems()).isEmpty();
    assertThat(any.problems()).isEmpty();
    assertThat(chosen.problems()).containsExactly(LinkProblem.PORT_TAKEN);
  }

  @Test
  void whoever_was_reached_is_found_at_the_same_place_without_discovery() {
    alice.opens();
    bob.opens();
    town.lan.partition(Set.of(alice.host));
    town.time.runFor(Duration.ofSeconds(5));
    town.lan.heal();
    alice.remembers(bob.peer, bob.endpoint());
    within(Duration.ofSeconds(1), () -> linked(alice, bob));
    assertThat(alice.places()).containsExactly(bob.endpoint());
    assertThat(bob.places()).isEmpty();
    bob.host.crash();
    bob.restarts();
    within(Duration.ofSeconds(2), () -> linked(alice, bob));
  }

  @Test
  void a_remembered_place_where_somebody_else_is_now_is_given_up() {
    Node carol = town.node(3);
    alice.opens();
    bob.opens();
    town.lan.partition(Set.of(alice.host));
    town.time.runFor(Duration.ofSeconds(5));
    town.lan.heal();
    alice.remembers(carol.peer, bob.endpoint());
    within(Duration.ofSeconds(1), () -> linked(alice, bob));
    bob.closes();
    town.time.runFor(Duration.ofSeconds(1));
    int met = alice.places().size();
    town.time.runFor(Duration.ofHours(1));
    assertThat(alice.places()).hasSize(met);
  }

  @Test
  void connecting_by_address_needs_no_discovery() {
    alice.opens();
    bob.opens();
    town.lan.partition(Set.of(alice.host));
    town.time.runFor(Duration.ofSeconds(5));
    town.lan.heal();
    CompletableFuture<Peer> found = alice.link.connect(bob.endpoint());
    within(Duration.ofSeconds(1), found::isDone);
    assertThat(found).isCompletedWithValue(bob.peer);
    within(Duration.ofMillis(50), () -> linked(alice, bob));
    CompletableFuture<Peer> again = alice.link.connect(bob.endpoint());
    within(Duration.ofSeconds(3), again::isDone);
    assertThat(again).isCompletedWithValue(bob.peer);
    assertThat(alice.ups()).isOne();
  }

  @Test
  void connecting_fails_with_a_named_reason() {
    alice.opens();
    bob.opens();
    town.time.settle();
    assertFails(alice.link.connect(alice.endpoint()), CloseReason.SELF);
    Endpoint nobody = new Endpoint(bob.host.address(), 9);
    assertFails(alice.link.connect(nobody), CloseReason.UNREACHABLE);
    bob.host.firewall(true);
    assertFails(alice.link.connect(bob.endpoint()), CloseReason.TIMEOUT);
  }

  @Test
  void a_full_node_says_so() {
    Node full = town.node(4, new LanOptions(LanOptions.DEFAULT_PORT, false, 1));
    alice.opens();
    full.opens();
    within(Duration.ofSeconds(1), () -> linked(alice, full));
    bob.opens();
    town.time.runFor(Duration.ofSeconds(1));
    CompletableFuture<Peer> refused = bob.link.connect(full.endpoint());
    assertFails(refused, CloseReason.BUSY);
    assertThat(linked(alice, full)).isTrue();
  }

  @Test
  void one_computer_does_not_take_all_places() {
    alice.opens();
    town.time.settle();
    for (int i = 0; i < 2 * Limits.MAX_PEERS_PER_ADDRESS; i++) {
      town.neighbour(bob, 10 + i).opens();
    }
    town.time.runFor(Duration.ofSeconds(30));
    assertThat(alice.ups() - alice.downs()).isEqualTo(Limits.MAX_PEERS_PER_ADDRESS);
    Node carol = town.node(3).opens();
    within(Duration.ofSeconds(2), () -> linked(alice, carol));
  }

  private void meet() {
    alice.opens();
    bob.opens();
    within(Duration.ofSeconds(5), () -> linked(alice, bob));
  }

  private void assertFails(CompletableFuture<Peer> future, CloseReason reason) {
    within(Duration.ofSeconds(6), future::isDone);
    assertThat(future.exceptionNow())
        .isInstanceOfSatisfying(DialException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private void within(Duration atMost, BooleanSupplier condition) {
    assertThat(town.time.runUntil(condition, atMost)).as("within %s", atMost).isTrue();
  }
}
