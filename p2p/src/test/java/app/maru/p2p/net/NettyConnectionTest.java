package app.maru.p2p.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.FrameCodec;
import app.maru.p2p.wire.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A connection whose channel and loop take turns exactly as a test says.
final class NettyConnectionTest {
  private static final Peer PEER =
      new Peer(PersonId.of(new byte[PersonId.SIZE]), DeviceId.of(new byte[DeviceId.SIZE]));
  private static final int FLOOD = 3 * Limits.MAX_UNREAD_BYTES / Limits.MAX_BODY_BYTES;

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final VirtualLoop loop = time.loop();
  private final List<Frame> received = new ArrayList<>();
  private Runnable beforeReadingStops = () -> {};
  private boolean stuck;
  private final UnreadBytes all = new UnreadBytes(64 << 20);
  private final AtomicLong unsent = new AtomicLong();
  private final EmbeddedChannel channel = new Tapped();
  private final NettyConnection connection =
      new NettyConnection(
          channel,
          loop,
          PEER,
          Bytes.of(new byte[Limits.INSTANCE_BYTES]),
          new Endpoint(InetAddress.getLoopbackAddress(), 1),
          true,
          new ConnectionTerms(Limits.STUCK_TIMEOUT, all, unsent));

  @BeforeEach
  void put_it_into_its_channel() throws Exception {
    channel.register();
    channel
        .pipeline()
        .addLast(
            new ChannelOutboundHandlerAdapter() {
              @Override
              public void flush(ChannelHandlerContext context) {
                if (!stuck) {
                  context.flush();
                }
              }
            });
    channel.pipeline().addLast(connection);
  }

  @Test
  void nothing_more_is_read_until_the_loop_has_caught_up() {
    flood();
    assertThat(channel.config().isAutoRead()).isFalse();
    listen();
    assertThat(received).hasSize(FLOOD);
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  void when_all_together_have_too_much_each_has_one_frame_at_a_time() {
    listen();
    all.add(65 << 20);
    channel.writeInbound(frame(new Frame.Ping(1)));
    assertThat(channel.config().isAutoRead()).isFalse();
    time.settle();
    assertThat(received).containsExactly(new Frame.Ping(1));
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  void reading_goes_on_also_if_the_loop_catches_up_right_before_it_stops() {
    listen();
    beforeReadingStops = time::settle;
    flood();
    time.settle();
    assertThat(received).hasSize(FLOOD);
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  void frames_said_together_go_out_as_one_piece() {
    stuck = true;
    loop.execute(() -> {
      connection.send(new Frame.Ping(1));
      connection.send(new Frame.Pong(2));
    });
    time.settle();
    assertThat(unsent.get()).isEqualTo(26 + 2 * Limits.WAITING_FRAME_BYTES);
    stuck = false;
    channel.flush();
    assertThat(unsent.get()).isZero();
    ByteBuf piece = channel.readOutbound();
    assertThat(channel.<ByteBuf>readOutbound()).isNull();
    byte[] first = FrameCodec.encode(new Frame.Ping(1));
    byte[] second = FrameCodec.encode(new Frame.Pong(2));
    assertThat(ByteBufUtil.getBytes(piece)).startsWith(first).endsWith(second).hasSize(26);
    piece.release();
  }

  @Test
  void what_was_said_before_the_goodbye_goes_out_before_it() {
    loop.execute(() -> {
      connection.send(new Frame.Ping(1));
      connection.close(Frame.ByeReason.SHUTDOWN);
      assertThat(connection.send(new Frame.Ping(2))).isFalse();
    });
    loop.execute(() -> connection.start(new Deaf()));
    time.settle();
    channel.runPendingTasks();
    ByteBuf piece = channel.readOutbound();
    assertThat(ByteBufUtil.getBytes(piece))
        .startsWith(FrameCodec.encode(new Frame.Ping(1)))
        .endsWith(FrameCodec.encode(new Frame.Bye(Frame.ByeReason.SHUTDOWN)));
    piece.release();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void a_goodbye_that_nobody_takes_is_waited_for_a_second() {
    stuck = true;
    channel.freezeTime();
    loop.execute(() -> connection.start(new Deaf()));
    loop.execute(() -> connection.close(Frame.ByeReason.SHUTDOWN));
    time.settle();
    channel.runPendingTasks();
    passes(Duration.ofMillis(999));
    assertThat(channel.isOpen()).isTrue();
    passes(Duration.ofMillis(1));
    assertThat(channel.isOpen()).isFalse();
  }

  private void passes(Duration span) {
    channel.advanceTimeBy(span.toNanos(), TimeUnit.NANOSECONDS);
    channel.runScheduledPendingTasks();
  }

  @Test
  void a_frame_that_fails_takes_no_other_with_it() {
    List<Frame> others = new ArrayList<>();
    loop.execute(() ->
        connection.start(
            new Deaf() {
              @Override
              public void received(Frame frame) {
                if (frame.equals(new Frame.Ping(2))) {
                  throw new IllegalStateException("a bug");
                }
                others.add(frame);
              }
            }));
    ByteBuf[] frames = new ByteBuf[3];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = frame(new Frame.Ping(i + 1));
    }
    channel.writeInbound((Object[]) frames);
    time.settle();
    assertThat(others).containsExactly(new Frame.Ping(1), new Frame.Ping(3));
  }

  @Test
  void what_nobody_will_ever_hear_counts_no_longer() {
    flood();
    time.settle();
    assertThat(all.count()).isPositive();
    loop.execute(() -> connection.close(Frame.ByeReason.NOT_SELECTED));
    time.settle();
    assertThat(all.count()).isZero();
  }

  @Test
  void nothing_behind_a_broken_frame_is_heard() {
    List<Frame> heard = new ArrayList<>();
    loop.execute(() ->
        connection.start(
            new Deaf() {
              @Override
              public void received(Frame frame) {
                heard.add(frame);
              }
            }));
    channel.writeInbound(
        frame(new Frame.Ping(1)),
        Unpooled.wrappedBuffer(new byte[] {127}),
        frame(new Frame.Ping(2)));
    time.settle();
    assertThat(heard).containsExactly(new Frame.Ping(1));
  }

  @Test
  void what_came_before_the_start_is_heard_before_what_comes_right_behind_it() {
    channel.writeInbound(frame(new Frame.Ping(1)));
    time.settle();
    loop.execute(() -> connection.start(new Hearing()));
    channel.writeInbound(frame(new Frame.Ping(2)));
    time.settle();
    assertThat(received).containsExactly(new Frame.Ping(1), new Frame.Ping(2));
  }

  @Test
  void what_was_lost_before_its_start_can_be_given_up() {
    channel.writeInbound(frame(new Frame.Ping(1)));
    var _ = channel.close();
    time.settle();
    loop.execute(() -> connection.close(Frame.ByeReason.NOT_SELECTED));
    time.settle();
    assertThat(all.count()).isZero();
  }

  @Test
  void what_was_lost_before_its_start_tells_so_behind_what_it_brought() {
    channel.writeInbound(frame(new Frame.Ping(1)));
    var _ = channel.close();
    time.settle();
    List<Object> told = new ArrayList<>();
    loop.execute(() ->
        connection.start(
            new Connection.Listener() {
              @Override
              public void received(Frame frame) {
                told.add(frame);
              }

              @Override
              public void closed(CloseReason reason) {
                told.add(reason);
              }
            }));
    time.settle();
    assertThat(told).containsExactly(new Frame.Ping(1), CloseReason.LOST);
  }

  private static ByteBuf frame(Frame frame) {
    byte[] encoded = FrameCodec.encode(frame);
    return Unpooled.wrappedBuffer(encoded, Integer.BYTES, encoded.length - Integer.BYTES);
  }

  private void flood() {
    Envelope envelope = new Envelope(PEER.device(), Bytes.of(new byte[Limits.MAX_BODY_BYTES]));
    for (int i = 0; i < FLOOD; i++) {
      channel.writeInbound(frame(new Frame.Put(envelope)));
    }
  }

  private void listen() {
    loop.execute(() -> connection.start(new Hearing()));
    time.settle();
  }

  private final class Hearing implements Connection.Listener {
    @Override
    public void received(Frame frame) {
      received.add(frame);
    }

    @Override
    public void closed(CloseReason reason) {
      throw new AssertionError(reason);
    }
  }

  private static class Deaf implements Connection.Listener {
    @Override
    public void received(Frame frame) {
      // Nothing.
    }

    @Override
    public void closed(CloseReason reason) {
      // Nothing.
    }
  }

  /// Tells right before it stops to read.
  private final class Tapped extends EmbeddedChannel {
    private final ChannelConfig config = new Config();

    Tapped() {
      super(DefaultChannelId.newInstance(), false, false);
    }

    @Override
    public ChannelConfig config() {
      return config;
    }

    private final class Config extends DefaultChannelConfig {
      Config() {
        super(Tapped.this);
      }

      @Override
      public ChannelConfig setAutoRead(boolean reads) {
        if (!reads) {
          beforeReadingStops.run();
        }
        return super.setAutoRead(reads);
      }
    }
  }
}
