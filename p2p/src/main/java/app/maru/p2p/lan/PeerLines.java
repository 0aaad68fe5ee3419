package app.maru.p2p.lan;

import app.maru.p2p.Peer;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Loop;
import app.maru.p2p.net.WatchedConnection;
import app.maru.p2p.net.WatchedConnection.Patience;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Select;
import app.maru.p2p.wire.Limits;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All connections with one peer, of which at most one is used.
///
/// Only the device with the smaller id chooses and says so by `Select`; the other sends nothing
/// before. So two that dial each other at the same time agree, and nothing is sent on a connection
/// that is thrown away.
final class PeerLines implements WatchedConnection.Owner {

  /// What the lines of a peer tell.
  interface Listener {
    void up(Peer peer);

    void down(Peer peer);

    void arrived(Peer peer, Frame frame);

    void ended(PeerLines lines, WatchedConnection line, CloseReason reason);
  }

  private final Peer peer;
  private final boolean chooses;
  private final Loop loop;
  private final Listener listener;
  private final List<WatchedConnection> offered = new ArrayList<>();
  private @Nullable WatchedConnection current;

  PeerLines(Peer self, Peer peer, Loop loop, Listener listener) {
    this.peer = peer;
    this.chooses = self.device().compareTo(peer.device()) < 0;
    this.loop = loop;
    this.listener = listener;
  }

  Peer peer() {
    return peer;
  }

  /// The line in use.
  @Nullable WatchedConnection current() {
    return current;
  }

  boolean isEmpty() {
    return current == null && offered.isEmpty();
  }

  /// Whether one of the lines leads to `address`.
  boolean comeFrom(InetAddress address) {
    return all().stream().anyMatch(line -> line.connection().remote().address().equals(address));
  }

  /// All lines, used or only offered.
  List<WatchedConnection> all() {
    List<WatchedConnection> all = new ArrayList<>(offered);
    if (current != null) {
      all.add(current);
    }
    return all;
  }

  WatchedConnection offer(Connection connection) {
    WatchedConnection line = new WatchedConnection(connection, loop, Patience.LAN, this);
    offered.add(line);
    line.start();
    if (chooses) {
      choose(line);
    } else {
      giveUpUnselected(line, Limits.SELECT_WITHIN);
    }
    return line;
  }

  @Override
  public void received(WatchedConnection line, Frame frame) {
    if (frame instanceof Select) {
      if (chooses || line == current) {
        line.close(ByeReason.PROTOCOL);
      } else {
        use(line);
      }
    } else if (line == current) {
      listener.arrived(peer, frame);
    } else {
      line.close(ByeReason.PROTOCOL);
    }
  }

  @Override
  public void lives(WatchedConnection line) {
    if (chooses && line == current) {
      refuseOffers();
    }
  }

  @Override
  public void ended(WatchedConnection line, CloseReason reason) {
    offered.remove(line);
    if (line == current) {
      current = null;
      listener.down(peer);
      if (chooses && !offered.isEmpty()) {
        select(offered.getLast());
      }
    }
    listener.ended(this, line, reason);
  }

  private void choose(WatchedConnection line) {
    if (current != null && !sameRun(current, line)) {
      // The other end was started again: what we have with its former run is dead.
      current.close(ByeReason.NOT_SELECTED);
    }
    if (current == null) {
      select(line);
    } else if (current != line) {
      current.probe(Limits.PROBE_WITHIN);
    }
  }

  private static boolean sameRun(WatchedConnection one, WatchedConnection other) {
    return one.connection().instance().equals(other.connection().instance());
  }

  private void select(WatchedConnection line) {
    // Before anybody hears that the peer is up, and may answer with frames of their own.
    if (line.send(new Select())) {
      use(line);
      refuseOffers();
    } else {
      line.close(ByeReason.PROTOCOL);
    }
  }

  private void use(WatchedConnection line) {
    WatchedConnection former = current;
    if (former != null) {
      former.close(ByeReason.NOT_SELECTED);
    }
    offered.remove(line);
    current = line;
    listener.up(peer);
  }

  private void refuseOffers() {
    List.copyOf(offered).forEach(line -> line.close(ByeReason.NOT_SELECTED));
  }

  private void giveUpUnselected(WatchedConnection line, Duration within) {
    loop.schedule(
        within,
        () -> {
          if (offered.contains(line)) {
            line.close(ByeReason.NOT_SELECTED);
          }
        });
  }
}
