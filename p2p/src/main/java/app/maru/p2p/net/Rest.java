package app.maru.p2p.net;

import java.util.concurrent.locks.LockSupport;

/// What a loop's thread does while no task is ready.
interface Rest {
  /// Waits until it is woken, or so long, or for no reason less. On the loop's thread.
  ///
  /// @param nanos more than 0
  void rest(long nanos);

  /// Ends the rest, or the next one if there is none now. Any thread.
  void wake();

  /// Between two rounds of tasks. On the loop's thread.
  void glance();

  /// The loop has ended. On its thread.
  void end();

  /// Waits and does nothing else.
  final class Parked implements Rest {
    private final Thread thread;

    Parked(Thread thread) {
      this.thread = thread;
    }

    @Override
    public void rest(long nanos) {
      LockSupport.parkNanos(this, nanos);
      // The loop does not stop for an interrupt, and would not wait while one is there.
      boolean _ = Thread.interrupted();
    }

    @Override
    public void wake() {
      LockSupport.unpark(thread);
    }

    @Override
    public void glance() {
      // There is nothing else to do.
    }

    @Override
    public void end() {
      // Nothing is held.
    }
  }
}
