package app.maru.p2p;

import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.Frame;
import java.util.function.Consumer;

/// A way to reach devices. All methods and all events run on the loop.
public interface Link extends AutoCloseable {

  /// What kind of way this is.
  Path path();

  /// Starts; from now on events go to `listener`, on the loop.
  void open(Consumer<LinkEvent> listener);

  /// Whether a frame for `device` would go out now.
  boolean reaches(DeviceId device);

  /// Sends a frame to `device`, best effort: custody is only known by `Accepted`.
  ///
  /// @return false if the device can't be reached now; then nothing was sent
  boolean send(DeviceId device, Frame frame);

  /// Says goodbye and releases everything. Idempotent.
  @Override
  void close();
}
