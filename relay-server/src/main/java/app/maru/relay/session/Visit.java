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
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Denied;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.FetchBundle;
import app.maru.p2p.wire.RelayFrame.FindDevices;
import app.maru.p2p.wire.RelayFrame.Request;
import app.maru.relay.limit.Allowance;
import app.maru.relay.limit.Origin;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One connection. Its first word decides whether it is a device or a guest. On the loop.
final class Visit implements Connection.Listener {
  /// A client ends what it has been quiet on for a minute; who only shows that it is there has no
  /// business here, unless it is a device in its mailbox.
  static final Duration IDLE_AFTER = Duration.ofMinutes(2);

  private final Sessions sessions;
  private final Connection connection;
  private final Origin origin;
  private final Allowance nonsense;
  private final long born;
  private long lastHeard;
  private long lastAsked;
  private @Nullable Role role;
  private boolean open = true;

  /// @param origin counts it already
  Visit(Sessions sessions, Connection connection, Origin origin) {
    this.sessions = sessions;
    this.connection = connection;
    this.origin = origin;
    this.nonsense = sessions.gate().nonsense();
    this.born = sessions.loop().nanoTime();
    this.lastHeard = born;
    this.lastAsked = born;
  }

  Connection connection() {
    return connection;
  }

  Origin origin() {
    return origin;
  }

  /// Whether a device has its mailbox open here: then it may stay as long as it lives.
  boolean isAtHome() {
    return role instanceof Owner owner && owner.hasEntered();
  }

  /// Since when it has asked for nothing, signs of life apart.
  long lastAsked() {
    return lastAsked;
  }

  boolean isOpen() {
    return open;
  }

  boolean send(Frame frame) {
    return open && connection.send(frame);
  }

  /// Answers that a request was not done, and when to ask again.
  void deny(Request request, DenialReason reason, Duration again) {
    sessions.tally().denied(reason);
    send(new Denied(request, reason, Sessions.bounded(again)));
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

  /// Closes it if it has been silent for too long, or idle.
  void check(long now) {
    boolean speechless = role == null && now - born > Limits.FIRST_WORD_WITHIN.toNanos();
    if (speechless || now - lastHeard > Limits.RELAY_SILENT_AFTER.toNanos()) {
      close(ByeReason.SILENT);
    } else if (!isAtHome() && now - lastAsked > IDLE_AFTER.toNanos()) {
      sessions.tally().idle++;
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
      case Bye _ -> close(ByeReason.SHUTDOWN);
      default -> {
        lastAsked = lastHeard;
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
