package app.maru.relay.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import app.maru.p2p.memory.MemoryHost;
import app.maru.p2p.memory.MemoryLan;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.memory.Weather;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Network;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Put;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.SetToken;
import app.maru.relay.RelayServer;
import app.maru.relay.limit.RelayRates;
import app.maru.relay.mailbox.Letters;
import app.maru.relay.mailbox.MailException;
import app.maru.relay.mailbox.MailLimits;
import app.maru.relay.mailbox.MailLog;
import app.maru.relay.memory.MemoryDisk;
import app.maru.relay.memory.VirtualMailThreads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A real relay in virtual time, and people made of frames.
final class RelayTown {
  static final int PORT = 27_181;
  static final DeliveryToken TOKEN = new DeliveryToken(Bytes.of(filled(7)));
  private static final Bytes SOMETHING = Bytes.of(new byte[] {1});
  private static final MailLimits MAIL =
      new MailLimits(128 << 10, 1L << 30, 64 << 20, Duration.ZERO);

  final VirtualTime time = new VirtualTime(Instant.parse("2026-11-21T00:00:00Z"));
  final MemoryLan lan = new MemoryLan(time, 1, Weather.calm());
  final MemoryHost host;
  MemoryDisk disk = new MemoryDisk();
  VirtualLoop loop = time.loop();
  OpenAccounts accounts = new OpenAccounts(loop);
  private final RelayRates rates;
  private final SessionOptions options;
  MailLog mail;
  RelayServer relay;
  private VirtualMailThreads threads;
  private int people;

  RelayTown() {
    this(RelayRates.USUAL, SessionOptions.usual("maru test"));
  }

  RelayTown(RelayRates rates, SessionOptions options) {
    this.rates = rates;
    this.options = options;
    host = lan.host(loop);
    start();
  }

  private void start() {
    threads = new VirtualMailThreads(time, Duration.ofMillis(3));
    try {
      mail = MailLog.open(loop, disk, threads, new SplittableRandom(1), MAIL);
      relay = new RelayServer(host.network(peer(0)), loop, mail, accounts, rates, options);
      relay.listen(PORT);
    } catch (IOException | MailException e) {
      throw new AssertionError(e);
    }
  }

  /// The relay is killed and started again; what it has written is there.
  void crash() {
    crash(Duration.ZERO);
  }

  /// And then its clock is wrong by this.
  void crash(Duration clockError) {
    host.crash();
    threads.kill();
    disk = disk.afterKill();
    loop = time.loop(clockError);
    host.boot(loop);
    OpenAccounts old = accounts;
    accounts = old.movedTo(loop);
    start();
  }

  void pass(Duration span) {
    time.runFor(span);
  }

  void settle() {
    pass(Duration.ofMillis(200));
  }

  static Peer peer(int number) {
    byte[] person = ByteBuffer.allocate(PersonId.SIZE).putInt(number).array();
    return new Peer(PersonId.of(person), Letters.device(number));
  }

  static byte[] filled(int value) {
    byte[] bytes = new byte[DeliveryToken.SIZE];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  static Envelope letter(DeviceId to, int number) {
    return Letters.letter(to, number);
  }

  /// Somebody new who connects but says nothing yet.
  Caller guest() {
    people++;
    return connects(peer(1000 + people));
  }

  /// Somebody new at the same address.
  Caller guestBeside(Caller neighbour) {
    people++;
    return beside(neighbour, peer(1000 + people));
  }

  /// Somebody connects.
  Caller connects(Peer self) {
    Caller caller = new Caller(self, Optional.empty());
    settle();
    return caller;
  }

  /// Somebody at the same address.
  Caller beside(Caller neighbour, Peer self) {
    Caller caller = again(neighbour, self);
    settle();
    return caller;
  }

  /// Somebody dials from there; nobody waits for it.
  Caller again(Caller neighbour, Peer self) {
    return new Caller(self, Optional.of(neighbour));
  }

  /// Device number so much connects and enters.
  Caller enters(int number) {
    Caller caller = connects(peer(number));
    caller.says(enter());
    settle();
    return caller;
  }

  /// It enters, lets friends in by [#TOKEN], and goes.
  DeviceId known(int number) {
    Caller caller = enters(number);
    caller.says(new SetToken(TOKEN));
    settle();
    caller.hangsUp();
    settle();
    return peer(number).device();
  }

  static Enter enter() {
    return new Enter(SOMETHING, SOMETHING, Bytes.of(new byte[0]));
  }

  /// The other end of a connection to the relay.
  final class Caller implements Connection.Listener, Network.DialListener {
    final VirtualLoop loop = time.loop();
    final MemoryHost at;
    final List<Frame> heard = new ArrayList<>();
    final Peer self;
    boolean accepts;
    @Nullable CloseReason failure;
    @Nullable CloseReason end;
    @Nullable Connection connection;

    private Caller(Peer self, Optional<Caller> neighbour) {
      this.self = self;
      this.at = neighbour.isPresent() ? neighbour.get().at : lan.host(loop);
      Network network = at.network(self);
      loop.execute(() -> network.dial(List.of(new Endpoint(host.address(), PORT)), this));
    }

    @Override
    public void connected(Connection made) {
      connection = made;
      made.start(this);
    }

    @Override
    public void failed(CloseReason reason) {
      failure = reason;
    }

    @Override
    public void received(Frame frame) {
      heard.add(frame);
      if (accepts && frame instanceof Put(Envelope envelope)) {
        line().send(new Frame.Accepted(envelope.id()));
      }
    }

    @Override
    public void closed(CloseReason reason) {
      end = reason;
    }

    Caller accepts() {
      accepts = true;
      return this;
    }

    Caller says(Frame frame) {
      loop.execute(() -> line().send(frame));
      return this;
    }

    Caller deposits(Envelope envelope) {
      return says(new Deposit(TOKEN, envelope));
    }

    private Connection line() {
      return Objects.requireNonNull(connection, "not connected");
    }

    void hangsUp() {
      loop.execute(() -> line().close(Frame.ByeReason.SHUTDOWN));
    }

    <T extends Frame> List<T> heard(Class<T> kind) {
      return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends Frame> T last(Class<T> kind) {
      assertThat(heard(kind)).as("%s of %s", kind.getSimpleName(), heard).isNotEmpty();
      return heard(kind).getLast();
    }

    /// The numbers of the envelopes it was given.
    List<Integer> mail() {
      return heard(Put.class).stream().map(put -> Letters.number(put.envelope())).toList();
    }

    boolean entered() {
      return !heard(Entered.class).isEmpty();
    }
  }
}
