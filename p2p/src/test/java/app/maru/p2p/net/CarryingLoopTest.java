package app.maru.p2p.net;

final class CarryingLoopTest extends ThreadLoopContract {
  @Override
  ThreadLoop loop() {
    return ThreadLoop.openCarrying("test-loop");
  }
}
