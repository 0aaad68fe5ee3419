package app.maru.messaging.delivery;

import app.maru.crypto.DecryptionException;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.crypto.session.Introduction;
import app.maru.crypto.session.Introductions;
import app.maru.crypto.session.Notice;
import app.maru.crypto.session.Opened;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.content.ContentException;
import app.maru.messaging.store.Seen;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Path;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.RefusalReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Envelopes for me: opened once, kept, then accepted; known ones are accepted again.
///
/// One work consumes the key, keeps the content and remembers the envelope; only then goes
/// `Accepted` (commit, then accept). On the loop.
final class Inbox {
  /// How long an accepted envelope is remembered: mail may be under way 14 days, and two more.
  static final Duration SEEN_FOR = Duration.ofDays(16);

  /// Forgotten at once, so that forgetting never stops the talk.
  static final int PURGE = 2000;

  /// What somebody I did not agree to talk with may hand over at once: a request and its messages.
  private static final int BURST = 60;

  /// And one more in each such time.
  private static final Duration EVERY = Duration.ofSeconds(1);

  /// When to try again with what could not be stored.
  private static final Duration WHEN_STORE_WORKS = Duration.ofSeconds(10);

  /// When to try again with what can never be taken.
  private static final Duration NEVER_MIND = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final Parts parts;
  private final Outbox outbox;
  private final Seen seen;
  private final Reader reader;
  private final Consumer<Notice> notices;
  private final Map<Peer, Long> retryAsked = new HashMap<>();
  private final Map<Peer, Bucket> buckets = new HashMap<>();

  Inbox(Parts parts, Outbox outbox, Seen seen, Reader reader, Consumer<Notice> notices) {
    this.parts = parts;
    this.outbox = outbox;
    this.seen = seen;
    this.reader = reader;
    this.notices = notices;
  }

  /// An envelope came over a link from `hop`.
  void take(Peer hop, Envelope envelope, Path path) {
    EnvelopeId id = envelope.id();
    if (!envelope.to().equals(parts.me().device())) {
      refuse(hop, id, RefusalReason.NOT_MINE, NEVER_MIND);
      return;
    }
    try {
      checkPace(hop);
      parts
          .ledger()
          .write(() -> {
            accept(hop, id, envelope.body().toArray(), path);
            return id;
          });
      parts.ledger().ifLost(reason -> refuse(hop, id, refusal(reason), WHEN_STORE_WORKS));
    } catch (RefusedException e) {
      refuse(hop, id, e.reason(), e.retryAfter());
    } catch (StoreException e) {
      LOG.warn("envelope {} could not be stored: {}", id, e.reason());
      refuse(hop, id, refusal(e.reason()), WHEN_STORE_WORKS);
    }
  }

  /// A device is gone.
  void down(Peer peer) {
    buckets.remove(peer);
  }

  /// Whoever I did not agree to talk with may say little in a time: each envelope costs a write.
  private void checkPace(Peer hop) throws StoreException, RefusedException {
    long now = parts.loop().nanoTime();
    boolean quiet = buckets.computeIfAbsent(hop, peer -> new Bucket(BURST, EVERY, now)).take(now);
    if (!quiet && !reader.mayAnswer().mayAnswer(hop.person())) {
      throw new RefusedException(RefusalReason.TOO_MANY, EVERY);
    }
  }

  /// Forgets envelopes whose time is over. Within a work.
  ///
  /// @return whether there may be more
  boolean purge() throws StoreException {
    return seen.purge(parts.loop().now(), PURGE) == PURGE;
  }

  private void accept(Peer hop, EnvelopeId id, byte[] body, Path path)
      throws StoreException, RefusedException {
    Runnable accepted = () -> parts.links().send(hop, new Frame.Accepted(id));
    if (seen.contains(id)) {
      parts.ledger().thenAcceptAgain(accepted);
      return;
    }
    open(hop, body, path);
    seen.add(id, parts.loop().now().plus(SEEN_FOR));
    parts.ledger().thenAccept(accepted);
  }

  private void open(Peer hop, byte[] body, Path path) throws StoreException, RefusedException {
    try {
      if (parts.sessions().recognises(hop, body)) {
        keep(hop, parts.sessions().open(hop, body), path);
      } else if (Introductions.isIntroduction(body)) {
        Introduction introduction = parts.prekeys().open(body);
        DeviceCertificate sender = introduction.sender();
        Peer author = new Peer(sender.person(), sender.device());
        if (!author.equals(hop) || !outbox.hasRoom(author)) {
          throw unreadable();
        }
        Opened opened = parts.sessions().adopt(author, introduction);
        outbox.met(author, sender);
        keep(author, opened, path);
      } else {
        throw unreadable();
      }
    } catch (DecryptionException e) {
      unopened(hop, e.reason());
    }
  }

  private void keep(Peer author, Opened opened, Path path) throws StoreException, RefusedException {
    boolean known = reader.mayAnswer().mayAnswer(author.person());
    if (opened.notice() != Notice.NONE && known) {
      parts.ledger().thenTell(() -> notices.accept(opened.notice()));
    }
    Content content;
    try {
      content = ContentCodec.decode(opened.content());
    } catch (ContentException e) {
      LOG.warn("a content from {} is dropped: {}", author.device(), e.reason());
      if (!known) {
        throw unreadable();
      }
      return;
    }
    reader.hear().hear(author.person(), content, path);
  }

  /// Returns if the envelope is to be accepted although nothing of it is kept.
  private void unopened(Peer hop, DecryptionException.Reason reason)
      throws StoreException, RefusedException {
    switch (reason) {
      case DUPLICATE, REPLAYED, SELF ->
          LOG.debug("an envelope from {} says nothing new: {}", hop.device(), reason);
      case BROKEN_SESSION, TOO_FAR -> askAgain(hop, reason);
      case NOT_MINE,
          DAMAGED,
          UNKNOWN_PREKEY,
          WRONG_SENDER,
          EXPIRED,
          NEWER_VERSION,
          DEVICE_LIST_CONFLICT -> {
        LOG.info("an envelope from {} can't be opened: {}", hop.device(), reason);
        throw unreadable();
      }
    }
  }

  /// A person is asked to say again all they can. What they sealed for my sessions of before counts
  /// as asked for already. Within a work.
  void askForAll(PersonId person) throws StoreException {
    long now = parts.loop().nanoTime();
    outbox.devicesOf(person).forEach(device -> retryAsked.put(device, now));
    outbox.post(person, new Content.RetryRequest(true), Optional.empty());
  }

  /// The other end sealed it for a session the two of us no longer agree on. Whoever I talk with is
  /// asked, inside a new session, for what I did not confirm; anybody else learns nothing but that
  /// it could not be opened.
  private void askAgain(Peer author, DecryptionException.Reason reason)
      throws StoreException, RefusedException {
    long now = parts.loop().nanoTime();
    Long asked = retryAsked.get(author);
    boolean tooSoon = asked != null && now - asked < Delivery.RETRY_REQUEST_EVERY.toNanos();
    if (tooSoon || !reader.mayAnswer().mayAnswer(author.person())) {
      throw unreadable();
    }
    LOG.warn("the session with {} is broken: {}", author.device(), reason);
    retryAsked.put(author, now);
    parts.ledger().ifUndone(() -> retryAsked.remove(author));
    outbox.startOver(author);
    outbox.post(author, new Content.RetryRequest(false));
    parts.ledger().thenTell(() -> notices.accept(Notice.SESSION_RESET));
  }

  private static RefusedException unreadable() {
    return new RefusedException(RefusalReason.UNREADABLE, Duration.ZERO);
  }

  private static RefusalReason refusal(StoreException.Reason reason) {
    return reason == StoreException.Reason.DISK_FULL
        ? RefusalReason.FULL
        : RefusalReason.UNAVAILABLE;
  }

  private void refuse(Peer hop, EnvelopeId id, RefusalReason reason, Duration retryAfter) {
    DeviceId device = hop.device();
    LOG.debug("envelope {} of {} is refused: {}", id, device, reason);
    parts.links().send(hop, new Frame.Refused(id, reason, retryAfter));
  }
}
