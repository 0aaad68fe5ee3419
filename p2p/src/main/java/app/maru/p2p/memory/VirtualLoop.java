package app.maru.p2p.memory;

import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// A loop in virtual time. A turn is all that is ready at one moment.
public final class VirtualLoop implements Loop {
  private final VirtualTime time;
  private Duration clockError;
  private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
  private List<Runnable> turnEnd = new ArrayList<>();
  private boolean awake;
  private boolean inLoop;
  private boolean dead;

  VirtualLoop(VirtualTime time, Duration clockError) {
    this.time = time;
    this.clockError = clockError;
  }

  @Override
  public void execute(Runnable task) {
    if (dead) {
      return;
    }
    ready.add(task);
    wake();
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    VirtualTimer timer = new VirtualTimer(task);
    time.add(delay, () -> execute(timer));
    return timer;
  }

  @Override
  public void atTurnEnd(Runnable task) {
    turnEnd.add(task);
    wake();
  }

  @Override
  public Instant now() {
    return time.now().plus(clockError);
  }

  /// From now on the wall clock is wrong by this: somebody has set it.
  public void clockError(Duration next) {
    clockError = next;
  }

  @Override
  public long nanoTime() {
    return time.nanoTime();
  }

  @Override
  public boolean inLoop() {
    return inLoop;
  }

  /// The computer loses power: nothing of this loop runs any more, not even what was ready.
  public void kill() {
    dead = true;
    ready.clear();
    turnEnd.clear();
  }

  private void wake() {
    if (!awake && !dead) {
      awake = true;
      time.add(Duration.ZERO, this::turn);
    }
  }

  private void turn() {
    awake = false;
    inLoop = true;
    try {
      for (int i = 0; i < Limits.TASKS_PER_TURN && !ready.isEmpty(); i++) {
        ready.remove().run();
      }
      List<Runnable> ends = turnEnd;
      turnEnd = new ArrayList<>();
      for (Runnable end : ends) {
        if (!dead) {
          end.run();
        }
      }
    } finally {
      inLoop = false;
    }
    if (!ready.isEmpty() || !turnEnd.isEmpty()) {
      wake();
    }
  }

  private static final class VirtualTimer implements Timer, Runnable {
    private final Runnable task;
    private boolean cancelled;

    VirtualTimer(Runnable task) {
      this.task = task;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public void run() {
      if (!cancelled) {
        cancelled = true;
        task.run();
      }
    }
  }
}
