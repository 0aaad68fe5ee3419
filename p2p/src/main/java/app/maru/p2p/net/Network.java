package app.maru.p2p.net;

import app.maru.crypto.Bytes;
import app.maru.p2p.Peer;
import java.io.IOException;
import java.util.List;

/// Makes connections to other nodes and takes theirs.
///
/// Only connections whose two ends have proved their device to each other are ever handed out.
/// Called on the loop; everything it tells comes on the loop.
public interface Network extends AutoCloseable {

  /// Names this run of the program; every connection tells it to the other end.
  Bytes instance();

  /// Who we prove to be.
  Peer self();

  /// Takes connections on every interface. Called at most once.
  ///
  /// @param wantedPort the first port to try, then the next few, then any, unless it was opened for
  ///   this port only; 0 for any at once
  /// @return the port really taken
  /// @throws java.net.BindException if the one port that would do is taken
  /// @throws IOException if nothing can be listened on
  int listen(int wantedPort, Acceptor acceptor) throws IOException;

  /// Connects to one node that may be at any of `candidates`, the best first. One answer comes.
  void dial(List<Endpoint> candidates, DialListener listener);

  /// The bytes of what was sent on all connections and still waits in memory. Any thread.
  default long unsentBytes() {
    return 0;
  }

  /// How many were not even heard, because too many came who had proved nothing. Any thread.
  default long strangersRefused() {
    return 0;
  }

  /// Closes everything, also the connections it has handed out. Idempotent.
  @Override
  void close();

  /// Who takes connections, on the loop.
  interface Acceptor {
    /// Whether there is room for `peer`, who has just proved itself and waits for our proof.
    boolean admits(Peer peer, Endpoint remote);

    /// Both ends have proved themselves.
    void connected(Connection connection);
  }

  /// The answer to a dial, on the loop.
  interface DialListener {
    /// Both ends have proved themselves.
    void connected(Connection connection);

    /// No candidate led to a node that proved itself; the most telling reason.
    void failed(CloseReason reason);
  }
}
