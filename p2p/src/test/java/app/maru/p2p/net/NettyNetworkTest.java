package app.maru.p2p.net;

/// Bytes beside the loop, as devices carry them.
final class NettyNetworkTest extends NettyNetworkContract {
  @Override
  ThreadLoop loop() {
    return ThreadLoop.open("test-loop");
  }
}
