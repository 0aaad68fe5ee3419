package app.maru.p2p.lan;

import app.maru.p2p.Peer;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Loop;
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
final class PeerLines {

  /// What the lines of a peer tell.
  interface Listener {
    void up(Peer peer);

    void down(Peer peer);

    void arrived(Peer peer, Frame frame);

    void ended(PeerLines lines, Line line, CloseReason reason);
  }

  private final Peer peer;
  private final boolean chooses;
  private final Loop loop;
  private final Listener listener;
  private final List<Line> offered = new ArrayList<>();
  private @Nullable Line current;

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
  @Nullable Line current() {
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
  List<Line> all() {
    List<Line> all = new ArrayList<>(offered);
    if (current != null) {
      all.add(current);
    }
    return all;
  }

  Line offer(Connection connection) {
    Line line = new Line(connection, this, loop);
    offered.add(line);
    line.start();
    if (chooses) {
      choose(line);
    } else {
      giveUpUnselected(line, Limits.SELECT_WITHIN);
    }
    return line;
  }

  void received(Line line, Frame frame) {
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

  /// The line answered when it was asked.
  void lives(Line line) {
    if (chooses && line == current) {
      refuseOffers();
    }
  }

  void ended(Line line, CloseReason reason) {
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

  private void choose(Line line) {
    if (current != null && !current.instance().equals(line.instance())) {
      // The other end was started again: what we have with its former run is dead.
      current.close(ByeReason.NOT_SELECTED);
    }
    if (current == null) {
      select(line);
    } else if (current != line) {
      current.probe(Limits.PROBE_WITHIN);
    }
  }

  private void select(Line line) {
    // Before anybody hears that the peer is up, and may answer with frames of their own.
    if (line.send(new Select())) {
      use(line);
      refuseOffers();
    } else {
      line.close(ByeReason.PROTOCOL);
    }
  }

  private void use(Line line) {
    Line former = current;
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

  private void giveUpUnselected(Line line, Duration within) {
    loop.schedule(
        within,
        () -> {
          if (offered.contains(line)) {
            line.close(ByeReason.NOT_SELECTED);
          }
        });
  }
}
