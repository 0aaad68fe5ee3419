package app.maru.relay.bench;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Network;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.Frame.Pong;
import app.maru.p2p.wire.Frame.Put;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Devices;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.FindDevices;
import app.maru.p2p.wire.RelayFrame.SetToken;
import app.maru.p2p.wire.RelayFrame.TokenSet;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The packed relay, over TLS as its clients use it: owners prove their devices, senders come with
/// an identity made for one connection.
final class MaruTarget implements Target {
  private static final int PATIENCE_S = 30;
  private static final Duration SOON = Duration.ofMillis(5);
  private static final Duration KEPT_ALIVE = Duration.ofSeconds(20);

  /// The least that travels: whatever is shorter is filled up.
  private static final int CELL = Limits.BODY_SIZES.getFirst();

  private final Path launcher;
  private final Path folder;
  private final List<String> flags;
  private final int port;
  private final SecureRandom random = new SecureRandom();
  private final Identity nobody = Identity.create(random, Instant.now());

  /// Clients that wait for no disk, so that their loops carry their bytes; two, for one would be
  /// slower than the relay.
  private final List<Side> sides =
      List.of(Side.open("bench-one", nobody, random), Side.open("bench-two", nobody, random));

  private final AtomicInteger lines = new AtomicInteger();
  private final List<Identity> owners = new ArrayList<>();
  private @Nullable ServerProcess process;
  private volatile boolean ending;

  /// @param launcher the start script of the packed relay
  MaruTarget(Path launcher, Path folder, int port, List<String> flags) {
    this.launcher = launcher;
    this.folder = folder;
    this.port = port;
    this.flags = flags;
  }

  @Override
  public String name() {
    return "Maru relay";
  }

  @Override
  public void start() throws Exception {
    restart();
  }

  @Override
  public void restart() throws Exception {
    ending = false;
    Path log = folder.resolve("log");
    Files.deleteIfExists(log);
    List<String> command = new ArrayList<>();
    command.add(launcher.toString());
    command.addAll(
        List.of("--data", folder.resolve("data").toString(), "--port", Integer.toString(port)));
    command.addAll(flags);
    process = ServerProcess.start(folder, command);
    Until.holds(
        "the relay prints its link",
        () ->
            Files.exists(log)
                && Files.readAllLines(log).stream()
                    .filter(line -> line.startsWith("link: "))
                    .anyMatch(line -> RelayInvitation.parse(line.substring(6)).isPresent()));
  }

  @Override
  public void kill() {
    ending = true;
    process().kill();
  }

  @Override
  public ServerProcess process() {
    return java.util.Objects.requireNonNull(process);
  }

  @Override
  public void mailboxes(int count) throws Exception {
    Instant now = Instant.now();
    int known = owners.size();
    owners.addAll(
        IntStream.range(known, count)
            .parallel()
            .mapToObj(_ -> Identity.create(random, now))
            .toList());
    Together.make(
        Math.max(0, count - known),
        number -> {
          Device owner = new Device(owners.get(known + number), _ -> {});
          owner.register();
          owner.close();
          return owner;
        });
  }

  @Override
  public Owner owner(int mailbox, Consumer<byte[]> received) throws Exception {
    Device owner = new Device(owners.get(mailbox), received);
    owner.connect();
    return owner;
  }

  @Override
  public Sender sender(int number) throws Exception {
    Guest guest = new Guest();
    guest.greet();
    return guest;
  }

  @Override
  public void close() {
    ending = true;
    sides.forEach(Side::close);
    process().close();
  }

  private static DeliveryToken token(Identity owner) {
    return new DeliveryToken(owner.device().bytes());
  }

  /// One connection that answers pings.
  private abstract class Line implements Connection.Listener, AutoCloseable {
    final ThreadLoop loop;
    private final Network own;
    private volatile CompletableFuture<Connection> connected = new CompletableFuture<>();
    private volatile boolean gone;

    Line(Identity identity) {
      Side side = sides.get(lines.getAndIncrement() % sides.size());
      loop = side.loop();
      own = side.network().as(identity);
    }

    final void connect() throws Exception {
      CompletableFuture<Connection> attempt = new CompletableFuture<>();
      connected = attempt;
      gone = false;
      loop.execute(() ->
          own.dial(
              List.of(new Endpoint(InetAddress.getLoopbackAddress(), port)),
              new Network.DialListener() {
                @Override
                public void connected(Connection connection) {
                  connection.start(Line.this);
                  attempt.complete(connection);
                  keepAlive();
                }

                @Override
                public void failed(CloseReason reason) {
                  attempt.completeExceptionally(new IllegalStateException(reason.toString()));
                }
              }));
      attempt.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    /// On the loop.
    ///
    /// @return false also while it is not connected
    final boolean say(Frame frame) {
      Connection connection = connected.getNow(null);
      return connection != null && connection.send(frame);
    }

    private void keepAlive() {
      if (say(signOfLife())) {
        loop.schedule(KEPT_ALIVE, this::keepAlive);
      }
    }

    final boolean isGone() {
      return gone;
    }

    abstract void heard(Frame frame);

    /// What keeps the connection open.
    Frame signOfLife() {
      return new Ping(1);
    }

    @Override
    public final void received(Frame frame) {
      switch (frame) {
        case Ping(long nonce) -> say(new Pong(nonce));
        case Pong(long _) -> {
          // It lives.
        }
        default -> heard(frame);
      }
    }

    @Override
    public void closed(CloseReason reason) {
      gone = true;
      if (reason != CloseReason.CLOSED_HERE && !ending && !(this instanceof Device)) {
        System.err.println(getClass().getSimpleName() + " ended: " + reason);
      }
    }

    @Override
    public void close() {
      loop.execute(() -> connected.resultNow().close(ByeReason.SHUTDOWN));
    }
  }

  private final class Device extends Line implements Owner {
    private final Identity identity;
    private final Consumer<byte[]> messages;
    private final CompletableFuture<Frame> entered = new CompletableFuture<>();
    private final CompletableFuture<Frame> tokenSet = new CompletableFuture<>();
    private volatile boolean wantsMail;

    Device(Identity identity, Consumer<byte[]> messages) {
      super(identity);
      this.identity = identity;
      this.messages = messages;
    }

    void register() throws Exception {
      connect();
      fetch();
      expect(entered, Entered.class);
      loop.execute(() -> say(new SetToken(token(identity))));
      expect(tokenSet, TokenSet.class);
    }

    @Override
    public void fetch() {
      wantsMail = true;
      if (isGone()) {
        // Whoever says nothing for ten seconds is sent away, and connecting all took longer.
        comeBack();
      } else {
        loop.execute(this::enter);
      }
    }

    private void enter() {
      say(
          new Enter(
              Bytes.of(identity.certificate().encode()),
              Bytes.of(identity.deviceList().encode()),
              RelayInvitation.NONE));
    }

    private void comeBack() {
      try {
        connect();
        loop.execute(this::enter);
      } catch (Exception e) {
        System.err.println("an owner can't come back: " + e);
      }
    }

    /// As every client does.
    @Override
    public void closed(CloseReason reason) {
      super.closed(reason);
      if (wantsMail && reason != CloseReason.CLOSED_HERE && !ending) {
        System.err.println("an owner ended and comes back: " + reason);
        Thread.startVirtualThread(this::comeBack);
      }
    }

    @Override
    void heard(Frame frame) {
      switch (frame) {
        case Put(Envelope envelope) -> {
          messages.accept(envelope.body().toArray());
          say(new Accepted(envelope.id()));
        }
        case TokenSet set -> tokenSet.complete(set);
        case Bye _ -> {
          // The end follows.
        }
        default -> entered.complete(frame);
      }
    }

    private static void expect(CompletableFuture<Frame> answer, Class<?> kind) throws Exception {
      Frame frame = answer.get(PATIENCE_S, TimeUnit.SECONDS);
      if (!kind.isInstance(frame)) {
        throw new IllegalStateException("the relay says " + frame);
      }
    }
  }

  private final class Guest extends Line implements Sender {
    private final Map<EnvelopeId, Runnable> waiting = new HashMap<>();
    private boolean complained;

    Guest() {
      super(Identity.create(random, Instant.now()));
    }

    @Override
    public void send(int mailbox, byte[] message, Runnable accepted) {
      Identity owner = owners.get(mailbox);
      byte[] cell = message.length < CELL ? Arrays.copyOf(message, CELL) : message;
      Envelope envelope = new Envelope(owner.device(), Bytes.of(cell));
      EnvelopeId id = envelope.id();
      loop.execute(() -> {
        waiting.put(id, accepted);
        deposit(new Deposit(token(owner), envelope));
      });
    }

    /// Once: a disk that fails refuses all that is on its way.
    private void complain(Frame frame) {
      if (!complained) {
        complained = true;
        System.err.println("the relay says " + frame);
      }
    }

    /// Says a first word, which a relay does not wait for long.
    void greet() throws Exception {
      connect();
      loop.execute(() -> say(signOfLife()));
    }

    /// A guest that asks nothing is sent away.
    @Override
    Frame signOfLife() {
      return new FindDevices(nobody.person());
    }

    /// Again in a moment if too much waits to be sent.
    private void deposit(Deposit deposit) {
      if (!say(deposit)) {
        loop.schedule(SOON, () -> deposit(deposit));
      }
    }

    @Override
    void heard(Frame frame) {
      switch (frame) {
        case Accepted(EnvelopeId id) -> {
          Runnable accepted = waiting.remove(id);
          if (accepted != null) {
            accepted.run();
          }
        }
        case Devices _ -> {
          // Nobody has none.
        }
        default -> complain(frame);
      }
    }
  }
}
