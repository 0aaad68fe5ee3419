package app.maru.p2p.net;

final class ThreadLoopTest extends ThreadLoopContract {
  @Override
  ThreadLoop loop() {
    return ThreadLoop.open("test-loop");
  }
}
