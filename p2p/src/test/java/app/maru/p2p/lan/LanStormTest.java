package app.maru.p2p.lan;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.LinkEvent;
import app.maru.p2p.LinkEvent.Arrived;
import app.maru.p2p.LinkEvent.Down;
import app.maru.p2p.LinkEvent.NetworkChanged;
import app.maru.p2p.LinkEvent.Problem;
import app.maru.p2p.LinkEvent.Reached;
import app.maru.p2p.LinkEvent.Up;
import app.maru.p2p.Peer;
import app.maru.p2p.lan.LanTown.Node;
import app.maru.p2p.memory.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Everything that can happen to the computers of an office, in bad weather.
final class LanStormTest {
  private static final int SEEDS = 60;
  private static final int NODES = 5;
  private static final int BLOWS = 30;
  private static final int OFFICE = 20;

  @Test
  void when_the_storm_is_over_everybody_is_linked_again() {
    for (long seed = 0; seed < SEEDS; seed++) {
      LanTown town = new LanTown(seed, Weather.rough());
      List<Node> nodes = open(town, NODES);
      Random random = new Random(seed);
      for (int i = 0; i < BLOWS; i++) {
        blow(town, nodes.get(random.nextInt(NODES)), random.nextInt(9));
        town.time.runFor(Duration.ofMillis(random.nextLong(20_000)));
      }
      town.lan.heal();
      town.lan.weather(Weather.calm());
      for (Node node : nodes) {
        node.host.plug();
        node.host.firewall(false);
      }
      boolean all = town.time.runUntil(() -> allLinked(nodes), Duration.ofSeconds(90));
      assertThat(all).as("all linked, seed %d", seed).isTrue();
      for (Node node : nodes) {
        assertInOrder(node, seed);
      }
    }
  }

  @Test
  void an_office_is_linked_within_a_second_and_stays_so() {
    LanTown town = new LanTown(1, Weather.calm());
    List<Node> nodes = open(town, OFFICE);
    assertThat(town.time.runUntil(() -> allLinked(nodes), Duration.ofSeconds(2))).isTrue();
    long before = town.lan.framesSent();
    town.time.runFor(Duration.ofMinutes(10));
    assertThat(nodes).allSatisfy(node -> assertThat(node.ups()).isEqualTo(OFFICE - 1));
    // Pings and pongs of both ends of 190 links, at most every five seconds.
    assertThat(town.lan.framesSent() - before).isLessThan(190L * 4 * 120 + 1000);
  }

  private static List<Node> open(LanTown town, int count) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      nodes.add(town.node(i).greets().opens());
    }
    return nodes;
  }

  private static void blow(LanTown town, Node node, int kind) {
    switch (kind) {
      case 0 -> {
        node.host.crash();
        node.restarts();
      }
      case 1 -> {
        node.host.powerFails();
        node.restarts();
      }
      case 2 -> node.host.move();
      case 3 -> node.host.unplug();
      case 4 -> node.host.plug();
      case 5 -> town.lan.partition(Set.of(node.host));
      case 6 -> town.lan.heal();
      case 7 -> node.host.firewall(true);
      default -> node.host.firewall(false);
    }
  }

  /// A peer is up, then down, then up; frames come only from those who are up.
  private static void assertInOrder(Node node, long seed) {
    Set<Peer> up = new HashSet<>();
    for (LinkEvent event : node.events) {
      switch (event) {
        case Up(Peer peer) -> assertThat(up.add(peer)).as("seed %d", seed).isTrue();
        case Down(Peer peer) -> assertThat(up.remove(peer)).as("seed %d", seed).isTrue();
        case Reached(Peer _, var _) -> {
          // Whether that connection is chosen, too, is told by Up.
        }
        case Arrived(Peer peer, var _) -> assertThat(up).as("seed %d", seed).contains(peer);
        case NetworkChanged() -> {
          // Hosts move.
        }
        case Problem(var _) -> {
          // Being unplugged is told.
        }
      }
    }
  }

  private static boolean allLinked(List<Node> nodes) {
    for (Node one : nodes) {
      for (Node other : nodes) {
        if (one != other && !one.sees(other)) {
          return false;
        }
      }
    }
    return true;
  }
}
