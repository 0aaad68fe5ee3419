package app.maru.ui.start;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Opens the profile away from the screen's thread.
@FunctionalInterface
public interface Opener {
  /// Opens it, or makes it.
  ///
  /// @param name for a new profile
  /// @param passphrase opens or protects the profile; wiped when the answer is there
  /// @param orLastGood whether the last good copy takes the place of a damaged database
  /// @return completes on the screen's thread when the main window can be shown; fails with
  ///   `ClientException`
  CompletableFuture<Void> open(
      Optional<String> name, Optional<char[]> passphrase, boolean orLastGood);
}
