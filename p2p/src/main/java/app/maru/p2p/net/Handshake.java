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
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
  private final Executor proofs;
  private final Hello ownHello;
  private final boolean dialled;
  private final Duration patience;
  private final Outcome outcome;
  private @Nullable Hello theirHello;
  private @Nullable Peer peer;
  private @Nullable Future<?> deadline;
  private boolean secured;
  private boolean identHeard;
  private boolean identSent;
  private boolean computing;
  private boolean gone;
  private boolean done;

  /// @param proofs who makes and checks them: each takes a millisecond or more
  Handshake(
      Identity identity,
      Executor proofs,
      Bytes instance,
      boolean dialled,
      Duration patience,
      Outcome outcome) {
    this.identity = identity;
    this.proofs = proofs;
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
      case Ident ident when theirHello != null && !identHeard && (identSent || !dialled) ->
          ident(context, ident);
      case Busy() when dialled && identSent -> fail(context, CloseReason.BUSY);
      case Ready() when !dialled && identSent -> succeed(context);
      default -> throw new ProtocolException(Reason.UNEXPECTED);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    gone = true;
    // What was said last, and is being looked at, may say why.
    if (!computing) {
      fail(context, CloseReason.LOST);
    }
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
      prove(context, () -> {});
    }
  }

  private void ident(ChannelHandlerContext context, Ident ident) throws Exception {
    identHeard = true;
    Proof proof = proof(context);
    compute(
        context,
        () -> proof.check(ident, !dialled),
        proved -> {
          if (proved.isPresent()) {
            identified(context, proved.get());
          } else {
            fail(context, CloseReason.IDENTITY);
          }
        });
  }

  private void identified(ChannelHandlerContext context, Peer proved) throws Exception {
    if (proved.device().equals(identity.device())) {
      Step self = () -> fail(context, CloseReason.SELF);
      if (dialled) {
        self.go();
      } else {
        // So that the other end, which is this device too, can tell why it is refused.
        prove(context, self);
      }
      return;
    }
    peer = proved;
    if (dialled) {
      say(context, new Ready());
      succeed(context);
    } else {
      outcome.admits(proved, admitted -> goOn(context, () -> answer(context, admitted)));
    }
  }

  private void answer(ChannelHandlerContext context, boolean admitted) throws Exception {
    if (admitted) {
      prove(context, () -> {});
    } else {
      say(context, new Busy());
      fail(context, CloseReason.BUSY);
    }
  }

  private void prove(ChannelHandlerContext context, Step next) throws Exception {
    Proof proof = proof(context);
    compute(
        context,
        () -> proof.by(identity, dialled),
        ident -> {
          say(context, ident);
          identSent = true;
          next.go();
        });
  }

  /// Goes on with the outcome on the channel's thread, unless all is over by then.
  private <T> void compute(ChannelHandlerContext context, Callable<T> work, Taker<T> next) {
    computing = true;
    try {
      proofs.execute(() -> {
        try {
          T computed = work.call();
          goOn(
              context,
              () -> {
                computing = false;
                next.take(computed);
              });
        } catch (Exception e) {
          goOn(
              context,
              () -> {
                throw e;
              });
        }
      });
    } catch (RejectedExecutionException ended) {
      fail(context, CloseReason.LOST);
    }
  }

  private void goOn(ChannelHandlerContext context, Step step) {
    if (context.executor().inEventLoop()) {
      step(context, step);
    } else {
      context.executor().execute(() -> step(context, step));
    }
  }

  private void step(ChannelHandlerContext context, Step step) {
    if (!done) {
      try {
        step.go();
      } catch (Exception e) {
        exceptionCaught(context, e);
      }
      if (gone && !computing) {
        fail(context, CloseReason.LOST);
      }
    }
  }

  private interface Step {
    void go() throws Exception;
  }

  private interface Taker<T> {
    void take(T computed) throws Exception;
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
