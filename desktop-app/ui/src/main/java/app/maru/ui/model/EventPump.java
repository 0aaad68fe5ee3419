package app.maru.ui.model;

import app.maru.messaging.MessengerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries events and answers from any thread to the screen's, in one order, a batch at a time.
///
/// However many events come between two turns of the screen's thread, they cost it one turn; and
/// after a batch the next one waits for a pulse, so that mail coming in by the thousand redraws the
/// screen as often as it can be seen and leaves the thread to the person. What comes after a rest
/// does not wait.
public final class EventPump implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(EventPump.class);

  private final Executor screen;
  private final Executor pulse;
  private final Consumer<List<MessengerEvent>> fold;
  private final Queue<Object> waiting = new ConcurrentLinkedQueue<>();

  /// Whether a turn is coming that will look into the queue.
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /// @param screen runs tasks on the screen's thread, in order
  /// @param pulse runs tasks there a pulse later
  /// @param fold takes each batch there
  public EventPump(Executor screen, Executor pulse, Consumer<List<MessengerEvent>> fold) {
    this.screen = screen;
    this.pulse = pulse;
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
    if (pourAll()) {
      // What comes meanwhile is not scheduled: the turn of the next pulse looks.
      pulse.execute(this::afterPulse);
    } else {
      rest();
    }
  }

  private void afterPulse() {
    if (waiting.isEmpty()) {
      rest();
    } else {
      drain();
    }
  }

  private void rest() {
    scheduled.set(false);
    // Somebody may have put something in just before, and seen a turn scheduled.
    if (!waiting.isEmpty() && scheduled.compareAndSet(false, true)) {
      screen.execute(this::drain);
    }
  }

  /// Whether there were events, which make the screen redraw.
  private boolean pourAll() {
    boolean events = false;
    List<MessengerEvent> batch = new ArrayList<>();
    for (Object next = waiting.poll(); next != null; next = waiting.poll()) {
      if (next instanceof MessengerEvent event) {
        batch.add(event);
        events = true;
      } else {
        pour(batch);
        safely((Runnable) next);
      }
    }
    pour(batch);
    return events;
  }

  private void pour(List<MessengerEvent> batch) {
    if (!batch.isEmpty()) {
      List<MessengerEvent> full = List.copyOf(batch);
      batch.clear();
      safely(() -> fold.accept(full));
    }
  }

  /// What fails is a fault of ours; what comes behind it still has to come.
  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.error("something could not be shown", e);
    }
  }
}
