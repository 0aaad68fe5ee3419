package app.maru.p2p.net;

import app.maru.p2p.wire.ProtocolException;
import app.maru.p2p.wire.ProtocolException.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/// Cuts the stream into frames by their lengths; hands each on as its bytes without the length,
/// where they lie.
final class FrameSplitter extends ByteToMessageDecoder {
  private int limit;
  private int frames;

  FrameSplitter(int limit) {
    this.limit = limit;
  }

  /// The longest frame taken from now on.
  void limit(int next) {
    limit = next;
  }

  /// Bytes of a frame whose end has not come.
  int held() {
    return actualReadableBytes();
  }

  /// How many frames have come to their end; begins anew after a few thousand millions.
  int frames() {
    return frames;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws ProtocolException {
    if (in.readableBytes() < Integer.BYTES) {
      return;
    }
    long length = in.getUnsignedInt(in.readerIndex());
    if (length > limit) {
      in.skipBytes(in.readableBytes());
      throw new ProtocolException(Reason.TOO_LONG);
    }
    if (in.readableBytes() >= Integer.BYTES + length) {
      in.skipBytes(Integer.BYTES);
      frames++;
      out.add(in.readRetainedSlice((int) length));
    }
  }
}
