package app.maru.ui.attention;

import java.util.function.Consumer;

/// Knows whether the computer's screen is locked, where that can be known.
@FunctionalInterface
public interface ScreenLock {
  /// Where nothing is known.
  ScreenLock UNKNOWN = _ -> {};

  /// Has `told` told when the screen gets locked or unlocked, and soon if it is locked already; on
  /// any thread.
  void watch(Consumer<Boolean> told);
}
