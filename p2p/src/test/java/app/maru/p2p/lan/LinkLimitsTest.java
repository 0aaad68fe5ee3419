package app.maru.p2p.lan;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Network;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Limits;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How many may be linked, from where, and how long one is kept that nobody selects.
final class LinkLimitsTest {
  private static final String HERE = "127.0.0.1";

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final VirtualLoop loop = time.loop();
  private final Listening network = new Listening();
  private final LanLink link =
      new LanLink(network, new Nobody(), loop, new Random(1), LanOptions.usual());
  private int peers;

  @BeforeEach
  void open() {
    link.open(_ -> {});
  }

  /// As many new devices come from there as are let in, of so many.
  private List<Line> come(String address, int count) {
    List<Line> admitted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      peers++;
      Line line = new Line(peer(peers), new Endpoint(InetAddress.ofLiteral(address), 1));
      if (network.acceptor().admits(line.peer, line.remote)) {
        network.acceptor().connected(line);
        admitted.add(line);
      }
    }
    return admitted;
  }

  private static Peer peer(int number) {
    byte[] person = ByteBuffer.allocate(PersonId.SIZE).putInt(number).array();
    byte[] device = ByteBuffer.allocate(DeviceId.SIZE).putInt(number).array();
    return new Peer(PersonId.of(person), DeviceId.of(device));
  }

  @Test
  void of_this_computer_sixty_four_are_linked_and_of_another_sixteen() {
    assertThat(come(HERE, 100)).hasSize(64);
    assertThat(come("10.0.0.1", 100)).hasSize(16);
    assertThat(come("10.0.0.2", 100)).hasSize(16);
  }

  @Test
  void two_hundred_and_fifty_six_are_linked_in_all_and_who_goes_leaves_a_place() {
    List<Line> all = new ArrayList<>();
    for (int computer = 1; computer <= 20; computer++) {
      all.addAll(come("10.0.0." + computer, 16));
    }
    assertThat(all).hasSize(256);
    assertThat(come("10.0.1.1", 1)).isEmpty();
    assertThat(come(HERE, 1)).isEmpty();
    all.getFirst().breaks();
    assertThat(come("10.0.1.1", 2)).hasSize(1);
  }

  @Test
  void who_was_let_in_at_the_same_moment_as_the_last_is_sent_away() {
    come("10.0.0.1", 16);
    Line late = new Line(peer(1000), new Endpoint(InetAddress.ofLiteral("10.0.0.1"), 1));
    network.acceptor().connected(late);
    assertThat(late.end).isEqualTo(ByeReason.TOO_MANY);
  }

  @Test
  void a_connection_that_the_smaller_device_does_not_select_ends_after_five_seconds() {
    Line smaller = come("10.0.0.1", 1).getFirst();
    time.runFor(Duration.ofSeconds(5).minusMillis(1));
    assertThat(smaller.end).isNull();
    time.runFor(Duration.ofMillis(1));
    assertThat(smaller.end).isEqualTo(ByeReason.NOT_SELECTED);
  }

  /// A network with nobody on it, until a test says otherwise.
  private static final class Listening implements Network {
    private @Nullable Acceptor acceptor;

    Acceptor acceptor() {
      return Objects.requireNonNull(acceptor);
    }

    @Override
    public Bytes instance() {
      return Bytes.of(new byte[Limits.INSTANCE_BYTES]);
    }

    /// The largest: it selects nobody.
    @Override
    public Peer self() {
      byte[] device = new byte[DeviceId.SIZE];
      Arrays.fill(device, (byte) 0xff);
      return new Peer(PersonId.of(new byte[PersonId.SIZE]), DeviceId.of(device));
    }

    @Override
    public int listen(int wantedPort, Acceptor whenConnected) {
      acceptor = whenConnected;
      return wantedPort;
    }

    @Override
    public void dial(List<Endpoint> candidates, DialListener listener) {
      listener.failed(CloseReason.UNREACHABLE);
    }

    @Override
    public void close() {}
  }

  /// Finds nobody.
  private static final class Nobody implements Discovery {
    @Override
    public void open(Advert advert, Consumer<DiscoveryEvent> listener) {}

    @Override
    public void refresh() {}

    @Override
    public void test(Consumer<List<NicReport>> answer) {
      answer.accept(List.of());
    }

    @Override
    public void close() {}
  }

  /// Somebody who has dialled and proved a device.
  private static final class Line implements Connection {
    private final Peer peer;
    private final Endpoint remote;
    private @Nullable Listener listener;
    private @Nullable ByeReason end;

    Line(Peer peer, Endpoint remote) {
      this.peer = peer;
      this.remote = remote;
    }

    void breaks() {
      Objects.requireNonNull(listener).closed(CloseReason.LOST);
    }

    @Override
    public Peer peer() {
      return peer;
    }

    @Override
    public Bytes instance() {
      return Bytes.of(new byte[Limits.INSTANCE_BYTES]);
    }

    @Override
    public Endpoint remote() {
      return remote;
    }

    @Override
    public boolean initiated() {
      return false;
    }

    @Override
    public void start(Listener events) {
      listener = events;
    }

    @Override
    public boolean send(Frame frame) {
      return true;
    }

    @Override
    public void close(ByeReason reason) {
      end = reason;
    }
  }
}
