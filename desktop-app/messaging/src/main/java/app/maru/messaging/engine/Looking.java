package app.maru.messaging.engine;

import app.maru.messaging.MessengerException;
import app.maru.messaging.MessengerException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks for something, and once more if its person was not known but is found at a relay.
final class Looking<T> {
  private final Supplier<CompletableFuture<T>> ask;
  private final Supplier<CompletableFuture<Boolean>> find;
  private final CompletableFuture<T> answer = new CompletableFuture<>();

  Looking(Supplier<CompletableFuture<T>> ask, Supplier<CompletableFuture<Boolean>> find) {
    this.ask = ask;
    this.find = find;
  }

  /// The answer; it fails with what the asking failed with.
  CompletableFuture<T> answer() {
    var _ = ask.get().whenComplete(this::first);
    return answer;
  }

  private void first(@Nullable T result, @Nullable Throwable failure) {
    if (failure instanceof MessengerException refused
        && refused.reason() == Reason.UNKNOWN_PERSON) {
      var _ = find.get().whenComplete((found, closed) -> second(failure, found));
    } else {
      settle(result, failure);
    }
  }

  private void second(Throwable failure, @Nullable Boolean found) {
    if (Boolean.TRUE.equals(found)) {
      var _ = ask.get().whenComplete(this::settle);
    } else {
      answer.completeExceptionally(failure);
    }
  }

  private void settle(@Nullable T result, @Nullable Throwable failure) {
    if (failure == null) {
      answer.complete(result);
    } else {
      answer.completeExceptionally(failure);
    }
  }
}
