package app.maru.p2p.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;

/// Reads into memory of Java's own: its TLS decrypts there in one go, but bytes that lie elsewhere
/// piece by piece, each through two copies.
final class HeapReads extends AdaptiveRecvByteBufAllocator {
  @Override
  @SuppressWarnings("deprecation") // netty itself asks for nothing else
  public Handle newHandle() {
    return new RecvByteBufAllocator.DelegatingHandle(super.newHandle()) {
      @Override
      public ByteBuf allocate(ByteBufAllocator allocator) {
        return allocator.heapBuffer(guess());
      }
    };
  }
}
