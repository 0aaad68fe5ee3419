package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.p2p.Peer;
import app.maru.p2p.memory.MemoryHost;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Network;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.RelayFrame;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a guest of a relay can do to somebody whose mail it keeps.
final class BadMailTest {
  private static final int SIZE = 4096;

  /// What may wait of one network whose guests have no token: a quarter of all there may be.
  private static final int SHARE = 16;

  /// How an introduction begins: its kind, version and suite.
  private static final byte[] INTRODUCTION = {1, 1, 1};

  private final MemoryTown town = new MemoryTown();
  private final TownRelay relay = town.relay();

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void what_nobody_can_open_is_dropped_and_the_rest_goes_on() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    Guest mallory = new Guest();
    for (int i = 0; i < 10; i++) {
      mallory.leaves(bob, noise(i));
    }
    alice.says(bob, "hello");
    town.until("asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    town.until("dropped", () -> relay.waiting() == 0);
    assertThat(mallory.accepted()).isEqualTo(10);
    assertThat(town.get(bob.messenger().people().contacts())).hasSize(1);
  }

  @Test
  void a_flood_of_false_introductions_is_dropped_and_leaves_room_for_a_true_one() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.farApart();
    alice.uses(relay);
    bob.uses(relay);
    bob.leaves();
    Guest mallory = new Guest();
    while (mallory.refused() <= 20) {
      mallory.leaves(bob, introduction(mallory.left));
      town.runFor(Duration.ofSeconds(10));
    }
    assertThat(relay.waiting()).isEqualTo(SHARE);
    bob.comesBack();
    town.until("all is dropped", () -> relay.waiting() == 0);
    alice.says(bob, "hello");
    town.until("asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
  }

  private static byte[] noise(int seed) {
    byte[] body = new byte[SIZE];
    new Random(seed).nextBytes(body);
    return body;
  }

  /// Looks like one from outside.
  private static byte[] introduction(int seed) {
    byte[] body = noise(seed);
    System.arraycopy(INTRODUCTION, 0, body, 0, INTRODUCTION.length);
    return body;
  }

  /// Somebody at the relay's door who says whatever they like.
  private final class Guest implements Connection.Listener, Network.DialListener {
    private final List<Frame> heard = new ArrayList<>();
    private final VirtualLoop loop = town.time().loop();
    private @Nullable Connection connection;
    private int left;

    Guest() {
      MemoryHost host = town.lan().host(loop);
      byte[] nobody = new byte[PersonId.SIZE];
      nobody[0] = 1;
      byte[] device = new byte[DeviceId.SIZE];
      device[0] = 1;
      Network network = host.network(new Peer(PersonId.of(nobody), DeviceId.of(device)));
      RelayAddress its = relay.invitation().relay();
      loop.execute(() ->
          network.dial(List.of(new Endpoint(InetAddress.ofLiteral(its.host()), its.port())), this));
      town.until("connected", () -> connection != null);
    }

    void leaves(Citizen whom, byte[] body) {
      left++;
      Envelope envelope = new Envelope(whom.peer().device(), Bytes.of(body));
      Connection line = Objects.requireNonNull(connection);
      loop.execute(() -> line.send(new RelayFrame.Deposit(DeliveryToken.NONE, envelope)));
      town.runFor(Duration.ofSeconds(1));
    }

    int accepted() {
      return (int) heard.stream().filter(Frame.Accepted.class::isInstance).count();
    }

    int refused() {
      return (int) heard.stream().filter(Frame.Refused.class::isInstance).count();
    }

    @Override
    public void connected(Connection made) {
      connection = made;
      made.start(this);
    }

    @Override
    public void failed(CloseReason reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void received(Frame frame) {
      heard.add(frame);
    }

    @Override
    public void closed(CloseReason reason) {}
  }
}
