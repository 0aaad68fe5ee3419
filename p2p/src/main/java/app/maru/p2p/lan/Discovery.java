package app.maru.p2p.lan;

import java.util.List;
import java.util.function.Consumer;

/// Finds places to dial and lets others find ours.
///
/// Nothing it says is trusted: who somebody is and whether they are there comes from the link
/// alone. Called on the loop; events come on the loop.
public interface Discovery extends AutoCloseable {

  /// Starts to announce `advert`, unless it names no port, and to listen; from now on events go to
  /// `listener`. Called once.
  void open(Advert advert, Consumer<DiscoveryEvent> listener);

  /// Asks and announces again at once: a person pressed refresh, or the computer woke up.
  void refresh();

  /// Whether it looks for anybody.
  default boolean looks() {
    return true;
  }

  /// Tries everything once more and counts for some seconds what comes back; then tells, on the
  /// loop.
  void test(Consumer<List<NicReport>> answer);

  /// Stops, without waiting for the network. Idempotent.
  @Override
  void close();
}
