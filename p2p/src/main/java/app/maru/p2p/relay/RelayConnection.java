package app.maru.p2p.relay;

import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Loop;
import app.maru.p2p.net.Loop.Timer;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.Frame.Pong;
import app.maru.p2p.wire.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One connection with a relay, watched: silence leads to a question, no answer to the end, which
/// is told once. On the loop.
final class RelayConnection implements Connection.Listener {
  /// A timer this late means that the computer slept: then the silence proves nothing.
  private static final Duration LATE = Duration.ofSeconds(1);

  private final Connection connection;
  private final Loop loop;
  private final Owner owner;
  private final long born;
  private long lastHeard;
  private long nonce;
  private @Nullable Timer watch;
  private @Nullable Timer deadline;
  private long deadlineAt;
  private @Nullable ByeReason farewell;
  private boolean open = true;

  /// Who uses it.
  interface Owner {
    /// A frame that is no sign of life and no goodbye.
    void received(Frame frame);

    /// It is over.
    ///
    /// @param farewell what the relay said last, if it said goodbye
    void ended(RelayConnection connection, @Nullable ByeReason farewell);
  }

  RelayConnection(Connection connection, Loop loop, Owner owner) {
    this.connection = connection;
    this.loop = loop;
    this.owner = owner;
    this.born = loop.nanoTime();
    this.lastHeard = born;
  }

  void start() {
    connection.start(this);
    watch();
  }

  boolean heldLong() {
    return loop.nanoTime() - born >= Limits.STABLE_AFTER.toNanos();
  }

  boolean send(Frame frame) {
    return open && connection.send(frame);
  }

  /// Says goodbye; the owner is not told.
  void close(ByeReason reason) {
    if (open) {
      stop();
      connection.close(reason);
    }
  }

  /// Asks for a sign of life; without one this connection ends `within` that time.
  void probe(Duration within) {
    if (!open) {
      return;
    }
    long due = loop.nanoTime() + within.toNanos();
    if (deadline != null) {
      if (deadlineAt <= due) {
        return;
      }
      deadline.cancel();
    }
    deadlineAt = due;
    deadline = loop.schedule(within, () -> silent(within));
    nonce++;
    connection.send(new Ping(nonce));
  }

  @Override
  public void received(Frame frame) {
    if (!open) {
      return;
    }
    lastHeard = loop.nanoTime();
    if (deadline != null) {
      deadline.cancel();
      deadline = null;
    }
    switch (frame) {
      case Ping(long theirs) -> connection.send(new Pong(theirs));
      case Pong(long _) -> {
        // It was a sign of life.
      }
      case Bye(ByeReason reason) -> farewell = reason;
      default -> owner.received(frame);
    }
  }

  @Override
  public void closed(CloseReason reason) {
    if (open) {
      stop();
      owner.ended(this, farewell);
    }
  }

  private void silent(Duration within) {
    deadline = null;
    if (loop.nanoTime() - deadlineAt > LATE.toNanos()) {
      probe(within);
    } else {
      close(ByeReason.SILENT);
      owner.ended(this, ByeReason.SILENT);
    }
  }

  private void watch() {
    if (!open) {
      return;
    }
    Duration quiet = Duration.ofNanos(loop.nanoTime() - lastHeard);
    Duration pause = Limits.RELAY_PING_AFTER.minus(quiet);
    if (pause.isPositive()) {
      watch = loop.schedule(pause, this::watch);
    } else {
      probe(Limits.RELAY_PONG_WITHIN);
      watch = loop.schedule(Limits.RELAY_PING_AFTER, this::watch);
    }
  }

  private void stop() {
    open = false;
    if (watch != null) {
      watch.cancel();
    }
    if (deadline != null) {
      deadline.cancel();
    }
  }
}
