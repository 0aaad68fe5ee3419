package app.maru.p2p.relay;

import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.Network;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Limits;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// One attempt to reach a relay: its host is looked up, dialled, and its key compared. Where
/// nothing answers, other places are tried: where a relay of that key was heard on the LAN, and the
/// one of my own link to it, as it may have moved since somebody told me of it. Whoever only says
/// that they are it can't prove the key. On the loop.
final class RelayCall implements Network.DialListener {
  private final Ground ground;
  private final Network network;
  private final RelayAddress relay;
  private final Answer answer;
  private final Deque<RelayAddress> elsewhere;
  private RelayAddress place;
  private CloseReason telling = CloseReason.UNREACHABLE;
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

  private RelayCall(Ground ground, Network network, RelayAddress relay, Answer answer) {
    this.ground = ground;
    this.network = network;
    this.relay = relay;
    this.answer = answer;
    this.elsewhere = new ArrayDeque<>(ground.elsewhere(relay));
    this.place = relay;
  }

  static RelayCall begin(Ground ground, Network network, RelayAddress relay, Answer answer) {
    RelayCall call = new RelayCall(ground, network, relay, answer);
    ground.dialing().resolve(relay.host(), call::dial);
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
            .map(address -> new Endpoint(address, place.port()))
            .toList();
    if (candidates.isEmpty()) {
      failed(CloseReason.UNREACHABLE);
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
      otherKey();
    }
  }

  /// What stands at a place that was only tried says nothing of the relay.
  private void otherKey() {
    if (place.equals(relay)) {
      answer.otherKey();
    } else {
      failed(CloseReason.UNREACHABLE);
    }
  }

  @Override
  public void failed(CloseReason reason) {
    if (cancelled) {
      return;
    }
    if (reason != CloseReason.UNREACHABLE) {
      telling = reason;
    }
    // An address that nobody has any more does not even refuse.
    boolean nobody = reason == CloseReason.UNREACHABLE || reason == CloseReason.TIMEOUT;
    if (nobody && !elsewhere.isEmpty()) {
      place = elsewhere.remove();
      ground.dialing().resolve(place.host(), this::dial);
    } else {
      answer.failed(telling);
    }
  }
}
