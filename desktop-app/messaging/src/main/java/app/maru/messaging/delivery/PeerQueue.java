package app.maru.messaging.delivery;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecodingException;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.messaging.store.OutboxRows;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import app.maru.p2p.wire.Frame;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the outbox to one device while it can be reached: in order, a window at a time, again with
/// back-off until accepted; gets prekeys when something can't be sealed. On the loop.
final class PeerQueue {
  /// Envelopes under way: enough to keep a flush of the other end's disk busy, about 1 MB.
  static final int WINDOW = 256;

  /// Rows sealed in one work, so that a long queue doesn't stop the loop: about 20 ms.
  private static final int SEAL_AT_ONCE = 64;

  /// Silence after which everything unaccepted is sent again, and the longest such wait.
  private static final Duration RESEND_FIRST = Duration.ofSeconds(10);

  private static final Duration RESEND_LAST = Duration.ofMinutes(5);

  /// Silence after which prekeys are asked for again.
  private static final Duration ASK_FIRST = Duration.ofSeconds(5);

  private static final Duration ASK_LAST = Duration.ofMinutes(1);

  /// How often sessions are begun anew for a device that can't open what I send.
  private static final Duration RENEW_FIRST = Duration.ofSeconds(1);

  private static final Duration RENEW_LAST = Duration.ofHours(1);

  /// The link has too much waiting already.
  private static final Duration LINK_BUSY = Duration.ofMillis(200);

  /// Bounds of the time another may keep me waiting.
  private static final Duration PAUSE_MIN = Duration.ofSeconds(1);

  private static final Duration PAUSE_MAX = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(PeerQueue.class);

  private final Peer peer;
  private final Outbox outbox;
  private final Parts parts;
  private final OutboxRows table;
  private final Set<EnvelopeId> flying = new HashSet<>();
  private final Backoff resend;
  private final Backoff ask;
  private final Backoff renew;
  private long cursor;
  private long pausedUntil;
  private boolean awake;
  private boolean asked;
  private boolean closed;
  private Loop.@Nullable Timer timer;

  PeerQueue(Peer peer, Outbox outbox, Parts parts, OutboxRows table) {
    this.peer = peer;
    this.outbox = outbox;
    this.parts = parts;
    this.table = table;
    this.resend = new Backoff(RESEND_FIRST, RESEND_LAST);
    this.ask = new Backoff(ASK_FIRST, ASK_LAST);
    this.renew = new Backoff(RENEW_FIRST, RENEW_LAST);
    this.pausedUntil = parts.loop().nanoTime();
  }

  /// Sends what may be sent, after the commit of all that is written now.
  void wake() {
    if (!awake && !closed) {
      awake = true;
      parts.ledger().ifUndone(() -> awake = false);
      parts.ledger().thenSend(this::send);
    }
  }

  /// Begins again with the first row.
  void restart() {
    flying.clear();
    cursor = 0;
    awake = false;
  }

  void accepted(EnvelopeId envelope) {
    if (flying.remove(envelope)) {
      resend.reset();
      renew.reset();
    }
  }

  void refused(Frame.Refused refused) {
    if (!flying.contains(refused.id())) {
      return;
    }
    Duration pause = refused.retryAfter();
    switch (refused.reason()) {
      case UNREADABLE -> {
        renewSession();
        return;
      }
      case NOT_MINE, TOO_MANY, FULL, UNAVAILABLE, NO_MAILBOX, NOT_WELCOME ->
          LOG.info("{} refuses: {}", peer.device(), refused.reason());
    }
    flying.clear();
    cursor = 0;
    pause(pause.compareTo(PAUSE_MIN) < 0 ? PAUSE_MIN : pause);
  }

  /// The device's bundle, which begins a session.
  void prekeys(Bytes encoded) throws StoreException {
    if (!asked) {
      return;
    }
    try {
      PrekeyBundle bundle = PrekeyBundle.decode(encoded.toArray());
      if (!bundle.certificate().person().equals(peer.person())
          || !bundle.certificate().device().equals(peer.device())) {
        LOG.warn("{} offers somebody else's prekeys", peer.device());
        return;
      }
      parts
          .ledger()
          .write(() -> {
            if (!parts.sessions().canSeal(peer)) {
              parts.sessions().initiate(peer, bundle);
              outbox.met(peer, bundle.certificate());
            }
            return peer;
          });
      asked = false;
      ask.reset();
      sealWaiting();
    } catch (DecodingException e) {
      LOG.warn("prekeys of {} are refused: {}", peer.device(), e.reason());
    }
  }

  void close() {
    closed = true;
    if (timer != null) {
      timer.cancel();
    }
  }

  private void send() {
    awake = false;
    if (closed || parts.loop().nanoTime() - pausedUntil < 0) {
      return;
    }
    try {
      offer();
    } catch (StoreException e) {
      LOG.warn("the outbox can't be read: {}", e.reason());
      pause(PAUSE_MIN);
    }
  }

  private void offer() throws StoreException {
    while (flying.size() < WINDOW) {
      List<OutboxRows.Row> rows = table.next(peer, cursor, WINDOW - flying.size());
      if (rows.isEmpty()) {
        break;
      }
      for (OutboxRows.Row row : rows) {
        Optional<Bytes> body = row.body();
        if (body.isEmpty()) {
          getSession();
          return;
        }
        Envelope envelope = new Envelope(peer.device(), body.get());
        if (!parts.links().send(peer, new Frame.Put(envelope))) {
          pause(LINK_BUSY);
          return;
        }
        flying.add(envelope.id());
        cursor = row.seq();
      }
    }
    if (!flying.isEmpty()) {
      at(resend.current(), this::resend);
    }
  }

  private void resend() {
    resend.next();
    flying.clear();
    cursor = 0;
    wake();
  }

  /// Something waits unsealed: with a session it is sealed, without one prekeys are asked for.
  private void getSession() throws StoreException {
    if (parts.sessions().canSeal(peer)) {
      parts.loop().execute(this::sealWaiting);
      return;
    }
    asked = true;
    parts.links().send(peer, new Frame.PrekeyRequest());
    at(ask.next(), this::wake);
  }

  private void sealWaiting() {
    if (closed) {
      return;
    }
    try {
      parts.ledger().write(this::sealSome);
    } catch (StoreException e) {
      LOG.warn("waiting contents can't be sealed: {}", e.reason());
      pause(PAUSE_MIN);
    }
  }

  private int sealSome() throws StoreException {
    int sealed = 0;
    for (OutboxRows.Row row : table.next(peer, cursor, SEAL_AT_ONCE)) {
      if (row.body().isEmpty() && parts.sessions().canSeal(peer)) {
        table.seal(row.seq(), parts.sessions().seal(peer, row.content().toArray()));
        sealed++;
      }
    }
    wake();
    return sealed;
  }

  private void renewSession() {
    flying.clear();
    cursor = 0;
    pausedUntil = parts.loop().nanoTime() + renew.current().toNanos();
    at(
        renew.next(),
        () -> {
          try {
            parts
                .ledger()
                .write(() -> {
                  outbox.startOver(peer);
                  return peer;
                });
          } catch (StoreException e) {
            pause(PAUSE_MIN);
          }
        });
  }

  private void pause(Duration wanted) {
    Duration time = wanted.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : wanted;
    pausedUntil = parts.loop().nanoTime() + time.toNanos();
    at(time, this::wake);
  }

  /// There is one thing to wait for at a time: the latest.
  private void at(Duration delay, Runnable task) {
    if (timer != null) {
      timer.cancel();
    }
    timer =
        parts
            .loop()
            .schedule(
                delay,
                () -> {
                  if (!closed) {
                    task.run();
                  }
                });
  }
}
