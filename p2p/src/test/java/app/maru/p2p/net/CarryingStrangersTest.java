package app.maru.p2p.net;

final class CarryingStrangersTest extends StrangersContract {
  @Override
  ThreadLoop loop() {
    return ThreadLoop.openCarrying("test-loop");
  }
}
