package app.maru.relay.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop.Timer;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.EnvelopeId;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Refused;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.Leave;
import app.maru.p2p.wire.RelayFrame.Left;
import app.maru.p2p.wire.RelayFrame.Publish;
import app.maru.p2p.wire.RelayFrame.PublishOneTime;
import app.maru.p2p.wire.RelayFrame.Request;
import app.maru.p2p.wire.RelayFrame.SetToken;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.p2p.wire.RelayFrame.TokenSet;
import app.maru.relay.account.Entry;
import app.maru.relay.limit.Allowance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A device that has its mailbox here, or would like to. On the loop.
final class Owner implements Role {
  private static final Duration TROUBLE_AGAIN = Duration.ofSeconds(30);

  /// What was published before is looked at first.
  private static final Duration PUBLISH_AGAIN = Duration.ofSeconds(2);

  /// What keeps failing is not better for being asked more often.
  private static final Duration REMIND_LAST = Duration.ofHours(1);

  /// Signatures of a bundle, each twice as those of one-time prekeys.
  private static final int BUNDLE_SIGNATURES = 6;

  private final Sessions sessions;
  private final Visit visit;
  private final Peer peer;
  private final Allowance questions;
  private Delivery delivery;
  private boolean entering;
  private boolean publishing;

  /// It will be told its stock, because it could not publish.
  private @Nullable Timer reminder;

  private Duration remindIn = TROUBLE_AGAIN;
  private boolean entered;
  private boolean leaving;

  Owner(Sessions sessions, Visit visit) {
    this.sessions = sessions;
    this.visit = visit;
    this.peer = visit.connection().peer();
    this.questions = sessions.gate().questions(peer.device());
    this.delivery = new Delivery(sessions, visit, peer.device());
  }

  DeviceId device() {
    return peer.device();
  }

  Visit visit() {
    return visit;
  }

  boolean hasEntered() {
    return entered;
  }

  Delivery delivery() {
    return delivery;
  }

  @Override
  public boolean received(Frame frame) {
    if (frame instanceof Enter enter) {
      return enter(enter);
    }
    if (!entered || leaving) {
      return false;
    }
    switch (frame) {
      case Accepted(EnvelopeId id) -> delivery.accepted(id);
      case Refused refused -> delivery.refused(refused);
      case SetToken(DeliveryToken token) -> setToken(token);
      case Publish(Bytes bundle) -> publish(bundle);
      case PublishOneTime(List<Bytes> prekeys) -> publishOneTime(prekeys);
      case Leave() -> leave();
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public void ended() {
    delivery.end();
    sessions.offline(this);
    if (reminder != null) {
      reminder.cancel();
    }
  }

  /// The device has no mailbox any more.
  void shutOut() {
    if (!leaving) {
      visit.close(ByeReason.REMOVED);
    }
  }

  void tellStock() {
    visit.send(sessions.accounts().stock(peer.device()));
  }

  /// The first word, or later with a newer device list, or an invite after a Denied.
  private boolean enter(Enter enter) {
    if (entering || leaving) {
      return false;
    }
    if (mayAsk(Request.ENTER)) {
      entering = true;
      sessions.accounts().enter(peer, enter, visit.origin(), this::answer);
    }
    return true;
  }

  private void answer(Entry entry) {
    entering = false;
    if (!visit.isOpen()) {
      return;
    }
    switch (entry) {
      case Entry.Welcome(Stock stock) -> welcome(stock);
      case Entry.Denied(DenialReason reason, Duration again) ->
          visit.deny(Request.ENTER, reason, again);
    }
  }

  private void welcome(Stock stock) {
    if (!entered) {
      entered = true;
      sessions.online(this);
    }
    visit.send(
        new Entered(
            sessions.loop().now(),
            sessions.options().keeps(),
            sessions.mailboxes().waiting(peer.device()).count(),
            stock,
            sessions.options().version()));
    delivery.start();
  }

  private void setToken(DeliveryToken token) {
    if (mayAsk(Request.SET_TOKEN)) {
      sessions
          .accounts()
          .setToken(
              peer.device(),
              token,
              visit.origin(),
              done -> {
                if (done) {
                  visit.send(new TokenSet(token));
                } else {
                  visit.deny(Request.SET_TOKEN, DenialReason.UNAVAILABLE, TROUBLE_AGAIN);
                }
              });
    }
  }

  private void publish(Bytes bundle) {
    if (mayPublish(BUNDLE_SIGNATURES)) {
      sessions.accounts().publish(peer.device(), bundle, visit.origin(), this::published);
    }
  }

  private void publishOneTime(List<Bytes> prekeys) {
    if (mayPublish(BUNDLE_SIGNATURES + prekeys.size())) {
      sessions.accounts().publishOneTime(peer.device(), prekeys, visit.origin(), this::published);
    }
  }

  /// One at a time: each waits for its answer.
  private boolean mayPublish(int signatures) {
    if (!mayAsk(Request.PUBLISH)) {
      return false;
    }
    Duration wait = publishing ? PUBLISH_AGAIN : visit.origin().proofs().take(signatures);
    publishing |= wait.isZero();
    if (!publishing) {
      remindLater();
    }
    return may(Request.PUBLISH, wait);
  }

  /// A device publishes when it is told what there is, so one that could not is told once more:
  /// else nobody new could write to it until it connects again.
  private void remindLater() {
    if (reminder == null && visit.isOpen()) {
      reminder =
          sessions
              .loop()
              .schedule(
                  remindIn,
                  () -> {
                    reminder = null;
                    tellStock();
                  });
      Duration twice = remindIn.multipliedBy(2);
      remindIn = twice.compareTo(REMIND_LAST) > 0 ? REMIND_LAST : twice;
    }
  }

  private void published(Optional<Stock> stock) {
    publishing = false;
    if (stock.isPresent()) {
      remindIn = TROUBLE_AGAIN;
      visit.send(stock.get());
    } else {
      remindLater();
      visit.deny(Request.PUBLISH, DenialReason.UNAVAILABLE, TROUBLE_AGAIN);
    }
  }

  private void leave() {
    leaving = true;
    delivery.end();
    sessions
        .accounts()
        .leave(
            peer.device(),
            visit.origin(),
            done -> {
              if (done) {
                // That it is forgotten must outlive a crash before it is said.
                sessions.mailboxes().flush(this::left);
              } else {
                stay();
              }
            });
  }

  private void left() {
    visit.send(new Left());
    visit.close(ByeReason.REMOVED);
  }

  /// It could not be forgotten: its mailbox is there, and goes on.
  private void stay() {
    leaving = false;
    if (visit.isOpen()) {
      visit.deny(Request.LEAVE, DenialReason.UNAVAILABLE, TROUBLE_AGAIN);
      delivery = new Delivery(sessions, visit, peer.device());
      delivery.start();
    }
  }

  private boolean mayAsk(Request request) {
    return may(request, questions.take());
  }

  private boolean may(Request request, Duration wait) {
    if (!wait.isZero()) {
      visit.deny(request, DenialReason.TOO_MANY, wait);
      visit.vain();
    }
    return wait.isZero();
  }
}
