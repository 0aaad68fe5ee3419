package app.maru.relay.session;

import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.Frame.Pong;
import app.maru.p2p.wire.Frame.Transient;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.FetchBundle;
import app.maru.p2p.wire.RelayFrame.FindDevices;
import app.maru.relay.limit.Allowance;
import org.jspecify.annotations.Nullable;

/// One connection. Its first word decides whether it is a device or a guest. On the loop.
final class Visit implements Connection.Listener {
  private final Sessions sessions;
  private final Connection connection;
  private final Allowance nonsense;
  private final long born;
  private long lastHeard;
  private @Nullable Role role;
  private boolean open = true;

  Visit(Sessions sessions, Connection connection) {
    this.sessions = sessions;
    this.connection = connection;
    this.nonsense = sessions.gate().nonsense();
    this.born = sessions.loop().nanoTime();
    this.lastHeard = born;
  }

  Connection connection() {
    return connection;
  }

  @Nullable Role role() {
    return role;
  }

  boolean isOpen() {
    return open;
  }

  boolean send(Frame frame) {
    return open && connection.send(frame);
  }

  void close(ByeReason reason) {
    if (open) {
      connection.close(reason);
      end();
    }
  }

  /// Something was said that has no use; whoever goes on with that is cut.
  void vain() {
    if (!nonsense.allows()) {
      sessions.tally().cut++;
      close(ByeReason.TOO_MANY);
    }
  }

  /// Closes it if it has been silent for too long.
  void check(long now) {
    boolean speechless = role == null && now - born > Limits.FIRST_WORD_WITHIN.toNanos();
    if (speechless || now - lastHeard > Limits.RELAY_SILENT_AFTER.toNanos()) {
      close(ByeReason.SILENT);
    }
  }

  @Override
  public void received(Frame frame) {
    if (!open) {
      return;
    }
    lastHeard = sessions.loop().nanoTime();
    switch (frame) {
      case Ping(long nonce) -> {
        vain();
        send(new Pong(nonce));
      }
      case Pong _, Transient _ -> vain();
      case Bye _ -> {
        // The end follows by itself.
      }
      default -> {
        if (role == null) {
          role = roleOf(frame);
        }
        if (role == null || !role.received(frame)) {
          close(ByeReason.PROTOCOL);
        }
      }
    }
  }

  private @Nullable Role roleOf(Frame first) {
    return switch (first) {
      case Enter _ -> new Owner(sessions, this);
      case Deposit _, FindDevices _, FetchBundle _ -> new Guest(sessions, this);
      default -> null;
    };
  }

  @Override
  public void closed(CloseReason reason) {
    if (open) {
      end();
    }
  }

  private void end() {
    open = false;
    sessions.left(this);
    if (role != null) {
      role.ended();
    }
  }
}
