package app.maru.ui.model;

import app.maru.ui.text.Faults;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// What was asked for and not done, where nothing else on the screen says so: the last one is told
/// below the list until it is dismissed.
public final class Refusals {
  private final Runnable moved;
  private Optional<Faults.Saying> last = Optional.empty();

  /// @param moved told when there is another to tell, or none
  Refusals(Runnable moved) {
    this.moved = moved;
  }

  /// Tells it if what was asked for is not done.
  ///
  /// @param words says why
  public void watch(CompletableFuture<?> asked, Function<Throwable, Faults.Saying> words) {
    var _ =
        asked.handle((_, failure) -> {
          if (failure != null) {
            tell(words.apply(failure));
          }
          return null;
        });
  }

  /// Tells why something was not done.
  public void tell(Faults.Saying why) {
    last = Optional.of(why);
    moved.run();
  }

  /// The last one, if it was not dismissed.
  public Optional<Faults.Saying> last() {
    return last;
  }

  /// It was read.
  public void dismiss() {
    last = Optional.empty();
    moved.run();
  }
}
