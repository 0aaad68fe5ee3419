package app.maru.p2p.net;

import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.ProtocolException;
import app.maru.p2p.wire.ProtocolException.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/// Counts all bytes of somebody who has not proved itself, and ends it when they are too many.
final class ByteAllowance extends ChannelInboundHandlerAdapter {
  private int left = Limits.MAX_BYTES_BEFORE_PROOF;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    left -= ((ByteBuf) message).readableBytes();
    if (left >= 0) {
      context.fireChannelRead(message);
    } else {
      ReferenceCountUtil.release(message);
      context.fireExceptionCaught(new ProtocolException(Reason.TOO_LONG));
    }
  }
}
