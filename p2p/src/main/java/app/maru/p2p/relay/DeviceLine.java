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
final class DeviceLine implements Line, RelayCall.Answer, WatchedConnection.Owner {
  /// Somebody else proved a key there: a person has to look; until then it is tried now and then.
  static final Duration OTHER_KEY_AGAIN = Duration.ofMinutes(10);

  /// How long the relay may take to look my device up: a flush of its disk and a signature.
  private static final Duration ENTER_WITHIN = Duration.ofSeconds(10);

  /// A device that leaves for good takes the mail that waits there along; after so long it leaves
  /// what is not there by then.
  private static final Duration TAKE_WITHIN = Duration.ofMinutes(1);

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
  private boolean leaving;
  private boolean leaveSaid;
  private int mailLeft;
  private boolean closed;

  /// Who is told.
  interface Listener {
    /// Things stand otherwise.
    void stands(RelayAddress relay, Standing standing);

    /// Something about my mailbox.
    void said(RelayAddress relay, RelayFrame frame);

    /// The relay has no mailbox for this device, as was wished. This line has ended.
    void left(RelayAddress relay);

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

  @Override
  public void hurry() {
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

  @Override
  public boolean failing() {
    return standing == Standing.UNREACHABLE || standing == Standing.KEY_CHANGED;
  }

  /// Says something once the relay has let me in.
  ///
  /// @return false if it has not, or too much waits
  boolean send(Frame frame) {
    return entered && connection != null && connection.send(frame);
  }

  /// Says what became of an envelope.
  void answer(Frame answer) {
    if (!leaveSaid && send(answer) && mailLeft > 0) {
      mailLeft--;
      leaveIfEmpty();
    }
  }

  /// Has the relay forget this device as soon as it can be told and its mail was taken, and ends.
  /// From now on no invite is shown: it must not be used up for that.
  void leave() {
    leaving = true;
    invite = RelayInvitation.NONE;
    if (standing.hasNoMailbox()) {
      ground.loop().execute(this::hasLeft);
    } else {
      leaveSoon();
    }
  }

  private void leaveSoon() {
    leaveIfEmpty();
    WatchedConnection standingOne = connection;
    if (entered && !leaveSaid && standingOne != null) {
      ground
          .loop()
          .schedule(
              TAKE_WITHIN,
              () -> {
                if (connection == standingOne) {
                  mailLeft = 0;
                  leaveIfEmpty();
                }
              });
    }
  }

  private void leaveIfEmpty() {
    if (leaving && entered && !leaveSaid && mailLeft == 0) {
      leaveSaid = send(new RelayFrame.Leave());
    }
  }

  private void hasLeft() {
    if (!closed) {
      close();
      listener.left(relay);
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
    call = RelayCall.begin(ground, ground.dialing().own(), relay, this);
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
        mailLeft = answer.waiting();
        stands(Standing.CONNECTED);
        if (leaving) {
          leaveSoon();
        } else {
          listener.said(relay, answer);
        }
      }
      case Denied denied when denied.request() == Request.ENTER -> denied(denied);
      case Left _ -> hasLeft();
      case Denied denied when denied.request() == Request.LEAVE ->
          ground.loop().schedule(denied.retryAfter(), this::leaveAgain);
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

  private void leaveAgain() {
    leaveSaid = false;
    leaveIfEmpty();
  }

  private void denied(Denied denied) {
    LOG.info("relay {} denies: {}", relay.key(), denied.reason());
    drop(ByeReason.SHUTDOWN);
    stands(Standing.of(denied.reason()));
    if (leaving && standing.hasNoMailbox()) {
      hasLeft();
      return;
    }
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
    leaveSaid = false;
    mailLeft = 0;
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
