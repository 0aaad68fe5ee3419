package app.maru.p2p.net;

/// Bytes on the loop, as a relay carries them.
final class CarryingNetworkTest extends NettyNetworkContract {
  @Override
  ThreadLoop loop() {
    return ThreadLoop.openCarrying("test-loop");
  }
}
