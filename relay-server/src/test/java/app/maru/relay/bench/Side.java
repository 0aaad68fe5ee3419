package app.maru.relay.bench;

import app.maru.crypto.Identity;
import app.maru.p2p.net.NettyNetwork;
import app.maru.p2p.net.ThreadLoop;
import java.security.SecureRandom;

/// Some of the clients: those of one thread.
record Side(ThreadLoop loop, NettyNetwork network) implements AutoCloseable {
  static Side open(String name, Identity identity, SecureRandom random) {
    ThreadLoop loop = ThreadLoop.openCarrying(name);
    return new Side(loop, NettyNetwork.open(identity, loop, random));
  }

  @Override
  public void close() {
    loop.execute(network::close);
    loop.close();
  }
}
