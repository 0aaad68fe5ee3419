package app.maru.p2p.net;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.Greeting;
import app.maru.p2p.wire.Greeting.Busy;
import app.maru.p2p.wire.Greeting.Hello;
import app.maru.p2p.wire.Greeting.Ident;
import app.maru.p2p.wire.Greeting.Ready;
import app.maru.p2p.wire.GreetingCodec;
import app.maru.p2p.wire.ProtocolException;
import app.maru.p2p.wire.ProtocolException.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The greetings of one channel: both ends say hello, then prove their device. On the channel's
/// thread.
///
/// The end that dialled proves itself first: whoever only listens around learns nobody's name. Its
/// proof is confirmed by the other's, and the other's by [Ready]; only then is the channel handed
/// on.
final class Handshake extends SimpleChannelInboundHandler<ByteBuf> {

  /// Who waits for the outcome. Exactly one is told, on the channel's thread.
  interface Outcome {
    /// Whether there is room for the peer; the answer goes to `answer`, from any thread.
    void admits(Peer peer, Consumer<Boolean> answer);

    /// Both ends are proved.
    void proved(ChannelHandlerContext context, Peer peer, Bytes instance);

    /// It came to nothing; the channel is being closed.
    void failed(CloseReason reason);
  }

  private final Identity identity;
  private final Hello ownHello;
  private final boolean dialled;
  private final Duration patience;
  private final Outcome outcome;
  private @Nullable Hello theirHello;
  private @Nullable Peer peer;
  private @Nullable Future<?> deadline;
  private boolean secured;
  private boolean identSent;
  private boolean done;

  Handshake(
      Identity identity, Bytes instance, boolean dialled, Duration patience, Outcome outcome) {
    this.identity = identity;
    this.patience = patience;
    this.ownHello = new Hello(instance);
    this.dialled = dialled;
    this.outcome = outcome;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    deadline =
        context
            .executor()
            .schedule(
                () -> fail(context, CloseReason.TIMEOUT),
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
    context.fireChannelActive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent tls) {
      if (tls.isSuccess()) {
        secured = true;
        say(context, ownHello);
      } else {
        fail(context, context.channel().isActive() ? CloseReason.NOT_MARU : CloseReason.LOST);
      }
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) throws Exception {
    if (done) {
      return;
    }
    switch (GreetingCodec.decode(frame.nioBuffer())) {
      case Hello hello when theirHello == null -> hello(context, hello);
      case Ident ident when theirHello != null && peer == null -> ident(context, ident);
      case Busy() when dialled && identSent -> fail(context, CloseReason.BUSY);
      case Ready() when !dialled && identSent -> succeed(context);
      default -> throw new ProtocolException(Reason.UNEXPECTED);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail(context, CloseReason.LOST);
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Throwable root = cause instanceof DecoderException ? cause.getCause() : cause;
    if (root instanceof ProtocolException protocol) {
      boolean version = protocol.reason() == Reason.OTHER_VERSION;
      fail(context, version ? CloseReason.VERSION : CloseReason.PROTOCOL);
    } else {
      fail(context, secured ? CloseReason.LOST : CloseReason.NOT_MARU);
    }
  }

  private void hello(ChannelHandlerContext context, Hello hello) throws Exception {
    theirHello = hello;
    if (hello.instance().equals(ownHello.instance())) {
      fail(context, CloseReason.SELF);
    } else if (dialled) {
      say(context, proof(context).by(identity, true));
      identSent = true;
    }
  }

  private void ident(ChannelHandlerContext context, Ident ident) throws Exception {
    Peer proved = proof(context).check(ident, !dialled).orElse(null);
    if (proved == null) {
      fail(context, CloseReason.IDENTITY);
    } else if (proved.device().equals(identity.device())) {
      if (!dialled) {
        // So that the other end, which is this device too, can tell why it is refused.
        say(context, proof(context).by(identity, false));
      }
      fail(context, CloseReason.SELF);
    } else if (dialled) {
      peer = proved;
      say(context, new Ready());
      succeed(context);
    } else {
      peer = proved;
      outcome.admits(
          proved, admitted -> context.executor().execute(() -> answer(context, admitted)));
    }
  }

  private void answer(ChannelHandlerContext context, boolean admitted) {
    if (done) {
      return;
    }
    if (!admitted) {
      say(context, new Busy());
      fail(context, CloseReason.BUSY);
      return;
    }
    try {
      say(context, proof(context).by(identity, false));
      identSent = true;
    } catch (Exception e) {
      exceptionCaught(context, e);
    }
  }

  private Proof proof(ChannelHandlerContext context) throws Exception {
    Hello theirs = Objects.requireNonNull(theirHello);
    byte[] exporter = Tls.exporter(context.pipeline().get(SslHandler.class).engine());
    return dialled ? new Proof(exporter, ownHello, theirs) : new Proof(exporter, theirs, ownHello);
  }

  private void succeed(ChannelHandlerContext context) {
    finish();
    outcome.proved(
        context, Objects.requireNonNull(peer), Objects.requireNonNull(theirHello).instance());
  }

  private void fail(ChannelHandlerContext context, CloseReason reason) {
    if (!done) {
      finish();
      outcome.failed(reason);
      if (secured) {
        // After what was said last, which tells the other end why.
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
      } else {
        var _ = context.close();
      }
    }
  }

  private void finish() {
    done = true;
    if (deadline != null) {
      deadline.cancel(false);
    }
  }

  private static void say(ChannelHandlerContext context, Greeting greeting) {
    var _ = context.writeAndFlush(Unpooled.wrappedBuffer(GreetingCodec.encode(greeting)));
  }
}
