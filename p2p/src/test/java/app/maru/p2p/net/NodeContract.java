package app.maru.p2p.net;

import app.maru.crypto.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// One who listens, on a loop of the kind that is tested.
abstract class NodeContract {
  final Node bob = node(Node.BOB);

  abstract ThreadLoop loop();

  final Node node(Identity identity) {
    return new Node(loop(), identity);
  }

  @BeforeEach
  final void listen() throws Exception {
    bob.listens();
  }

  @AfterEach
  final void leave() {
    bob.close();
  }
}
