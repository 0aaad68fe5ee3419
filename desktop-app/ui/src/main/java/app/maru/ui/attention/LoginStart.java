package app.maru.ui.attention;

import java.util.concurrent.CompletableFuture;

/// Whether the system starts this program when the person logs in. The system's own files say so,
/// and other programs may change them.
public interface LoginStart {
  /// Where nobody knows how.
  LoginStart IMPOSSIBLE =
      new LoginStart() {
        @Override
        public boolean isPossible() {
          return false;
        }

        @Override
        public CompletableFuture<Boolean> isOn() {
          return CompletableFuture.completedFuture(false);
        }

        @Override
        public CompletableFuture<Boolean> set(boolean wanted) {
          return isOn();
        }
      };

  /// Whether it can be set here.
  boolean isPossible();

  /// Whether it does; completes on any thread.
  CompletableFuture<Boolean> isOn();

  /// Has it start this program, or not.
  ///
  /// @return whether it does then, also when that failed
  CompletableFuture<Boolean> set(boolean wanted);
}
