package app.maru.p2p.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// Watches what has come of a frame whose end has not: a flood of beginnings fills memory like one
/// of frames. First in its channel, on the channel's thread.
///
/// A frame has its time from the first byte to the last. When beginnings of all channels together
/// take too much it is short; and when they take twice as much, whoever sends more of one goes.
final class Unfinished extends ChannelInboundHandlerAdapter {
  /// For the longest frame on the slowest line that people use, of 20 kbit/s.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Enough on a line that is not slow; what one line brings in that time is a few megabytes.
  static final Duration PATIENCE_IN_NEED = Duration.ofSeconds(1);

  /// How often an unfinished frame is looked at when nothing more comes.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /// What may be said of a channel, to those behind.
  enum Event {
    /// A frame took too long.
    TOO_SLOW
  }

  private final IntSupplier held;
  private final IntSupplier frames;
  private final LongSupplier nanoTime;
  private final UnreadBytes all;
  private int counted;
  private int framesBefore;
  private long since;
  private boolean looking;
  private boolean over;

  /// @param held bytes of this channel that wait for more
  /// @param frames how many have come to their end
  /// @param all such bytes of all channels
  Unfinished(IntSupplier held, IntSupplier frames, LongSupplier nanoTime, UnreadBytes all) {
    this.held = held;
    this.frames = frames;
    this.nanoTime = nanoTime;
    this.all = all;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.fireChannelReadComplete();
    if (!over) {
      count(context);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    end();
  }

  private void count(ChannelHandlerContext context) {
    int now = held.getAsInt();
    boolean more = now > counted;
    all.add(now - counted);
    boolean another = counted == 0 || frames.getAsInt() != framesBefore;
    counted = now;
    framesBefore = frames.getAsInt();
    if (now == 0) {
      return;
    }
    if (another) {
      since = nanoTime.getAsLong();
    }
    if (more && all.farTooMany()) {
      tooSlow(context);
    } else if (!looking) {
      lookLater(context);
    }
  }

  private void lookLater(ChannelHandlerContext context) {
    looking = true;
    var _ =
        context
            .executor()
            .schedule(() -> look(context), LOOK_EVERY.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void look(ChannelHandlerContext context) {
    looking = false;
    if (counted == 0 || over) {
      return;
    }
    if (!context.channel().config().isAutoRead()) {
      // It is not the other end that is slow.
      since = nanoTime.getAsLong();
    }
    Duration patience = all.tooMany() ? PATIENCE_IN_NEED : PATIENCE;
    if (nanoTime.getAsLong() - since >= patience.toNanos()) {
      tooSlow(context);
    } else {
      lookLater(context);
    }
  }

  private void tooSlow(ChannelHandlerContext context) {
    end();
    context.fireUserEventTriggered(Event.TOO_SLOW);
  }

  private void end() {
    over = true;
    all.add(-counted);
    counted = 0;
  }
}
