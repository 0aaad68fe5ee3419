package app.maru.p2p.relay;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.net.Connection;
import app.maru.p2p.net.Loop.Timer;
import app.maru.p2p.net.WatchedConnection;
import app.maru.p2p.net.WatchedConnection.Patience;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame;
import app.maru.p2p.wire.RelayFrame.Denied;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.Left;
import app.maru.p2p.wire.RelayFrame.Request;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.p2p.wire.RelayFrame.TokenSet;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// My device's connection to one of its own relays, always kept: dialled again with growing pauses
/// whenever it is lost. On the loop.
final class DeviceLine implements RelayCall.Answer, WatchedConnection.Owner {
  /// Somebody else proved a key there: a person has to look; until then it is tried now and then.
  static final Duration OTHER_KEY_AGAIN = Duration.ofMinutes(10);

  /// How long the relay may take to look my device up: a flush of its disk and a signature.
  private static final Duration ENTER_WITHIN = Duration.ofSeconds(10);

  /// The last word of a device that leaves for good waits so long for its answer.
  private static final Duration LEAVE_WITHIN = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(DeviceLine.class);

  private final RelayAddress relay;
  private final Identity me;
  private final Ground ground;
  private final Listener listener;
  private final Pauses pauses;
  private Bytes invite;
  private Standing standing = Standing.CONNECTING;
  private @Nullable RelayCall call;
  private @Nullable WatchedConnection connection;
  private @Nullable Timer again;
  private @Nullable Timer entering;
  private boolean entered;
  private boolean closed;

  /// Who is told.
  interface Listener {
    /// Things stand otherwise.
    void stands(RelayAddress relay, Standing standing);

    /// Something about my mailbox.
    void said(RelayAddress relay, RelayFrame frame);

    /// Mail.
    void delivered(RelayAddress relay, Envelope envelope);
  }

  DeviceLine(RelayInvitation invitation, Identity me, Ground ground, Listener listener) {
    this.relay = invitation.relay();
    this.invite = invitation.invite();
    this.me = me;
    this.ground = ground;
    this.listener = listener;
    this.pauses = new Pauses(Limits.BACKOFF_FIRST, Limits.BACKOFF_LAST, ground.random());
  }

  /// Dials at once, whatever pause there was.
  void hurry() {
    WatchedConnection standingOne = connection;
    if (standingOne != null) {
      standingOne.probe(Limits.PROBE_WITHIN);
    } else if (call == null && !closed) {
      pauses.reset();
      dial();
    }
  }

  /// Shows this invite from now on.
  void invited(Bytes next) {
    invite = next;
    hurry();
  }

  Standing standing() {
    return standing;
  }

  /// Whether what is left for others there would not arrive now either.
  boolean failing() {
    return standing == Standing.UNREACHABLE || standing == Standing.KEY_CHANGED;
  }

  /// Says something once the relay has let me in.
  ///
  /// @return false if it has not, or too much waits
  boolean send(Frame frame) {
    return entered && connection != null && connection.send(frame);
  }

  /// Has the relay forget this device, if it can be reached, and ends.
  void leave() {
    if (send(new RelayFrame.Leave())) {
      ground.loop().schedule(LEAVE_WITHIN, this::close);
    } else {
      close();
    }
  }

  void close() {
    closed = true;
    if (call != null) {
      call.cancel();
    }
    if (again != null) {
      again.cancel();
    }
    drop(ByeReason.SHUTDOWN);
  }

  private void dial() {
    if (again != null) {
      again.cancel();
      again = null;
    }
    call = RelayCall.begin(ground.dialing(), ground.dialing().own(), relay, this);
  }

  @Override
  public void connected(Connection made) {
    call = null;
    WatchedConnection next = new WatchedConnection(made, ground.loop(), Patience.RELAY, this);
    connection = next;
    next.start();
    next.send(
        new Enter(Bytes.of(me.certificate().encode()), Bytes.of(me.deviceList().encode()), invite));
    entering = ground.loop().schedule(ENTER_WITHIN, () -> unanswered(next));
  }

  @Override
  public void failed(CloseReason reason) {
    call = null;
    stands(Standing.UNREACHABLE);
    dialIn(pauses.next());
  }

  @Override
  public void otherKey() {
    LOG.warn("another key at relay {}", relay.key());
    call = null;
    stands(Standing.KEY_CHANGED);
    dialIn(pauses.jittered(OTHER_KEY_AGAIN));
  }

  @Override
  public void received(WatchedConnection from, Frame frame) {
    switch (frame) {
      case Entered answer when !entered -> {
        settle();
        entered = true;
        stands(Standing.CONNECTED);
        listener.said(relay, answer);
      }
      case Denied denied when denied.request() == Request.ENTER -> denied(denied);
      case Left left -> {
        listener.said(relay, left);
        close();
      }
      case Denied denied -> listener.said(relay, denied);
      case Stock stock -> listener.said(relay, stock);
      case TokenSet set -> listener.said(relay, set);
      case Frame.Put put -> listener.delivered(relay, put.envelope());
      default -> LOG.debug("relay {} says what nobody asked for", relay.key());
    }
  }

  @Override
  public void ended(WatchedConnection which, CloseReason reason) {
    if (which != connection) {
      return; // ended here
    }
    boolean held = entered && which.heldLong();
    forget();
    if (closed) {
      return;
    }
    stands(Standing.CONNECTING);
    if (which.farewell() == ByeReason.REPLACED) {
      // Two programs with one device's keys would take turns for ever.
      dialIn(pauses.jittered(Limits.BACKOFF_LAST));
      return;
    }
    if (held) {
      pauses.reset();
    }
    dialIn(pauses.next());
  }

  private void denied(Denied denied) {
    LOG.info("relay {} denies: {}", relay.key(), denied.reason());
    drop(ByeReason.SHUTDOWN);
    stands(Standing.of(denied.reason()));
    Duration pause = pauses.next();
    dialIn(denied.retryAfter().compareTo(pause) > 0 ? denied.retryAfter() : pause);
  }

  private void unanswered(WatchedConnection which) {
    if (connection == which && !entered) {
      drop(ByeReason.SILENT);
      stands(Standing.UNREACHABLE);
      dialIn(pauses.next());
    }
  }

  private void dialIn(Duration pause) {
    again =
        ground
            .loop()
            .schedule(
                pause,
                () -> {
                  if (!closed && call == null && connection == null) {
                    dial();
                  }
                });
  }

  private void drop(ByeReason reason) {
    WatchedConnection last = connection;
    forget();
    if (last != null) {
      last.close(reason);
    }
  }

  private void forget() {
    settle();
    entered = false;
    connection = null;
  }

  private void settle() {
    if (entering != null) {
      entering.cancel();
      entering = null;
    }
  }

  private void stands(Standing next) {
    if (next != standing) {
      standing = next;
      listener.stands(relay, next);
    }
  }
}
