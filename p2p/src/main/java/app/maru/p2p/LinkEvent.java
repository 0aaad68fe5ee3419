package app.maru.p2p;

import app.maru.p2p.wire.Frame;
import java.net.InetSocketAddress;

/// What a link tells, in order, on the loop.
public sealed interface LinkEvent {

  /// The device can be reached now.
  record Up(Peer peer) implements LinkEvent {}

  /// The device can't be reached any more.
  record Down(Peer peer) implements LinkEvent {}

  /// The device answered where it was dialled: it may be dialled there again in another run.
  record Reached(Peer peer, InetSocketAddress place) implements LinkEvent {}

  /// A frame came from the device. Heartbeats and the choice of connection stay below.
  record Arrived(Peer peer, Frame frame) implements LinkEvent {}

  /// The addresses of this computer are others now: connections may be dead without knowing it.
  record NetworkChanged() implements LinkEvent {}

  /// The link works badly or not at all; a person may have to act.
  record Problem(LinkProblem problem) implements LinkEvent {}

  /// What can be wrong with a link as a whole.
  enum LinkProblem {
    /// No usable network interface.
    NO_INTERFACE,
    /// The wanted port and its neighbours are taken; another was chosen.
    PORT_TAKEN,
    /// Nothing can be listened on.
    CANT_LISTEN,
    /// All is well again.
    NONE
  }
}
