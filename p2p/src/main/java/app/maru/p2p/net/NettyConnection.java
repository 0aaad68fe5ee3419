package app.maru.p2p.net;

import app.maru.crypto.Bytes;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.FrameCodec;
import app.maru.p2p.wire.FrameCodec.Encoded;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A proved channel. The public face runs on the loop, the handler on the channel's thread.
///
/// Neither direction can fill our memory: `send` refuses what is too much, and nothing more is read
/// while the loop has not caught up.
final class NettyConnection extends SimpleChannelInboundHandler<ByteBuf> implements Connection {
  private static final Logger LOG = LoggerFactory.getLogger(NettyConnection.class);

  private final Channel channel;
  private final Loop loop;
  private final Peer peer;
  private final Bytes instance;
  private final Endpoint remote;
  private final boolean dialled;
  private final Duration stuckAfter;
  private final UnreadBytes allUnread;
  private final AtomicLong allUnsent;
  private final AtomicInteger unsent = new AtomicInteger();
  private final AtomicLong lastSent = new AtomicLong();
  private final AtomicInteger unread = new AtomicInteger();

  // On the loop.
  private List<Encoded> outgoing = new ArrayList<>();
  private int outgoingCost;
  private List<Runnable> waiting = new ArrayList<>();
  private @Nullable Listener listener;
  private boolean caughtUp;
  private @Nullable CloseReason ended;
  private boolean told;

  // On the channel's thread.
  private List<Frame> incoming = new ArrayList<>();
  private int incomingCost;
  private @Nullable Future<?> stuckCheck;
  private boolean goodbye;
  private boolean broken;

  NettyConnection(
      Channel channel,
      Loop loop,
      Peer peer,
      Bytes instance,
      Endpoint remote,
      boolean dialled,
      ConnectionTerms terms) {
    this.channel = channel;
    this.loop = loop;
    this.peer = peer;
    this.instance = instance;
    this.remote = remote;
    this.dialled = dialled;
    this.stuckAfter = terms.stuckAfter();
    this.allUnread = terms.allUnread();
    this.allUnsent = terms.allUnsent();
  }

  /// Has `task` run, on some thread, when the channel has closed.
  void onClosed(Runnable task) {
    channel.closeFuture().addListener(_ -> task.run());
  }

  /// Done when the channel has closed.
  Future<?> closed() {
    return channel.closeFuture();
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public Bytes instance() {
    return instance;
  }

  @Override
  public Endpoint remote() {
    return remote;
  }

  @Override
  public boolean initiated() {
    return dialled;
  }

  @Override
  public void start(Listener events) {
    listener = events;
    loop.execute(this::catchUp);
  }

  @Override
  public boolean send(Frame frame) {
    Encoded encoded = FrameCodec.encodeLazily(frame);
    if (ended != null || unsent.get() + cost(encoded.size()) > Limits.MAX_QUEUED_BYTES) {
      return false;
    }
    write(encoded);
    return true;
  }

  @Override
  public void close(ByeReason reason) {
    if (listener == null) {
      // Nobody will hear what has come, and it is counted as long as it waits.
      waiting.forEach(Runnable::run);
      waiting = new ArrayList<>();
    }
    if (ended == null) {
      gather(FrameCodec.encodeLazily(new Bye(reason)));
      handOut();
      end(CloseReason.CLOSED_HERE);
      // Behind what was sent.
      onChannel(() -> {
        var _ =
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
      });
      Runnable cut = () -> shut(CloseReason.CLOSED_HERE);
      var _ =
          channel.eventLoop().schedule(cut, Limits.CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf encoded)
      throws ProtocolException {
    if (broken) {
      return;
    }
    int cost = cost(encoded.readableBytes());
    Frame frame = FrameCodec.decode(encoded.nioBuffer());
    allUnread.add(cost);
    if (unread.addAndGet(cost) > Limits.MAX_UNREAD_BYTES || allUnread.tooMany()) {
      // Before the frame is handed in: its own turn on the loop comes later and reads on.
      channel.config().setAutoRead(false);
    }
    incoming.add(frame);
    incomingCost += cost;
    if (incoming.size() >= Limits.FRAMES_PER_TASK) {
      handIn();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    handIn();
    context.fireChannelReadComplete();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslCloseCompletionEvent close && close.isSuccess()) {
      goodbye = true;
    } else if (event == Unfinished.Event.TOO_SLOW) {
      shut(CloseReason.STUCK);
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    handIn();
    shut(goodbye ? CloseReason.CLOSED_THERE : CloseReason.LOST);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    handIn();
    broken = true;
    Throwable root = cause instanceof DecoderException ? cause.getCause() : cause;
    if (root instanceof ProtocolException) {
      context
          .writeAndFlush(Unpooled.wrappedBuffer(FrameCodec.encode(new Bye(ByeReason.PROTOCOL))))
          .addListener(ChannelFutureListener.CLOSE);
      shut(CloseReason.PROTOCOL);
    } else {
      shut(CloseReason.LOST);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (channel.isWritable()) {
      if (stuckCheck != null) {
        stuckCheck.cancel(false);
        stuckCheck = null;
      }
    } else if (stuckCheck == null) {
      lastSent.set(loop.nanoTime());
      checkStuckLater(context, stuckAfter.toNanos());
    }
    context.fireChannelWritabilityChanged();
  }

  private void checkStuckLater(ChannelHandlerContext context, long pause) {
    stuckCheck =
        context.executor().schedule(() -> checkStuck(context), pause, TimeUnit.NANOSECONDS);
  }

  private void checkStuck(ChannelHandlerContext context) {
    long left = stuckAfter.toNanos() - (loop.nanoTime() - lastSent.get());
    if (left <= 0) {
      shut(CloseReason.STUCK);
    } else {
      checkStuckLater(context, left);
    }
  }

  private void readOnIfCaughtUp() {
    int left = unread.get();
    if (left == 0 || (left < Limits.MAX_UNREAD_BYTES / 2 && !allUnread.tooMany())) {
      channel.config().setAutoRead(true);
    }
  }

  private static int cost(int bytes) {
    return bytes + Limits.WAITING_FRAME_BYTES;
  }

  /// Frames sent by tasks that follow each other share a task of the channel's thread, a TLS record
  /// and a write to the network, each of which costs more than a small frame does.
  private void write(Encoded encoded) {
    if (outgoing.isEmpty()) {
      loop.shortly(this::handOut);
    }
    gather(encoded);
  }

  private void gather(Encoded encoded) {
    int cost = cost(encoded.size());
    unsent.addAndGet(cost);
    outgoingCost += cost;
    outgoing.add(encoded);
  }

  /// Gives the channel's thread what was sent.
  private void handOut() {
    if (outgoing.isEmpty()) {
      return;
    }
    List<Encoded> frames = outgoing;
    outgoing = new ArrayList<>();
    allUnsent.addAndGet(outgoingCost);
    outgoingCost = 0;
    if (channel.eventLoop().inEventLoop()) {
      writeAll(frames);
    } else {
      onChannel(() -> writeAll(frames));
    }
  }

  private void onChannel(Runnable task) {
    try {
      channel.eventLoop().execute(task);
    } catch (RejectedExecutionException ended) {
      LOG.debug("too late to send");
    }
  }

  private void writeAll(List<Encoded> frames) {
    int from = 0;
    while (from < frames.size()) {
      int to = from;
      int bytes = 0;
      while (to < frames.size() && (to == from || bytes < Limits.SENT_AT_ONCE_BYTES)) {
        bytes += frames.get(to).size();
        to++;
      }
      ByteBuf piece = channel.alloc().heapBuffer(bytes);
      for (Encoded frame : frames.subList(from, to)) {
        write(frame.head(), piece);
        write(frame.body(), piece);
      }
      int cost = bytes + (to - from) * Limits.WAITING_FRAME_BYTES;
      channel
          .write(piece)
          .addListener(future -> {
            unsent.addAndGet(-cost);
            allUnsent.addAndGet(-cost);
            lastSent.set(loop.nanoTime());
          });
      from = to;
    }
    channel.flush();
  }

  private static void write(Bytes bytes, ByteBuf piece) {
    if (bytes.size() > 0) {
      bytes.putInto(piece.nioBuffer(piece.writerIndex(), bytes.size()));
      piece.writerIndex(piece.writerIndex() + bytes.size());
    }
  }

  /// Gives the loop what has come with one read.
  private void handIn() {
    if (!incoming.isEmpty()) {
      List<Frame> frames = incoming;
      int cost = incomingCost;
      incoming = new ArrayList<>();
      incomingCost = 0;
      Runnable receiving = () -> receive(frames, cost);
      loop.execute(() -> {
        if (ended != null && listener == null) {
          receiving.run();
        } else {
          whenStarted(receiving);
        }
      });
    }
  }

  private void receive(List<Frame> frames, int cost) {
    unread.addAndGet(-cost);
    allUnread.add(-cost);
    readOnIfCaughtUp();
    for (Frame frame : frames) {
      try {
        if (!told && listener != null) {
          listener.received(frame);
        }
      } catch (RuntimeException e) {
        // As the loop does: one that fails does not take the others with it.
        LOG.error("a frame could not be handled", e);
      }
      loop.breathe();
    }
  }

  private void shut(CloseReason reason) {
    var _ = channel.close();
    loop.execute(() -> end(reason));
  }

  private void end(CloseReason reason) {
    if (ended == null) {
      ended = reason;
      loop.execute(this::tellEnd);
    }
  }

  /// Nobody is told before the start.
  private void tellEnd() {
    if (caughtUp && ended != null && !told) {
      told = true;
      Objects.requireNonNull(listener).closed(ended);
    }
  }

  /// What has waited comes first.
  private void catchUp() {
    while (!waiting.isEmpty()) {
      List<Runnable> early = waiting;
      waiting = new ArrayList<>();
      early.forEach(Runnable::run);
    }
    caughtUp = true;
    tellEnd();
  }

  private void whenStarted(Runnable event) {
    if (!caughtUp) {
      waiting.add(event);
    } else {
      event.run();
    }
  }
}
