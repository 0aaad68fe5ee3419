package app.maru.p2p;

import app.maru.p2p.wire.Frame;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/// A way to reach devices. All methods and all events run on the loop.
public interface Link extends AutoCloseable {

  /// What kind of way this is.
  Path path();

  /// Starts; from now on events go to `listener`, on the loop.
  void open(Consumer<LinkEvent> listener);

  /// Whether a frame for `peer` would go out now.
  boolean reaches(Peer peer);

  /// Sends a frame to `peer`, best effort: custody is only known by `Accepted`.
  ///
  /// @return false if the device can't be reached now or too much waits for it; then nothing was
  ///   sent
  boolean send(Peer peer, Frame frame);

  /// Dials `peer` at a place where it was reached in an earlier run, now and again while it is not
  /// linked. Ways that know no places ignore it.
  default void remember(Peer peer, InetSocketAddress place) {}

  /// Says goodbye and releases everything. Idempotent.
  @Override
  void close();
}
