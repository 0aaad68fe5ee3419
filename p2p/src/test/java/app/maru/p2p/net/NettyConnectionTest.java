package app.maru.p2p.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.Peer;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.FrameCodec;
import app.maru.p2p.wire.Limits;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Floods of the smallest frames, which weigh more in memory than on the wire.
final class NettyConnectionTest {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final VirtualLoop loop = time.loop();
  private final EmbeddedChannel channel = new EmbeddedChannel(new NeverSends());
  private final NettyConnection connection =
      new NettyConnection(
          channel,
          loop,
          new Peer(Node.BOB.person(), Node.BOB.device()),
          RawPeer.INSTANCE,
          Node.endpoint(1),
          false,
          Duration.ofSeconds(10));

  @Test
  void few_tiny_frames_wait_to_be_sent() {
    int accepted = 0;
    while (connection.send(new Ping(accepted))) {
      accepted++;
      assertThat(accepted).isLessThan(100_000);
    }
    assertThat(accepted).isBetween(5_000, Limits.MAX_QUEUED_BYTES / Limits.WAITING_FRAME_BYTES);
  }

  @Test
  void few_tiny_frames_wait_to_be_handled_and_reading_goes_on_afterwards() {
    channel.pipeline().addLast(connection);
    List<Frame> heard = new ArrayList<>();
    connection.start(new Heard(heard));
    int read = 0;
    while (channel.config().isAutoRead()) {
      byte[] encoded = FrameCodec.encode(new Ping(read));
      channel.writeInbound(ByteBuffer.wrap(encoded, 4, encoded.length - 4));
      read++;
      assertThat(read).isLessThan(100_000);
    }
    assertThat(read).isLessThanOrEqualTo(Limits.MAX_UNREAD_BYTES / Limits.WAITING_FRAME_BYTES);
    time.runFor(Duration.ofSeconds(1));
    assertThat(heard).hasSize(read);
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  private record Heard(List<Frame> frames) implements Connection.Listener {
    @Override
    public void received(Frame frame) {
      frames.add(frame);
    }

    @Override
    public void closed(CloseReason reason) {}
  }

  private static final class NeverSends extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      // The promise stays open: it waits for ever.
    }
  }
}
