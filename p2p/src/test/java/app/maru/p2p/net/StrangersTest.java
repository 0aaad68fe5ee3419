package app.maru.p2p.net;

final class StrangersTest extends StrangersContract {
  @Override
  ThreadLoop loop() {
    return ThreadLoop.open("test-loop");
  }
}
