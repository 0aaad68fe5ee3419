package app.maru.p2p.net;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.GreetingCodec;
import app.maru.p2p.wire.Limits;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The real network: TCP, TLS 1.3, and the proof of both devices inside.
public final class NettyNetwork implements Network {
  private final Identity identity;
  private final Peer self;
  private final Bytes instance;
  private final Loop loop;
  private final Patience patience;
  private final NetworkOptions options;
  private final ConnectionTerms terms;

  /// What has come of frames whose end has not.
  private final UnreadBytes unfinished;

  private final Tls tls;
  private final StrangerGuard guard;
  private final IoThreads threads;
  private final SecureRandom random;
  private final Set<NettyConnection> connections = new LinkedHashSet<>();
  private @Nullable Acceptor acceptor;
  private @Nullable Channel server;
  private boolean closed;

  private NettyNetwork(
      Identity identity,
      Loop loop,
      SecureRandom random,
      Patience patience,
      NetworkOptions options,
      IoThreads threads) {
    this.random = random;
    this.patience = patience;
    this.options = options;
    UnreadBytes unread = new UnreadBytes(options.unreadBytes());
    this.terms = new ConnectionTerms(patience.stuck(), unread, new AtomicLong());
    this.unfinished = new UnreadBytes(options.unreadBytes() / 2);
    this.identity = identity;
    this.self = new Peer(identity.person(), identity.device());
    this.loop = loop;
    this.tls = new Tls(random);
    this.guard = new StrangerGuard(loop::nanoTime, options.strangers());
    this.threads = threads;
    byte[] name = new byte[Limits.INSTANCE_BYTES];
    random.nextBytes(name);
    this.instance = Bytes.of(name);
  }

  /// A network for `identity`, which must outlive it. The first handshake of a program is slow, so
  /// one is played through in the background, when the program's own start is over.
  public static NettyNetwork open(Identity identity, Loop loop, SecureRandom random) {
    return open(identity, loop, random, NetworkOptions.LAN);
  }

  /// A network as [#open(Identity, Loop, SecureRandom)] makes one, with other limits.
  public static NettyNetwork open(
      Identity identity, Loop loop, SecureRandom random, NetworkOptions options) {
    return open(identity, loop, random, Patience.USUAL, options);
  }

  static NettyNetwork open(
      Identity identity,
      Loop loop,
      SecureRandom random,
      Patience patience,
      NetworkOptions options) {
    NettyNetwork network =
        new NettyNetwork(
            identity, loop, random, patience, options, IoThreads.beside(loop, options.ioThreads()));
    WarmUp.later(network.threads, network.tls, identity);
    return network;
  }

  /// A network that shares this one's threads and nothing else that the other end could see:
  /// another identity, instance and TLS certificate, so that nobody can tell that both are one
  /// program. Closed before this one. Any thread; makes a key pair.
  ///
  /// @param other must outlive it
  public Network as(Identity other) {
    NettyNetwork network = new NettyNetwork(other, loop, random, patience, options, threads.lent());
    network.tls.prepare();
    return network;
  }

  @Override
  public Bytes instance() {
    return instance;
  }

  @Override
  public Peer self() {
    return self;
  }

  @Override
  public long unsentBytes() {
    return terms.allUnsent().get();
  }

  @Override
  public long strangersRefused() {
    return guard.refused();
  }

  @Override
  public int listen(int wantedPort, Acceptor whenConnected) throws IOException {
    acceptor = whenConnected;
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(threads.group())
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, new HeapReads())
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark())
            .childHandler(initializer(this::prepareInbound));
    server = bind(bootstrap, wantedPort);
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  @Override
  public void dial(List<Endpoint> candidates, DialListener listener) {
    new Dial(this, loop, candidates, listener).start();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (server != null) {
      var _ = server.close();
    }
    List<NettyConnection> closing = List.copyOf(connections);
    closing.forEach(connection -> connection.close(ByeReason.SHUTDOWN));
    // Long enough for the last words, too short for a person to wait for.
    long end = loop.nanoTime() + Limits.CLOSE_TIMEOUT.toNanos();
    closing.forEach(connection -> threads.await(connection.closed(), end - loop.nanoTime()));
    threads.close();
  }

  /// Starts one attempt to reach `endpoint`; the outcome comes on the loop.
  Attempt attempt(Endpoint endpoint, DialListener listener) {
    Attempt attempt = new Attempt(listener);
    Bootstrap bootstrap =
        new Bootstrap()
            .group(threads.group())
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) patience.connect().toMillis())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new HeapReads())
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark())
            .handler(
                initializer(
                    channel -> prepare(channel, true, new OutboundOutcome(endpoint, attempt))));
    attempt.channel =
        bootstrap
            .connect(new InetSocketAddress(endpoint.address(), endpoint.port()))
            .addListener(future -> {
              Throwable cause = future.cause();
              if (cause != null) {
                attempt.failed(
                    cause instanceof ConnectTimeoutException
                        ? CloseReason.TIMEOUT
                        : CloseReason.UNREACHABLE);
              }
            })
            .channel();
    return attempt;
  }

  private static WriteBufferWaterMark waterMark() {
    return new WriteBufferWaterMark(
        Limits.WRITE_HIGH_WATER_BYTES / 2, Limits.WRITE_HIGH_WATER_BYTES);
  }

  private Channel bind(ServerBootstrap bootstrap, int wantedPort) throws IOException {
    boolean exact = options.portTries() == NetworkOptions.EXACT;
    for (int port : options.ports(wantedPort).toArray()) {
      ChannelFuture future = bound(bootstrap, port);
      if (future.isSuccess()) {
        return future.channel();
      }
      if (exact && future.cause() instanceof BindException taken) {
        throw taken;
      }
      if (!(future.cause() instanceof BindException)) {
        throw new IOException(future.cause());
      }
    }
    ChannelFuture future = bound(bootstrap, 0);
    if (!future.isSuccess()) {
      throw new IOException(future.cause());
    }
    return future.channel();
  }

  private ChannelFuture bound(ServerBootstrap bootstrap, int port) {
    ChannelFuture future = bootstrap.bind(port);
    // Which nobody else has a part in.
    threads.await(future, Long.MAX_VALUE);
    return future;
  }

  private static ChannelInitializer<Channel> initializer(Consumer<Channel> prepare) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        prepare.accept(channel);
      }
    };
  }

  private void prepareInbound(Channel channel) {
    Runnable close =
        () -> {
          var _ = channel.close();
        };
    if (channel.remoteAddress() instanceof InetSocketAddress from
        && guard.enter(channel, from.getAddress(), close)) {
      channel.closeFuture().addListener(_ -> guard.leave(channel));
      Endpoint remote = new Endpoint(from.getAddress(), from.getPort());
      prepare(channel, false, new InboundOutcome(channel, remote));
    } else {
      close.run();
    }
  }

  private void prepare(Channel channel, boolean dialled, Handshake.Outcome outcome) {
    TlsHandler ssl = new TlsHandler(tls.engine(dialled), threads.proofs());
    // The greetings have a deadline of their own that includes TLS.
    ssl.setHandshakeTimeoutMillis(0);
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(new ByteAllowance());
    pipeline.addLast(ssl);
    pipeline.addLast(new FlushConsolidationHandler());
    pipeline.addLast(new FrameSplitter(GreetingCodec.MAX_BYTES));
    pipeline.addLast(
        new Handshake(
            identity, threads.proofs(), instance, dialled, patience.handshake(), outcome));
  }

  /// Turns a channel whose greetings are over into a connection.
  private NettyConnection promote(
      ChannelHandlerContext context, Peer peer, Bytes theirs, Endpoint remote, boolean dialled) {
    Channel channel = context.channel();
    NettyConnection connection =
        new NettyConnection(channel, loop, peer, theirs, remote, dialled, terms);
    ChannelPipeline pipeline = channel.pipeline();
    TlsHandler ssl = pipeline.get(TlsHandler.class);
    FrameSplitter splitter = pipeline.get(FrameSplitter.class);
    splitter.limit(Limits.MAX_FRAME_BYTES);
    pipeline.replace(
        ByteAllowance.class,
        null,
        new Unfinished(
            () -> ssl.held() + splitter.held(), splitter::frames, loop::nanoTime, unfinished));
    pipeline.replace(context.handler(), null, connection);
    return connection;
  }

  /// Keeps the connection until it closes; on the loop.
  private boolean keep(NettyConnection connection) {
    if (closed) {
      connection.close(ByeReason.SHUTDOWN);
      return false;
    }
    connections.add(connection);
    connection.onClosed(() -> loop.execute(() -> connections.remove(connection)));
    return true;
  }

  private final class InboundOutcome implements Handshake.Outcome {
    private final Channel channel;
    private final Endpoint remote;

    InboundOutcome(Channel channel, Endpoint remote) {
      this.channel = channel;
      this.remote = remote;
    }

    @Override
    public void admits(Peer peer, Consumer<Boolean> answer) {
      loop.execute(
          () -> answer.accept(acceptor != null && !closed && acceptor.admits(peer, remote)));
    }

    @Override
    public void proved(ChannelHandlerContext context, Peer peer, Bytes theirs) {
      guard.leave(channel);
      NettyConnection connection = promote(context, peer, theirs, remote, false);
      loop.execute(() -> {
        if (acceptor != null && keep(connection)) {
          acceptor.connected(connection);
        }
      });
    }

    @Override
    public void failed(CloseReason reason) {
      guard.leave(channel);
    }
  }

  private final class OutboundOutcome implements Handshake.Outcome {
    private final Endpoint remote;
    private final Attempt attempt;

    OutboundOutcome(Endpoint remote, Attempt attempt) {
      this.remote = remote;
      this.attempt = attempt;
    }

    @Override
    public void admits(Peer peer, Consumer<Boolean> answer) {
      answer.accept(true);
    }

    @Override
    public void proved(ChannelHandlerContext context, Peer peer, Bytes theirs) {
      attempt.connected(promote(context, peer, theirs, remote, true));
    }

    @Override
    public void failed(CloseReason reason) {
      attempt.failed(reason);
    }
  }

  /// One try to reach one place.
  final class Attempt {
    private final DialListener listener;
    private @Nullable Channel channel;
    private boolean over;

    Attempt(DialListener listener) {
      this.listener = listener;
    }

    /// Stops trying; a connection already made is told to the listener all the same.
    void cancel() {
      if (channel != null && !over) {
        var _ = channel.close();
      }
    }

    private void connected(NettyConnection connection) {
      loop.execute(() -> {
        over = true;
        if (keep(connection)) {
          listener.connected(connection);
        } else {
          listener.failed(CloseReason.CLOSED_HERE);
        }
      });
    }

    private void failed(CloseReason reason) {
      loop.execute(() -> listener.failed(reason));
    }
  }
}
