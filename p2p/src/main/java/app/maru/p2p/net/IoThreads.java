package app.maru.p2p.net;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The threads of a network: who carries bytes, and who computes what a handshake needs.
final class IoThreads implements AutoCloseable {
  private final EventLoopGroup group;
  private final Executor proofs;
  private final @Nullable Carrier carrier;
  private final Runnable end;

  private IoThreads(
      EventLoopGroup group, Executor proofs, @Nullable Carrier carrier, Runnable end) {
    this.group = group;
    this.proofs = proofs;
    this.carrier = carrier;
    this.end = end;
  }

  /// Threads beside the loop; or, if it carries bytes itself, only some for signatures and keys, so
  /// that a crowd of newcomers does not keep it from those who are there.
  static IoThreads beside(Loop loop, int threads) {
    Carrier carrier = loop instanceof ThreadLoop one ? one.carrier().orElse(null) : null;
    if (carrier == null) {
      EventLoopGroup group =
          new MultiThreadIoEventLoopGroup(
              threads, new DefaultThreadFactory("maru-io", true), NioIoHandler.newFactory());
      return new IoThreads(
          group,
          ImmediateExecutor.INSTANCE,
          null,
          () -> {
            var _ = group.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
          });
    }
    ExecutorService proofs =
        Executors.newFixedThreadPool(threads, new DefaultThreadFactory("maru-proofs", true));
    return new IoThreads(carrier.io(), proofs, carrier, proofs::shutdown);
  }

  /// The same threads for one more network, which does not end them.
  IoThreads lent() {
    return new IoThreads(group, proofs, carrier, () -> {});
  }

  EventLoopGroup group() {
    return group;
  }

  /// Who computes what takes milliseconds.
  Executor proofs() {
    return proofs;
  }

  /// Waits for something of the network, on the loop.
  ///
  /// @param nanos at most
  void await(Future<?> future, long nanos) {
    if (carrier == null) {
      future.awaitUninterruptibly(nanos, TimeUnit.NANOSECONDS);
    } else {
      carrier.carryUntil(future::isDone, nanos);
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
