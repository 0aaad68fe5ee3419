package app.maru.messaging.delivery;

import app.maru.p2p.Link;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.Frame;
import java.util.List;

/// All ways to reach devices, the best one first. On the loop.
public final class Links {
  private final List<Link> links;

  /// Ways in order of preference.
  public Links(List<Link> links) {
    this.links = List.copyOf(links);
  }

  /// Whether any way leads to `peer` now.
  public boolean reaches(Peer peer) {
    return links.stream().anyMatch(link -> link.reaches(peer));
  }

  /// Sends over the first way that takes the frame.
  ///
  /// @return false if none did
  public boolean send(Peer peer, Frame frame) {
    return links.stream().anyMatch(link -> link.send(peer, frame));
  }
}
