package app.maru.p2p.lan;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.LinkEvent;
import app.maru.p2p.LinkEvent.Arrived;
import app.maru.p2p.LinkEvent.Up;
import app.maru.p2p.Peer;
import app.maru.p2p.lan.DiscoveryEvent.Found;
import app.maru.p2p.lan.DiscoveryEvent.Source;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.DialException;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.NettyNetwork;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Card;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The link of the town over real sockets, TLS and proofs.
final class RealLanLinkTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ROUNDS = 25;
  private final List<RealNode> nodes = new ArrayList<>();
  private final Identity alice = Identity.create(RANDOM, Instant.EPOCH);
  private final Identity bob = Identity.create(RANDOM, Instant.EPOCH);

  @AfterEach
  void close() {
    nodes.forEach(RealNode::close);
  }

  @Test
  void both_dial_at_once_and_agree_and_nothing_is_lost() {
    for (int round = 0; round < ROUNDS; round++) {
      RealNode one = open(alice);
      RealNode other = open(bob);
      // Without discovery's politeness, so that they really meet half-way.
      one.link.keepTrying(other.endpoint());
      other.link.keepTrying(one.endpoint());
      eventually(() -> one.heard().size() == 1 && other.heard().size() == 1);
      assertThat(one.heard()).containsExactly("hello");
      assertThat(other.heard()).containsExactly("hello");
      assertThat(one.ups()).isOne();
      assertThat(other.ups()).isOne();
      one.close();
      other.close();
    }
  }

  @Test
  void a_new_run_replaces_the_old_one_at_once() {
    RealNode one = open(alice);
    RealNode first = open(bob);
    one.hears(first);
    eventually(() -> one.heard().size() == 1 && first.heard().size() == 1);
    // The first run still lives, as if its computer had lost power: nobody was told.
    RealNode second = open(bob);
    second.hears(one);
    eventually(() -> one.ups() == 2 && second.ups() == 1);
    eventually(() -> second.heard().size() == 1 && one.heard().size() == 2);
  }

  @Test
  void connecting_by_address_works_and_fails_by_name() throws Exception {
    RealNode one = open(alice);
    RealNode other = open(bob);
    assertThat(one.link.connect(other.endpoint()).get(10, TimeUnit.SECONDS))
        .isEqualTo(other.self());
    assertThat(one.link.connect(other.endpoint()).get(10, TimeUnit.SECONDS))
        .isEqualTo(other.self());
    assertThat(other.link.connect(one.endpoint()).get(10, TimeUnit.SECONDS)).isEqualTo(one.self());
    assertThat(one.ups()).isOne();
    assertThat(failure(one.link.connect(one.endpoint()))).isEqualTo(CloseReason.SELF);
    Endpoint nobody = new Endpoint(InetAddress.getLoopbackAddress(), 1);
    assertThat(failure(one.link.connect(nobody))).isEqualTo(CloseReason.UNREACHABLE);
    other.close();
    eventually(() -> one.events.getLast() instanceof LinkEvent.Down);
  }

  private RealNode open(Identity identity) {
    RealNode node = new RealNode(identity);
    nodes.add(node);
    return node;
  }

  private static CloseReason failure(CompletableFuture<Peer> future) throws Exception {
    try {
      return future.get(10, TimeUnit.SECONDS) == null ? CloseReason.LOST : CloseReason.CLOSED_HERE;
    } catch (ExecutionException e) {
      return e.getCause() instanceof DialException failed ? failed.reason() : CloseReason.LOST;
    }
  }

  private static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// A program with everything real but discovery.
  private static final class RealNode implements AutoCloseable {
    private final ThreadLoop loop = ThreadLoop.open("test-loop");
    private final NettyNetwork network;
    private final GivenDiscovery discovery = new GivenDiscovery();
    private final LanLink link;
    private final List<LinkEvent> events = new CopyOnWriteArrayList<>();

    RealNode(Identity identity) {
      network = NettyNetwork.open(identity, loop, RANDOM);
      link = new LanLink(network, discovery, loop, RANDOM, LanOptions.of(0));
      loop.execute(() -> link.open(this::take));
      eventually(() -> discovery.listener != null);
    }

    Peer self() {
      return network.self();
    }

    Endpoint endpoint() {
      return new Endpoint(InetAddress.getLoopbackAddress(), link.port());
    }

    void hears(RealNode other) {
      Bytes instance = other.network.instance();
      Found found = new Found(instance, List.of(other.endpoint()), Source.ANNOUNCE);
      loop.execute(() -> discovery.tell(found));
    }

    List<String> heard() {
      return events.stream()
          .filter(Arrived.class::isInstance)
          .map(event -> ((Arrived) event).frame())
          .map(RealNode::text)
          .toList();
    }

    long ups() {
      return events.stream().filter(Up.class::isInstance).count();
    }

    @Override
    public void close() {
      loop.execute(link::close);
      loop.close();
    }

    private void take(LinkEvent event) {
      events.add(event);
      if (event instanceof Up(Peer peer)) {
        link.send(peer, new Card("hello"));
      }
    }

    private static String text(Frame frame) {
      return frame instanceof Card(String name) ? name : frame.toString();
    }
  }

  private static final class GivenDiscovery implements Discovery {
    private volatile @Nullable Consumer<DiscoveryEvent> listener;

    @Override
    public void open(Advert advert, Consumer<DiscoveryEvent> events) {
      listener = events;
    }

    @Override
    public void refresh() {}

    @Override
    public void test(Consumer<List<NicReport>> answer) {
      answer.accept(List.of());
    }

    @Override
    public void close() {}

    private void tell(DiscoveryEvent event) {
      Consumer<DiscoveryEvent> events = listener;
      if (events != null) {
        events.accept(event);
      }
    }
  }
}
