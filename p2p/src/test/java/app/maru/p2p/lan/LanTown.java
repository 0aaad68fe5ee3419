package app.maru.p2p.lan;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.LinkEvent;
import app.maru.p2p.LinkEvent.Arrived;
import app.maru.p2p.LinkEvent.Down;
import app.maru.p2p.LinkEvent.Problem;
import app.maru.p2p.LinkEvent.Up;
import app.maru.p2p.Peer;
import app.maru.p2p.memory.MemoryHost;
import app.maru.p2p.memory.MemoryLan;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.memory.Weather;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Network;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Card;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A few nodes with real links on a LAN in memory.
final class LanTown {
  final VirtualTime time = new VirtualTime(Instant.parse("2026-11-21T09:00:00Z"));
  final MemoryLan lan;
  private final long seed;

  LanTown(long seed, Weather weather) {
    this.seed = seed;
    this.lan = new MemoryLan(time, seed, weather);
  }

  Node node(int id) {
    return new Node(id, LanOptions.usual());
  }

  Node node(int id, LanOptions options) {
    return new Node(id, options);
  }

  /// Another program on the computer of `other`.
  Node neighbour(Node other, int id) {
    return new Node(id, LanOptions.usual(), other.host, other.loop);
  }

  Node neighbour(Node other, int id, LanOptions options) {
    return new Node(id, options, other.host, other.loop);
  }

  static Peer peer(int id) {
    byte[] person = new byte[PersonId.SIZE];
    byte[] device = new byte[DeviceId.SIZE];
    person[0] = (byte) id;
    device[0] = (byte) id;
    return new Peer(PersonId.of(person), DeviceId.of(device));
  }

  final class Node {
    final Peer peer;
    final MemoryHost host;
    final LanOptions options;
    final List<LinkEvent> events = new ArrayList<>();
    private VirtualLoop loop;
    private Network network;
    LanLink link;
    private boolean greets;

    Node(int id, LanOptions options) {
      this(id, options, null, time.loop());
    }

    Node(int id, LanOptions options, @Nullable MemoryHost there, VirtualLoop loop) {
      this.peer = peer(id);
      this.options = options;
      this.loop = loop;
      this.host = there == null ? lan.host(loop) : there;
      this.network = host.network(peer);
      this.link = newLink();
    }

    Node opens() {
      loop.execute(() -> link.open(this::take));
      return this;
    }

    /// From now on sends its events' count as a card whenever a peer comes up.
    Node greets() {
      greets = true;
      return this;
    }

    void says(Node to, String text) {
      loop.execute(() -> link.send(to.peer, new Card(text)));
    }

    void remembers(Peer other, Endpoint place) {
      loop.execute(
          () -> link.remember(other, new InetSocketAddress(place.address(), place.port())));
    }

    /// Where others were reached.
    List<Endpoint> places() {
      return events.stream()
          .filter(LinkEvent.Reached.class::isInstance)
          .map(event -> ((LinkEvent.Reached) event).place())
          .map(place -> new Endpoint(place.getAddress(), place.getPort()))
          .toList();
    }

    void restarts() {
      events.clear();
      loop = time.loop();
      host.boot(loop);
      network = host.network(peer);
      link = newLink();
      opens();
    }

    void closes() {
      loop.execute(link::close);
    }

    boolean sees(Node other) {
      return link.reaches(other.peer);
    }

    List<String> heard() {
      return events.stream()
          .filter(Arrived.class::isInstance)
          .map(event -> ((Arrived) event).frame())
          .map(frame -> frame instanceof Card(String name) ? name : frame.toString())
          .toList();
    }

    long ups() {
      return events.stream().filter(Up.class::isInstance).count();
    }

    long downs() {
      return events.stream().filter(Down.class::isInstance).count();
    }

    List<LinkEvent.LinkProblem> problems() {
      return events.stream()
          .filter(Problem.class::isInstance)
          .map(event -> ((Problem) event).problem())
          .toList();
    }

    Endpoint endpoint() {
      return new Endpoint(host.address(), link.port());
    }

    private LanLink newLink() {
      Random random = new Random(seed + peer.hashCode());
      return new LanLink(network, host.discovery(), loop, random, options);
    }

    private void take(LinkEvent event) {
      events.add(event);
      if (greets && event instanceof Up(Peer other)) {
        link.send(other, new Card("hello"));
      }
    }
  }

  static boolean linked(Node one, Node other) {
    return one.sees(other) && other.sees(one);
  }

  static Frame card(String text) {
    return new Card(text);
  }
}
