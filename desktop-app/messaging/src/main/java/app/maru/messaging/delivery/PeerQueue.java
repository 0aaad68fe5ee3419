package app.maru.messaging.delivery;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecodingException;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.messaging.store.OutboxRows;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Path;
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
/// back-off until accepted; gets prekeys when something can't be sealed.
///
/// The LAN comes first; a relay where it does not lead, and as well when nothing is accepted over
/// it for a while: the same bytes may arrive twice. On the loop.
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

  /// The same at a relay, which gives each asker one of few one-time prekeys.
  private static final Duration ASK_RELAY_LAST = Duration.ofMinutes(10);

  /// Silence on the LAN after which everything unaccepted is left at a relay as well.
  static final Duration LAN_SILENT = Duration.ofSeconds(5);

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
  private final Backoff askRelay;
  private final Backoff renew;
  private long cursor;
  private long lastOverLan;
  private long progress;
  private boolean lanDoubtful;
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
    this.askRelay = new Backoff(ASK_FIRST, ASK_RELAY_LAST);
    this.renew = new Backoff(RENEW_FIRST, RENEW_LAST);
    this.pausedUntil = parts.loop().nanoTime();
    this.progress = pausedUntil;
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
    again();
    lastOverLan = 0;
    lanDoubtful = false;
    awake = false;
  }

  /// A way came or went: whatever made us wait may be over.
  void newWay() {
    restart();
    pausedUntil = parts.loop().nanoTime();
    resend.reset();
  }

  void accepted(EnvelopeId envelope, Path path) {
    if (path == Path.DIRECT) {
      lanDoubtful = false;
    }
    if (flying.remove(envelope)) {
      progress = parts.loop().nanoTime();
      resend.reset();
      renew.reset();
    }
  }

  void refused(Frame.Refused refused, Path path) {
    boolean lanCanDo = path == Path.RELAY && parts.links().reaches(peer, Path.DIRECT);
    if (!flying.contains(refused.id()) || lanCanDo) {
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
    again();
    if (path == Path.DIRECT) {
      // It was sent and is not there: what was sent over the LAN has to be sent again.
      lastOverLan = 0;
    }
    pause(pause.compareTo(PAUSE_MIN) < 0 ? PAUSE_MIN : pause);
  }

  private void again() {
    flying.clear();
    cursor = 0;
  }

  /// The device's bundle, which begins a session. Only what the device itself hands over needs no
  /// date: a relay may have kept it for long.
  void prekeys(Bytes encoded, Path path) throws StoreException {
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
              parts.sessions().initiate(peer, path == Path.DIRECT ? bundle.live() : bundle);
              outbox.met(peer, bundle.certificate());
            }
            return peer;
          });
      asked = false;
      ask.reset();
      askRelay.reset();
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
    boolean idle = flying.isEmpty();
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
        if (!hand(row.seq(), envelope)) {
          pause(LINK_BUSY);
          return;
        }
        flying.add(envelope.id());
        cursor = row.seq();
      }
    }
    if (!flying.isEmpty()) {
      if (idle) {
        progress = parts.loop().nanoTime();
      }
      awaitAnswers();
    }
  }

  /// Over the LAN if it leads there and has not got it yet; at a relay if it does not, or is
  /// silent.
  private boolean hand(long seq, Envelope envelope) {
    Links links = parts.links();
    Frame put = new Frame.Put(envelope);
    boolean direct = links.reaches(peer, Path.DIRECT);
    boolean sent = direct && seq <= lastOverLan;
    if (direct && !sent && links.send(peer, put, Path.DIRECT)) {
      lastOverLan = seq;
      sent = true;
    }
    if (!direct || lanDoubtful) {
      sent |= links.send(peer, put, Path.RELAY);
    }
    return sent;
  }

  private void awaitAnswers() {
    boolean relayToo =
        !lanDoubtful
            && parts.links().reaches(peer, Path.DIRECT)
            && parts.links().reaches(peer, Path.RELAY);
    Duration span = relayToo ? LAN_SILENT : resend.current();
    Duration left = span.minusNanos(parts.loop().nanoTime() - progress);
    at(left.isNegative() ? Duration.ZERO : left, relayToo ? this::relayToo : this::resend);
  }

  private void relayToo() {
    lanDoubtful = true;
    again();
    wake();
  }

  private void resend() {
    resend.next();
    progress = parts.loop().nanoTime();
    again();
    lastOverLan = 0;
    wake();
  }

  /// Something waits unsealed: with a session it is sealed, without one prekeys are asked for.
  private void getSession() throws StoreException {
    if (parts.sessions().canSeal(peer)) {
      parts.loop().execute(this::sealWaiting);
      return;
    }
    boolean direct = parts.links().send(peer, new Frame.PrekeyRequest(), Path.DIRECT);
    if (!direct || asked) {
      var _ = parts.links().send(peer, new Frame.PrekeyRequest(), Path.RELAY);
    }
    asked = true;
    at(direct ? ask.next() : askRelay.next(), this::wake);
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
    again();
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
