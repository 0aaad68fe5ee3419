package app.maru.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Brings answers of the engine to the screen's thread.
///
/// @param screen runs tasks there, in one order with the events
record Answers(Executor screen) {

  <T> CompletableFuture<T> here(CompletableFuture<T> answer) {
    CompletableFuture<T> brought = new CompletableFuture<>();
    CompletableFuture<Void> _ =
        answer.handle((value, failure) -> {
          screen.execute(() -> {
            if (failure == null) {
              brought.complete(value);
            } else {
              brought.completeExceptionally(failure);
            }
          });
          return null;
        });
    return brought;
  }
}
