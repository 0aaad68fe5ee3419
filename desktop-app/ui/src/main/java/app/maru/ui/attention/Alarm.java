package app.maru.ui.attention;

import java.time.Duration;

/// Runs something once after a time.
@FunctionalInterface
public interface Alarm {
  /// Where time does not pass.
  Alarm NEVER = (_, _) -> {};

  /// On any thread.
  void after(Duration time, Runnable task);
}
