package app.maru.p2p.lan;

import app.maru.crypto.Bytes;
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

/// One connection to a peer, watched: any frame is a sign of life, silence leads to a question, no
/// answer to the end. Its end is told to its owner exactly once, whoever closes it.
final class Line implements Connection.Listener {
  /// A timer this late means that the computer slept: then the silence proves nothing.
  private static final Duration LATE = Duration.ofSeconds(1);

  private final Connection connection;
  private final PeerLines owner;
  private final Loop loop;
  private final long born;
  private long lastHeard;
  private long nonce;
  private @Nullable Timer watch;
  private @Nullable Timer deadline;
  private long deadlineAt;
  private @Nullable ByeReason farewell;
  private boolean open = true;

  Line(Connection connection, PeerLines owner, Loop loop) {
    this.connection = connection;
    this.owner = owner;
    this.loop = loop;
    this.born = loop.nanoTime();
    this.lastHeard = born;
  }

  void start() {
    connection.start(this);
    watch();
  }

  Connection connection() {
    return connection;
  }

  Bytes instance() {
    return connection.instance();
  }

  boolean heldLong() {
    return loop.nanoTime() - born >= Limits.STABLE_AFTER.toNanos();
  }

  /// What the other end said last, if it said goodbye.
  @Nullable ByeReason farewell() {
    return farewell;
  }

  boolean send(Frame frame) {
    return open && connection.send(frame);
  }

  void close(ByeReason reason) {
    if (open) {
      connection.close(reason);
      end(reason == ByeReason.SILENT ? CloseReason.SILENT : CloseReason.CLOSED_HERE);
    }
  }

  /// Asks for a sign of life; without one this line ends `within` that time.
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
    boolean asked = deadline != null;
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
      default -> owner.received(this, frame);
    }
    if (asked && open) {
      owner.lives(this);
    }
  }

  @Override
  public void closed(CloseReason reason) {
    if (open) {
      end(reason);
    }
  }

  private void silent(Duration within) {
    deadline = null;
    if (loop.nanoTime() - deadlineAt > LATE.toNanos()) {
      probe(within);
    } else {
      close(ByeReason.SILENT);
    }
  }

  private void watch() {
    if (open) {
      long quiet = loop.nanoTime() - lastHeard;
      Duration pause = Limits.PING_AFTER.minusNanos(quiet);
      if (pause.isPositive()) {
        watch = loop.schedule(pause, this::watch);
      } else {
        probe(Limits.PONG_WITHIN);
        watch = loop.schedule(Limits.PING_AFTER, this::watch);
      }
    }
  }

  private void end(CloseReason reason) {
    open = false;
    if (watch != null) {
      watch.cancel();
    }
    if (deadline != null) {
      deadline.cancel();
    }
    owner.ended(this, reason);
  }
}
