package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Lifetime;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.MessengerException.Reason;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.store.Lifetimes;
import app.maru.messaging.store.Settings;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages that go by themselves: at the writer's after sending, at the other's after reading.
///
/// Sent is what a device of the other or a relay has taken: what waits for that stays.
///
/// Of several settings the one with the greatest revision counts, of two with the same the greater
/// person's: both ends come to the same. On the loop.
final class Fading {
  /// Messages that go in one work, so that nobody waits for it.
  static final int AT_ONCE = 200;

  /// How far ahead of mine another's revision may be: as far as that of somebody whose database
  /// went back sixteen times. Who jumps further wants to have the last word for good.
  static final int MAX_REVISION_JUMP = 16 * Settings.LEAP;

  /// Names forgotten in one work.
  private static final int FORGOTTEN_AT_ONCE = 2000;

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Fading.class);

  private final Tables tables;
  private final Delivery delivery;
  private final People people;
  private final Eraser eraser;
  private final Around around;
  private final Myself myself;
  private final Revisions revisions;
  private final Loop loop;
  private final Alarm alarm;

  Fading(
      Tables tables,
      Delivery delivery,
      People people,
      Eraser eraser,
      Around around,
      Myself myself) {
    this.tables = tables;
    this.delivery = delivery;
    this.people = people;
    this.eraser = eraser;
    this.around = around;
    this.myself = myself;
    this.revisions = new Revisions(tables.settings());
    this.loop = around.loop();
    this.alarm = new Alarm(loop, this::look);
  }

  /// What had its time while this program did not run goes now; the rest in its time.
  void open() {
    around.ledger().onLoss(reason -> alarm.ringIn(AFTER_FAILURE));
    wake();
  }

  /// Time may have passed that no timer noticed.
  void wake() {
    alarm.ringIn(Duration.ZERO);
  }

  /// How long what I say in a conversation lives, in seconds; 0 for ever.
  int seconds(ConversationId in) throws StoreException {
    return lifetimes().find(in).map(Lifetimes.Row::seconds).orElse(0);
  }

  /// What holds in a conversation.
  Lifetime lifetime(ConversationId in) throws StoreException {
    return lifetimes()
        .find(in)
        .map(row -> new Lifetime(row.seconds(), row.person().equals(myself.person())))
        .orElse(Lifetime.FOR_EVER);
  }

  /// I say how long what is written from now on lives. Within a work.
  void set(PersonId with, int seconds) throws StoreException, MessengerException {
    if (seconds < 0 || seconds > ContentCodec.MAX_LIFETIME || !people.mayAnswer(with)) {
      throw new MessengerException(Reason.NOT_ALLOWED);
    }
    ConversationId id = ConversationId.with(with);
    Optional<Lifetimes.Row> before = lifetimes().find(id);
    if (before.map(Lifetimes.Row::seconds).orElse(0) == seconds) {
      return;
    }
    int revision = revisions.after(before.map(Lifetimes.Row::revision).orElse(0));
    keep(id, new Lifetimes.Row(revision, myself.person(), seconds));
    delivery.post(with, new Content.Lifetime(revision, seconds), Optional.empty());
  }

  /// The other says it, whom I accepted or asked. Within a work.
  void heard(PersonId from, Content.Lifetime said) throws StoreException {
    ConversationId id = ConversationId.with(from);
    Optional<Lifetimes.Row> before = lifetimes().find(id);
    int known = before.map(Lifetimes.Row::revision).orElse(0);
    if (!people.mayAnswer(from) || said.revision() - known > MAX_REVISION_JUMP) {
      LOG.debug("a lifetime in {} does not count", id);
      return;
    }
    Lifetimes.Row row = new Lifetimes.Row(said.revision(), from, said.seconds());
    if (before.isEmpty() || counts(row, before.get())) {
      keep(id, row);
    }
  }

  private static boolean counts(Lifetimes.Row said, Lifetimes.Row known) {
    return said.revision() != known.revision()
        ? said.revision() > known.revision()
        : said.person().hex().compareTo(known.person().hex()) > 0;
  }

  private void keep(ConversationId id, Lifetimes.Row row) throws StoreException {
    lifetimes().put(id, row);
    around.teller().tell(new MessengerEvent.LifetimeChanged(id, lifetime(id)));
  }

  /// Says mine again to somebody who may have lost it. Within a work.
  void repeat(PersonId to) throws StoreException {
    Optional<Lifetimes.Row> row = lifetimes().find(ConversationId.with(to));
    if (row.isPresent() && row.get().person().equals(myself.person())) {
      delivery.post(
          to, new Content.Lifetime(row.get().revision(), row.get().seconds()), Optional.empty());
    }
  }

  /// Something I said was taken first, or I took it back before. Within a work.
  void begins(Message message) throws StoreException {
    count(message);
  }

  /// I have read something. Within a work.
  void read(MessageId id) throws StoreException {
    Optional<Message> message = tables.messages().find(id);
    if (message.isPresent()) {
      count(message.get());
    }
  }

  /// Forgets names of messages that went long ago. Within a work.
  ///
  /// @return whether there may be more
  boolean forget() throws StoreException {
    return tables.fates().gone().purge(loop.now(), FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE;
  }

  private void count(Message message) throws StoreException {
    int seconds = message.traits().lifetime();
    if (seconds > 0) {
      lifetimes().fade(message.id(), loop.now().plusSeconds(seconds));
      around.ledger().thenTell(() -> alarm.ringIn(Duration.ZERO));
    }
  }

  private Lifetimes lifetimes() {
    return tables.fates().lifetimes();
  }

  private void look() {
    Ledger ledger = around.ledger();
    if (ledger.isClosed()) {
      return;
    }
    try {
      boolean more = ledger.write(this::fade);
      Optional<Instant> next = lifetimes().next();
      if (more) {
        alarm.ringIn(Duration.ZERO);
      } else if (next.isPresent()) {
        alarm.ringBy(next.get());
      }
    } catch (StoreException e) {
      LOG.warn("messages stay longer than they should: {}", e.reason());
      alarm.ringIn(AFTER_FAILURE);
    }
  }

  private boolean fade() throws StoreException {
    Instant now = loop.now();
    List<MessageId> over = lifetimes().over(now, AT_ONCE);
    for (MessageId id : over) {
      eraser.fade(id, now);
    }
    return over.size() == AT_ONCE;
  }
}
