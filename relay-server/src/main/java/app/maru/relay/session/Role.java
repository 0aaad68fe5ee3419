package app.maru.relay.session;

import app.maru.p2p.wire.Frame;

/// What a connection turned out to be. On the loop.
interface Role {
  /// The next frame, none of those that every connection may say.
  ///
  /// @return false if it may not be said here
  boolean received(Frame frame);

  /// The connection has ended.
  void ended();
}
