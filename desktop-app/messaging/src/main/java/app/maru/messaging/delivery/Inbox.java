package app.maru.messaging.delivery;

import app.maru.crypto.DecryptionException;
import app.maru.crypto.DeviceCertificate;
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
import java.util.LinkedHashMap;
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

  /// Devices and relays whose pace is remembered: more than write at a time.
  private static final int MAX_BUCKETS = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final Parts parts;
  private final Outbox outbox;
  private final Seen seen;
  private final Reader reader;
  private final Consumer<Notice> notices;
  private final Map<Peer, Long> retryAsked = new HashMap<>();

  /// Whispers have a pace of their own.
  private record Whisperer(Peer peer) {}

  private final Map<Object, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  Inbox(Parts parts, Outbox outbox, Seen seen, Reader reader, Consumer<Notice> notices) {
    this.parts = parts;
    this.outbox = outbox;
    this.seen = seen;
    this.reader = reader;
    this.notices = notices;
  }

  /// An envelope came from `hop`.
  void take(Hop hop, Envelope envelope) {
    EnvelopeId id = envelope.id();
    if (!envelope.to().equals(parts.me().device())) {
      refuse(hop, id, RefusalReason.NOT_MINE, NEVER_MIND);
      return;
    }
    try {
      if (hop instanceof Hop.Device(Peer author)) {
        checkPace(author);
      }
      parts
          .ledger()
          .write(() -> {
            accept(hop, id, envelope.body().toArray());
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

  /// Something came over a link that is neither kept nor answered. It is opened whoever says it, so
  /// that the session keeps pace; too much of it is dropped.
  void overhear(Peer from, Envelope envelope) {
    if (!envelope.to().equals(parts.me().device()) || !takesOne(new Whisperer(from))) {
      return;
    }
    try {
      parts
          .ledger()
          .write(() -> {
            overhear(from, envelope.body().toArray());
            return from;
          });
    } catch (DecryptionException e) {
      LOG.debug("a whisper can't be opened: {}", e.reason());
    } catch (StoreException e) {
      LOG.debug("a whisper is lost: {}", e.reason());
    }
  }

  private void overhear(Peer from, byte[] body) throws StoreException, DecryptionException {
    if (!parts.sessions().recognises(from, body)) {
      return;
    }
    Opened opened = parts.sessions().open(from, body);
    try {
      reader.overhear().overhear(from, ContentCodec.decode(opened.content()));
    } catch (ContentException e) {
      LOG.debug("a whisper can't be read: {}", e.reason());
    }
  }

  /// A device is gone.
  void down(Peer peer) {
    buckets.remove(peer);
  }

  /// Whoever I did not agree to talk with may say little in a time: each envelope costs a write.
  private void checkPace(Peer author) throws StoreException, RefusedException {
    if (!takesOne(author) && !reader.mayAnswer().mayAnswer(author.person())) {
      throw new RefusedException(RefusalReason.TOO_MANY, EVERY);
    }
  }

  private boolean takesOne(Object who) {
    long now = parts.loop().nanoTime();
    boolean quiet = buckets.computeIfAbsent(who, known -> new Bucket(BURST, EVERY, now)).take(now);
    if (buckets.size() > MAX_BUCKETS) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return quiet;
  }

  /// Forgets envelopes whose time is over. Within a work.
  ///
  /// @return whether there may be more
  boolean purge() throws StoreException {
    return seen.purge(parts.loop().now(), PURGE) == PURGE;
  }

  private void accept(Hop hop, EnvelopeId id, byte[] body) throws StoreException, RefusedException {
    Runnable accepted = () -> parts.links().answer(hop, new Frame.Accepted(id));
    if (seen.contains(id)) {
      parts.ledger().thenAcceptAgain(accepted);
      return;
    }
    open(hop, body);
    seen.add(id, parts.loop().now().plus(SEEN_FOR));
    parts.ledger().thenAccept(accepted);
  }

  private void open(Hop hop, byte[] body) throws StoreException, RefusedException {
    Optional<Peer> author = author(hop, body);
    try {
      if (author.isPresent()) {
        if (hop instanceof Hop.Relay) {
          checkPace(author.get());
        }
        keep(author.get(), parts.sessions().open(author.get(), body), hop.path());
      } else if (Introductions.isIntroduction(body)) {
        introduced(hop, body);
      } else {
        throw unreadable();
      }
    } catch (DecryptionException e) {
      unopened(hop, author, e.reason());
    }
  }

  /// Whose session a body was sealed for: on a link that is known, mail of relays is tried.
  private Optional<Peer> author(Hop hop, byte[] body) throws StoreException {
    return switch (hop) {
      case Hop.Device(Peer peer) ->
          parts.sessions().recognises(peer, body) ? Optional.of(peer) : Optional.empty();
      case Hop.Relay relay -> parts.sessions().author(body);
    };
  }

  private void introduced(Hop hop, byte[] body)
      throws StoreException, RefusedException, DecryptionException {
    if (hop instanceof Hop.Relay && !takesOne(hop)) {
      throw new RefusedException(RefusalReason.TOO_MANY, EVERY);
    }
    Introduction introduction = parts.prekeys().open(body);
    DeviceCertificate sender = introduction.sender();
    Peer author = new Peer(sender.person(), sender.device());
    boolean mayBe = !(hop instanceof Hop.Device(Peer peer)) || peer.equals(author);
    if (!mayBe || !outbox.hasRoom(author)) {
      throw unreadable();
    }
    Opened opened = parts.sessions().adopt(author, introduction);
    outbox.met(author, sender);
    keep(author, opened, hop.path());
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
    reader.hear().hear(author, content, path);
    if (opened.notice() == Notice.SESSION_RESET && path == Path.RELAY) {
      // What they could not open any more the relay has dropped without a word.
      reader.lost().mayHaveLost(author.person());
    }
  }

  /// Returns if the envelope is to be accepted although nothing of it is kept.
  private void unopened(Hop hop, Optional<Peer> author, DecryptionException.Reason reason)
      throws StoreException, RefusedException {
    switch (reason) {
      case DUPLICATE, REPLAYED, SELF -> LOG.debug("an envelope says nothing new: {}", reason);
      case BROKEN_SESSION, TOO_FAR -> {
        Optional<Peer> known = hop instanceof Hop.Device(Peer peer) ? Optional.of(peer) : author;
        askAgain(known.orElseThrow(Inbox::unreadable), reason);
      }
      case NOT_MINE,
          DAMAGED,
          UNKNOWN_PREKEY,
          WRONG_SENDER,
          EXPIRED,
          NEWER_VERSION,
          DEVICE_LIST_CONFLICT -> {
        LOG.info("an envelope can't be opened: {}", reason);
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

  private void refuse(Hop hop, EnvelopeId id, RefusalReason reason, Duration retryAfter) {
    LOG.debug("envelope {} is refused: {}", id, reason);
    parts.links().answer(hop, new Frame.Refused(id, reason, retryAfter));
  }
}
