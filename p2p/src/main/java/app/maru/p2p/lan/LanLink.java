package app.maru.p2p.lan;

import app.maru.crypto.Bytes;
import app.maru.p2p.Link;
import app.maru.p2p.LinkEvent;
import app.maru.p2p.LinkEvent.LinkProblem;
import app.maru.p2p.Path;
import app.maru.p2p.Peer;
import app.maru.p2p.lan.Dialler.Target;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.DialException;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Loop;
import app.maru.p2p.net.Network;
import app.maru.p2p.net.WatchedConnection;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The devices on this LAN: whom discovery finds is dialled, who proves a device is a peer, and a
/// peer is up exactly while one selected connection with it lives.
///
/// On the loop, except [#connect], [#keepTrying], [#stopTrying], [#test], [#port] and [#addresses],
/// which any thread may call.
public final class LanLink implements Link {
  private static final Logger LOG = LoggerFactory.getLogger(LanLink.class);

  private final Network network;
  private final Discovery discovery;
  private final Loop loop;
  private final LanOptions options;
  private final Dialler dialler;
  private final Map<Peer, PeerLines> peers = new HashMap<>();
  private final Map<WatchedConnection, CompletableFuture<Peer>> awaited = new HashMap<>();
  private Consumer<LinkEvent> events = _ -> {};
  private boolean noInterface;
  private boolean closed;
  private volatile List<InetAddress> usable = List.of();
  private volatile int port;

  /// A link that is still closed.
  ///
  /// @param random jitter of the pauses between dials
  public LanLink(
      Network network, Discovery discovery, Loop loop, RandomGenerator random, LanOptions options) {
    this.network = network;
    this.discovery = discovery;
    this.loop = loop;
    this.options = options;
    this.dialler = new Dialler(network, loop, random, this::linked, this::dialled);
  }

  @Override
  public Path path() {
    return Path.DIRECT;
  }

  @Override
  public void open(Consumer<LinkEvent> listener) {
    events = listener;
    try {
      port = network.listen(options.port(), new Inbound());
    } catch (IOException e) {
      LOG.warn("nothing can be listened on: {}", e.getClass().getSimpleName());
      loop.execute(() -> problem(LinkProblem.CANT_LISTEN));
    }
    if (port != 0 && options.chosen() && port != options.port()) {
      loop.execute(() -> problem(LinkProblem.PORT_TAKEN));
    }
    // Who can't be dialled announces nothing, but still hears others and dials them.
    discovery.open(new Advert(network.instance(), port), this::discovered);
  }

  @Override
  public boolean reaches(Peer peer) {
    PeerLines lines = peers.get(peer);
    return lines != null && lines.current() != null;
  }

  @Override
  public boolean send(Peer peer, Frame frame) {
    PeerLines lines = peers.get(peer);
    WatchedConnection line = lines == null ? null : lines.current();
    return line != null && line.send(frame);
  }

  /// Connects to whoever is at `endpoint`, once. When it succeeds the peer is up before the future
  /// completes, and it is dialled there again whenever it is lost.
  ///
  /// @return the peer, or a [DialException] with the reason
  public CompletableFuture<Peer> connect(Endpoint endpoint) {
    CompletableFuture<Peer> result = new CompletableFuture<>();
    loop.execute(() -> connect(endpoint, result));
    return result;
  }

  /// Dials `endpoint` now and again, with pauses, whenever nobody found there is linked.
  public void keepTrying(Endpoint endpoint) {
    loop.execute(() -> {
      if (!closed) {
        dialler.keep(endpoint);
      }
    });
  }

  /// Does not dial `endpoint` any more by itself: another than the one wanted was found there.
  public void stopTrying(Endpoint endpoint) {
    loop.execute(() -> dialler.drop(endpoint));
  }

  @Override
  public void remember(Peer peer, InetSocketAddress place) {
    if (!closed) {
      dialler.remember(new Endpoint(place.getAddress(), place.getPort()), peer);
    }
  }

  /// Asks who is here, and every peer whether it still is.
  public void refresh() {
    probeAll();
    dialler.dialAll();
    discovery.refresh();
  }

  /// Tests the network for some seconds; any thread.
  public CompletableFuture<LanReport> test() {
    CompletableFuture<LanReport> result = new CompletableFuture<>();
    loop.execute(() ->
        discovery.test(interfaces ->
            result.complete(
                new LanReport(
                    discovery.looks(),
                    port,
                    interfaces,
                    dialler.heard(),
                    dialler.unreachable(),
                    currentLines().size()))));
    return result;
  }

  /// Where connections are taken; 0 before [#open] and when nothing could be listened on.
  public int port() {
    return port;
  }

  /// Where others on the LAN may dial us, the best first.
  public List<Endpoint> addresses() {
    int ours = port;
    return ours == 0
        ? List.of()
        : usable.stream().map(address -> new Endpoint(address, ours)).toList();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    discovery.close();
    dialler.close();
    for (PeerLines lines : List.copyOf(peers.values())) {
      lines.all().forEach(line -> line.close(ByeReason.SHUTDOWN));
    }
    network.close();
  }

  private void discovered(DiscoveryEvent event) {
    if (closed) {
      return;
    }
    switch (event) {
      case DiscoveryEvent.Found(Bytes instance, List<Endpoint> endpoints, var _) ->
          dialler.found(instance, endpoints);
      case DiscoveryEvent.Lost(Bytes instance) -> {
        currentLines().stream()
            .filter(line -> line.connection().instance().equals(instance))
            .forEach(line -> line.probe(Limits.PROBE_WITHIN));
        dialler.lost(instance);
      }
      case DiscoveryEvent.NetworkChanged(List<InetAddress> addresses) -> networkChanged(addresses);
      case DiscoveryEvent.Problem(DiscoveryEvent.Trouble trouble) ->
          // One of two ways to find others; a person can do nothing about it.
          LOG.info("discovery: {}", trouble);
    }
  }

  private void networkChanged(List<InetAddress> addresses) {
    usable = addresses;
    events.accept(new LinkEvent.NetworkChanged());
    probeAll();
    dialler.dialAll();
    if (noInterface != addresses.isEmpty()) {
      noInterface = addresses.isEmpty();
      problem(noInterface ? LinkProblem.NO_INTERFACE : LinkProblem.NONE);
    }
  }

  private void probeAll() {
    currentLines().forEach(line -> line.probe(Limits.PROBE_WITHIN));
  }

  private List<WatchedConnection> currentLines() {
    List<WatchedConnection> lines = new ArrayList<>();
    for (PeerLines each : peers.values()) {
      WatchedConnection line = each.current();
      if (line != null) {
        lines.add(line);
      }
    }
    return lines;
  }

  private void connect(Endpoint endpoint, CompletableFuture<Peer> result) {
    if (closed) {
      result.completeExceptionally(new DialException(CloseReason.CLOSED_HERE));
      return;
    }
    network.dial(
        List.of(endpoint),
        new Network.DialListener() {
          @Override
          public void connected(Connection connection) {
            dialler.keep(endpoint, connection.peer());
            WatchedConnection line = offer(connection, result);
            tellReached(connection, line);
            if (line != null && !result.isDone()) {
              awaited.put(line, result);
            }
          }

          @Override
          public void failed(CloseReason reason) {
            result.completeExceptionally(new DialException(reason));
          }
        });
  }

  private boolean hasRoomFor(Peer peer, InetAddress address) {
    if (closed || peers.containsKey(peer)) {
      return !closed;
    }
    long sameAddress = peers.values().stream().filter(lines -> lines.comeFrom(address)).count();
    int most =
        address.isLoopbackAddress() ? Limits.MAX_PEERS_FROM_HERE : Limits.MAX_PEERS_PER_ADDRESS;
    return peers.size() < options.maxPeers() && sameAddress < most;
  }

  private void dialled(Connection connection) {
    tellReached(connection, offer(connection, new CompletableFuture<>()));
  }

  private void tellReached(Connection connection, @Nullable WatchedConnection line) {
    if (line != null) {
      Endpoint place = connection.remote();
      events.accept(
          new LinkEvent.Reached(
              connection.peer(), new InetSocketAddress(place.address(), place.port())));
    }
  }

  /// Takes a new connection among those of its peer; `result` completes if that brings the peer up
  /// or can't.
  private @Nullable WatchedConnection offer(Connection connection, CompletableFuture<Peer> result) {
    Peer peer = connection.peer();
    PeerLines lines = peers.get(peer);
    if (lines == null) {
      if (!hasRoomFor(peer, connection.remote().address())) {
        connection.close(closed ? ByeReason.SHUTDOWN : ByeReason.TOO_MANY);
        result.completeExceptionally(new DialException(CloseReason.BUSY));
        return null;
      }
      lines = new PeerLines(network.self(), peer, loop, new LinesListener());
      peers.put(peer, lines);
    }
    WatchedConnection line = lines.offer(connection);
    if (line == lines.current()) {
      result.complete(peer);
    }
    return line;
  }

  private boolean linked(Target target) {
    Peer known = target.peer();
    if (known != null && reaches(known)) {
      return true;
    }
    Bytes instance = target.instance();
    return instance != null
        && currentLines().stream().anyMatch(line -> line.connection().instance().equals(instance));
  }

  private void settle(PeerLines lines, WatchedConnection line, CloseReason reason) {
    CompletableFuture<Peer> result = awaited.remove(line);
    if (result != null) {
      if (lines.current() != null) {
        result.complete(lines.peer());
      } else {
        result.completeExceptionally(new DialException(named(line.farewell(), reason)));
      }
    }
  }

  private static CloseReason named(@Nullable ByeReason farewell, CloseReason reason) {
    return switch (farewell) {
      case null -> reason;
      case TOO_MANY -> CloseReason.BUSY;
      case PROTOCOL -> CloseReason.PROTOCOL;
      case SILENT -> CloseReason.SILENT;
      case SHUTDOWN, NOT_SELECTED, REPLACED, REMOVED -> CloseReason.CLOSED_THERE;
    };
  }

  private void problem(LinkProblem problem) {
    events.accept(new LinkEvent.Problem(problem));
  }

  private final class Inbound implements Network.Acceptor {
    @Override
    public boolean admits(Peer peer, Endpoint remote) {
      return hasRoomFor(peer, remote.address());
    }

    @Override
    public void connected(Connection connection) {
      offer(connection, new CompletableFuture<>());
    }
  }

  private final class LinesListener implements PeerLines.Listener {
    @Override
    public void up(Peer peer) {
      LOG.debug("{} is up", peer.device());
      events.accept(new LinkEvent.Up(peer));
      awaited
          .entrySet()
          .removeIf(entry ->
              entry.getKey().connection().peer().equals(peer) && entry.getValue().complete(peer));
    }

    @Override
    public void down(Peer peer) {
      LOG.debug("{} is down", peer.device());
      events.accept(new LinkEvent.Down(peer));
    }

    @Override
    public void arrived(Peer peer, Frame frame) {
      events.accept(new LinkEvent.Arrived(peer, frame));
    }

    @Override
    public void ended(PeerLines lines, WatchedConnection line, CloseReason reason) {
      LOG.debug("a connection with {} ended: {}", lines.peer().device(), reason);
      if (lines.isEmpty()) {
        peers.remove(lines.peer(), lines);
      }
      settle(lines, line, reason);
      if (!closed && lines.current() == null) {
        boolean finished = line.farewell() == ByeReason.SHUTDOWN;
        dialler.ended(line.connection().instance(), lines.peer(), line.heldLong(), finished);
      }
    }
  }
}
