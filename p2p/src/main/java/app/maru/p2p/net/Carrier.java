package app.maru.p2p.net;

import io.netty.channel.EventLoop;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Carries the bytes of all connections while the loop rests, on the loop's own thread: what comes
/// is handled and answered without waking another thread, which costs more than a small frame does.
final class Carrier implements Rest {
  private final ManualIoEventLoop io;

  Carrier(Thread thread) {
    io = new ManualIoEventLoop(thread, NioIoHandler.newFactory());
  }

  /// Of the channels.
  EventLoop io() {
    return io;
  }

  @Override
  public void rest(long nanos) {
    io.run(nanos);
  }

  /// By a task: a bare wake-up is lost if it comes between two rests.
  @Override
  public void wake() {
    io.execute(() -> {});
  }

  @Override
  public void glance() {
    io.runNow();
  }

  /// Carries on until something holds, for a task of the loop that must wait for the network.
  ///
  /// @param nanos at most
  void carryUntil(BooleanSupplier holds, long nanos) {
    long end = io.ticker().nanoTime() + nanos;
    for (long left = nanos;
        left > 0 && !holds.getAsBoolean();
        left = end - io.ticker().nanoTime()) {
      io.run(left);
    }
  }

  @Override
  public void end() {
    var _ = io.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
    while (!io.isTerminated()) {
      io.runNow();
    }
  }
}
