package app.maru.p2p.net;

import app.maru.crypto.Bytes;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.ByeReason;

/// An authenticated channel to one device: frames in order, until it breaks.
///
/// Called on the loop; everything it tells comes on the loop.
public interface Connection {

  /// The device at the other end, proved.
  Peer peer();

  /// Which run of the program the other end is.
  Bytes instance();

  /// Where the other end is, as seen from here.
  Endpoint remote();

  /// Whether we dialled.
  boolean initiated();

  /// From now on frames and the end go to `listener`; what came before has waited. Called once.
  void start(Listener listener);

  /// Sends a frame, best effort.
  ///
  /// @return false if the connection is closed or too much waits to be sent; then nothing was sent
  boolean send(Frame frame);

  /// Says `Bye` and closes when what was sent before has gone out. Idempotent.
  void close(ByeReason reason);

  /// What a connection tells.
  interface Listener {
    /// The next frame.
    void received(Frame frame);

    /// The end: nothing comes after it. Told exactly once, also after our own close.
    void closed(CloseReason reason);
  }
}
