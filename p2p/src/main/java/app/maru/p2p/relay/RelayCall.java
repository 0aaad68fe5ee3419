package app.maru.p2p.relay;

import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Network;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Limits;
import java.net.InetAddress;
import java.util.List;

/// One attempt to reach a relay: its host is looked up, dialled, and its key compared. On the loop.
final class RelayCall implements Network.DialListener {
  private final Network network;
  private final RelayAddress relay;
  private final Answer answer;
  private boolean cancelled;

  /// What becomes of it; one of these, unless it is cancelled.
  interface Answer {
    /// The relay is there.
    void connected(Connection connection);

    /// Nobody proved anything there.
    void failed(CloseReason reason);

    /// Somebody else is there.
    void otherKey();
  }

  private RelayCall(Network network, RelayAddress relay, Answer answer) {
    this.network = network;
    this.relay = relay;
    this.answer = answer;
  }

  static RelayCall begin(RelayDialing dialing, Network network, RelayAddress relay, Answer answer) {
    RelayCall call = new RelayCall(network, relay, answer);
    dialing.resolve(relay.host(), call::dial);
    return call;
  }

  /// Nothing is answered any more.
  void cancel() {
    cancelled = true;
  }

  private void dial(List<InetAddress> addresses) {
    if (cancelled) {
      return;
    }
    List<Endpoint> candidates =
        addresses.stream()
            .limit(Limits.MAX_CANDIDATES)
            .map(address -> new Endpoint(address, relay.port()))
            .toList();
    if (candidates.isEmpty()) {
      answer.failed(CloseReason.UNREACHABLE);
    } else {
      network.dial(candidates, this);
    }
  }

  @Override
  public void connected(Connection connection) {
    if (cancelled) {
      connection.close(ByeReason.NOT_SELECTED);
    } else if (connection.peer().person().equals(relay.key())) {
      answer.connected(connection);
    } else {
      connection.close(ByeReason.NOT_SELECTED);
      answer.otherKey();
    }
  }

  @Override
  public void failed(CloseReason reason) {
    if (!cancelled) {
      answer.failed(reason);
    }
  }
}
