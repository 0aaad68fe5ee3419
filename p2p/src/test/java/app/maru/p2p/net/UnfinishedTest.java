package app.maru.p2p.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.net.Node.Talk;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.FrameCodec;
import app.maru.p2p.wire.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Beginnings of frames whose ends do not come.
final class UnfinishedTest {
  private static final byte[] PING = FrameCodec.encode(new Frame.Ping(7));
  private static final int LIMIT = 1000;

  private final AtomicLong now = new AtomicLong();
  private final UnreadBytes all = new UnreadBytes(LIMIT);

  @Test
  void a_frame_has_its_time_from_the_first_byte_to_the_last() {
    Half slow = new Half();
    slow.says(Arrays.copyOf(PING, 2));
    for (int i = 2; i < PING.length - 1; i++) {
      pass(Unfinished.PATIENCE.dividedBy(PING.length), slow);
      slow.says(PING[i]);
    }
    assertThat(slow.cut).isFalse();
    assertThat(all.count()).isEqualTo(PING.length - 1);
    pass(Unfinished.PATIENCE.dividedBy(2), slow);
    assertThat(slow.cut).isTrue();
    assertThat(all.count()).isZero();
  }

  @Test
  void frame_after_frame_each_has_its_own_time() {
    Half busy = new Half();
    busy.says(Arrays.copyOf(PING, 5));
    for (int i = 0; i < 20; i++) {
      pass(Unfinished.PATIENCE.dividedBy(2), busy);
      // The end of one and the beginning of the next.
      busy.says(Arrays.copyOfRange(PING, 5, PING.length), Arrays.copyOf(PING, 5));
    }
    assertThat(busy.cut).isFalse();
    assertThat(all.count()).isEqualTo(5);
    busy.says(Arrays.copyOfRange(PING, 5, PING.length));
    assertThat(all.count()).isZero();
    pass(Unfinished.PATIENCE.multipliedBy(3), busy);
    assertThat(busy.cut).isFalse();
  }

  @Test
  void it_is_not_slow_while_nothing_is_read_from_it() {
    Half waits = new Half();
    waits.says(Arrays.copyOf(PING, 5));
    waits.channel.config().setAutoRead(false);
    pass(Unfinished.PATIENCE.multipliedBy(3), waits);
    assertThat(waits.cut).isFalse();
    waits.channel.config().setAutoRead(true);
    pass(Unfinished.PATIENCE.plusSeconds(2), waits);
    assertThat(waits.cut).isTrue();
  }

  @Test
  void when_all_together_hold_too_much_the_slow_go_soon_and_the_quick_stay() {
    Half slow = new Half();
    slow.begins(LIMIT + 1);
    pass(Duration.ofMillis(900), slow);
    Half quick = new Half();
    quick.says(Arrays.copyOf(PING, 5));
    pass(Duration.ofMillis(200), slow, quick);
    assertThat(slow.cut).isTrue();
    assertThat(quick.cut).isFalse();
    pass(Duration.ofSeconds(10), quick);
    assertThat(quick.cut).as("nobody is in need any more").isFalse();
  }

  @Test
  void there_is_an_end_to_what_all_together_hold() {
    List<Half> flood = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Half half = new Half();
      half.begins(100);
      flood.add(half);
      assertThat(all.count()).isLessThanOrEqualTo(2 * LIMIT);
    }
    assertThat(flood).filteredOn(half -> half.cut).hasSize(30);
  }

  @Test
  void who_goes_gives_back_what_it_held() {
    Half half = new Half();
    half.begins(500);
    assertThat(all.count()).isEqualTo(500);
    var _ = half.channel.close();
    half.channel.runPendingTasks();
    assertThat(all.count()).isZero();
  }

  @Test
  void on_real_sockets_half_frames_take_no_more_memory_than_they_may() throws Exception {
    NetworkOptions small =
        new NetworkOptions(
            2, NetworkOptions.EXACT, 4 * Limits.MAX_BODY_BYTES, StrangerLimits.RELAY);
    List<RawPeer> halves = new ArrayList<>();
    try (Node bob = new Node(ThreadLoop.open("bob"), Node.BOB, Patience.USUAL, small).listens();
        Node alice = new Node(ThreadLoop.open("alice"), Node.ALICE)) {
      int cut = 0;
      for (int i = 0; i < 12; i++) {
        RawPeer peer = RawPeer.dial(bob.port()).prove(Node.MALLORY);
        halves.add(peer);
        Talk _ = bob.nextAccepted().starts();
        peer.sayRaw(ByteBuffer.allocate(60_000).putInt(Limits.MAX_BODY_BYTES).array());
      }
      for (RawPeer peer : halves) {
        cut += isCut(peer) ? 1 : 0;
      }
      assertThat(cut).isGreaterThanOrEqualTo(6);
      Talk talk = alice.meets(bob);
      Talk there = bob.nextAccepted().starts();
      talk.starts().says(new Frame.Ping(1));
      assertThat(there.hears()).isEqualTo(new Frame.Ping(1));
    } finally {
      for (RawPeer peer : halves) {
        peer.close();
      }
    }
  }

  /// Those that were not cut at once are a second later, as long as there is need.
  private static boolean isCut(RawPeer peer) throws IOException {
    peer.socket.setSoTimeout(1500);
    return peer.isClosed();
  }

  private void pass(Duration time, Half... halves) {
    Duration step = Duration.ofMillis(100);
    for (Duration left = time; left.isPositive(); left = left.minus(step)) {
      now.addAndGet(step.toNanos());
      for (Half half : halves) {
        half.channel.advanceTimeBy(step.toNanos(), TimeUnit.NANOSECONDS);
        half.channel.runScheduledPendingTasks();
      }
    }
  }

  /// A channel that takes frames.
  private final class Half {
    private final FrameSplitter splitter = new FrameSplitter(Limits.MAX_FRAME_BYTES);
    private final EmbeddedChannel channel =
        new EmbeddedChannel(
            new Unfinished(splitter::held, splitter::frames, now::get, all),
            splitter,
            new ChannelInboundHandlerAdapter() {
              @Override
              public void userEventTriggered(ChannelHandlerContext context, Object event) {
                cut |= event == Unfinished.Event.TOO_SLOW;
              }

              @Override
              public void channelRead(ChannelHandlerContext context, Object frame) {
                ((ByteBuf) frame).release();
              }
            });
    private boolean cut;

    Half() {
      channel.freezeTime();
    }

    void begins(int bytes) {
      says(ByteBuffer.allocate(bytes).putInt(Limits.MAX_BODY_BYTES).array());
    }

    void says(byte one) {
      says(new byte[] {one});
    }

    void says(byte[]... pieces) {
      channel.writeInbound(Unpooled.wrappedBuffer(pieces));
    }
  }
}
