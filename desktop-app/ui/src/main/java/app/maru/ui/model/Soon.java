package app.maru.ui.model;

import java.util.concurrent.Executor;

/// A task that is done once for all who ask for it before it is.
///
/// For one thread only: the screen's.
public final class Soon {
  private final Executor later;
  private final Runnable task;
  private boolean asked;

  /// @param later runs a task after a while, on the same thread
  public Soon(Executor later, Runnable task) {
    this.later = later;
    this.task = task;
  }

  /// Has it done after a while.
  public void ask() {
    if (!asked) {
      asked = true;
      later.execute(this::now);
    }
  }

  /// Does at once what was asked for and not done yet.
  public void now() {
    if (asked) {
      // What the task changes may ask for it again.
      asked = false;
      task.run();
    }
  }
}
