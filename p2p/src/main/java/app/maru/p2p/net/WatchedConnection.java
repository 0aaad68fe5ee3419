package app.maru.p2p.net;

import app.maru.p2p.net.Loop.Timer;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.Frame.Pong;
import app.maru.p2p.wire.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A connection whose other end is asked whether it is there: any frame is a sign of life, silence
/// leads to a question, no answer to the end. On the loop.
public final class WatchedConnection implements Connection.Listener {
  /// A timer this late means that the computer slept: then the silence proves nothing.
  private static final Duration LATE = Duration.ofSeconds(1);

  private final Connection connection;
  private final Loop loop;
  private final Patience patience;
  private final Owner owner;
  private final long born;
  private long lastHeard;
  private long nonce;
  private @Nullable Timer watch;
  private @Nullable Timer deadline;
  private long deadlineAt;
  private @Nullable ByeReason farewell;
  private boolean open = true;

  /// How long silence is borne.
  ///
  /// @param pingAfter so much of it, and the other end is asked
  /// @param pongWithin so long it may take to answer
  public record Patience(Duration pingAfter, Duration pongWithin) {
    /// With a peer on the LAN, whose absence people should see soon.
    public static final Patience LAN = new Patience(Limits.PING_AFTER, Limits.PONG_WITHIN);

    /// With a relay, which has thousands to answer.
    public static final Patience RELAY =
        new Patience(Limits.RELAY_PING_AFTER, Limits.RELAY_PONG_WITHIN);
  }

  /// Who uses it.
  public interface Owner {
    /// A frame that is neither a question for life, nor its answer, nor a goodbye.
    void received(WatchedConnection connection, Frame frame);

    /// It answered when it was asked.
    default void lives(WatchedConnection connection) {}

    /// It is over. Told exactly once, whoever ended it; nothing is told after it.
    void ended(WatchedConnection connection, CloseReason reason);
  }

  public WatchedConnection(Connection connection, Loop loop, Patience patience, Owner owner) {
    this.connection = connection;
    this.loop = loop;
    this.patience = patience;
    this.owner = owner;
    this.born = loop.nanoTime();
    this.lastHeard = born;
  }

  /// Begins to listen and to watch.
  public void start() {
    connection.start(this);
    watch();
  }

  /// What is watched.
  public Connection connection() {
    return connection;
  }

  /// Whether it has lasted so long that its end is no sign of a quarrel.
  public boolean heldLong() {
    return loop.nanoTime() - born >= Limits.STABLE_AFTER.toNanos();
  }

  /// What the other end said last, if it said goodbye.
  public @Nullable ByeReason farewell() {
    return farewell;
  }

  /// Sends, if it is open and its queue has room.
  public boolean send(Frame frame) {
    return open && connection.send(frame);
  }

  /// Says goodbye and ends.
  public void close(ByeReason reason) {
    if (open) {
      connection.close(reason);
      closed(reason == ByeReason.SILENT ? CloseReason.SILENT : CloseReason.CLOSED_HERE);
    }
  }

  /// Asks for a sign of life; without one this connection ends `within` that time.
  public void probe(Duration within) {
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
      Duration pause = patience.pingAfter().minusNanos(loop.nanoTime() - lastHeard);
      if (!pause.isPositive()) {
        probe(patience.pongWithin());
        pause = patience.pingAfter();
      }
      watch = loop.schedule(pause, this::watch);
    }
  }
}
