package app.maru.relay.memory;

import app.maru.p2p.memory.VirtualTime;
import app.maru.relay.mailbox.MailThreads;
import java.time.Duration;
import java.util.concurrent.Executor;

/// Threads of a disk in virtual time: whatever they are given takes a moment.
public final class VirtualMailThreads implements MailThreads {
  private final VirtualTime time;
  private final Duration moment;
  private boolean dead;

  /// Threads that take `moment` for every task.
  public VirtualMailThreads(VirtualTime time, Duration moment) {
    this.time = time;
    this.moment = moment;
  }

  @Override
  public Executor writer() {
    return this::later;
  }

  @Override
  public Executor background() {
    return this::later;
  }

  /// The program is killed: nothing that was handed in happens.
  public void kill() {
    dead = true;
  }

  @Override
  public void close() {
    dead = true;
  }

  private void later(Runnable task) {
    time.after(
        moment,
        () -> {
          if (!dead) {
            task.run();
          }
        });
  }
}
