package app.maru.ui.model;

import app.maru.messaging.MessengerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Carries events and answers from any thread to the screen's, in one order, a batch at a time.
///
/// However many events come between two turns of the screen's thread, they cost it one turn.
public final class EventPump implements Executor {
  private final Executor screen;
  private final Consumer<List<MessengerEvent>> fold;
  private final Queue<Object> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /// @param screen runs tasks on the screen's thread, in order
  /// @param fold takes each batch there
  public EventPump(Executor screen, Consumer<List<MessengerEvent>> fold) {
    this.screen = screen;
    this.fold = fold;
  }

  /// Hands in an event. Callable from any thread.
  public void tell(MessengerEvent event) {
    put(event);
  }

  /// Hands in a task that runs after everything handed in before. Callable from any thread.
  @Override
  public void execute(Runnable task) {
    put(task);
  }

  private void put(Object thing) {
    waiting.add(thing);
    if (scheduled.compareAndSet(false, true)) {
      screen.execute(this::drain);
    }
  }

  private void drain() {
    scheduled.set(false);
    List<MessengerEvent> batch = new ArrayList<>();
    for (Object next = waiting.poll(); next != null; next = waiting.poll()) {
      if (next instanceof MessengerEvent event) {
        batch.add(event);
      } else {
        pour(batch);
        ((Runnable) next).run();
      }
    }
    pour(batch);
  }

  private void pour(List<MessengerEvent> batch) {
    if (!batch.isEmpty()) {
      List<MessengerEvent> full = List.copyOf(batch);
      batch.clear();
      fold.accept(full);
    }
  }
}
