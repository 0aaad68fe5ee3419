package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Draft;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.MessengerException.Reason;
import app.maru.messaging.Scheduled;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.store.ScheduledRows;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What I will say later: said by this device in its time if it runs then, else as soon as it does.
///
/// On the loop.
final class Later {
  /// Texts that may wait for their time: nobody keeps more in mind.
  static final int MAX_WAITING = 100;

  /// The furthest time: a year.
  static final Duration FURTHEST = Duration.ofDays(366);

  /// When to try again with what could not be said.
  static final Duration TRY_AGAIN = Alarm.LONGEST_WAIT;

  private static final Logger LOG = LoggerFactory.getLogger(Later.class);

  private final ScheduledRows table;
  private final People people;
  private final Talk talk;
  private final Myself myself;
  private final Around around;
  private final Loop loop;
  private final Alarm alarm;

  Later(Tables tables, People people, Talk talk, Myself myself, Around around) {
    this.table = tables.fates().scheduled();
    this.people = people;
    this.talk = talk;
    this.myself = myself;
    this.around = around;
    this.loop = around.loop();
    this.alarm = new Alarm(loop, this::look);
  }

  /// Says what had its time while this program did not run.
  void open() {
    around.ledger().onLoss(reason -> alarm.ringIn(TRY_AGAIN));
    wake();
  }

  /// Time may have passed that no timer noticed.
  void wake() {
    alarm.ringIn(Duration.ZERO);
  }

  /// Will say something. Within a work.
  MessageId plan(PersonId to, Draft draft, Instant at) throws StoreException, MessengerException {
    if (people.state(to) == ContactState.BLOCKED) {
      throw new MessengerException(Reason.BLOCKED);
    }
    if (table.all().size() >= MAX_WAITING) {
      throw new MessengerException(Reason.TOO_MANY);
    }
    if (draft.reply().isPresent() && !talk.stands(draft.reply().get(), to)) {
      throw new MessengerException(Reason.UNKNOWN_MESSAGE);
    }
    MessageId id = talk.newId();
    put(new Scheduled(id, to, draft.text(), at, draft.reply()));
    return id;
  }

  /// Will say something else, or at another time. Within a work.
  void change(MessageId id, String text, Instant at) throws StoreException, MessengerException {
    Scheduled before = find(id);
    put(new Scheduled(id, before.to(), text, at, before.reply()));
  }

  /// Will not say it. Within a work.
  void cancel(MessageId id) throws StoreException, MessengerException {
    Scheduled scheduled = find(id);
    table.remove(id);
    tell(scheduled);
  }

  /// What waits for its time, the next one first.
  List<Scheduled> all() throws StoreException {
    return table.all();
  }

  private Scheduled find(MessageId id) throws StoreException, MessengerException {
    return table.find(id).orElseThrow(() -> new MessengerException(Reason.UNKNOWN_MESSAGE));
  }

  private void put(Scheduled scheduled) throws StoreException, MessengerException {
    Instant now = loop.now();
    if (!scheduled.at().isAfter(now) || scheduled.at().isAfter(now.plus(FURTHEST))) {
      throw new MessengerException(Reason.NOT_ALLOWED);
    }
    table.put(scheduled);
    tell(scheduled);
    around.ledger().thenTell(() -> alarm.ringIn(Duration.ZERO));
  }

  private void tell(Scheduled scheduled) {
    ConversationId id = ConversationId.with(scheduled.to());
    around.teller().tell(new MessengerEvent.ScheduledChanged(id));
  }

  private void look() {
    Ledger ledger = around.ledger();
    if (ledger.isClosed()) {
      return;
    }
    try {
      boolean refused = false;
      Optional<Instant> next = Optional.empty();
      for (Scheduled scheduled : table.all()) {
        if (scheduled.at().isAfter(loop.now())) {
          next = Optional.of(scheduled.at());
          break;
        }
        refused |= !said(scheduled);
      }
      if (next.isPresent()) {
        alarm.ringBy(next.get());
      } else if (refused) {
        alarm.ringIn(TRY_AGAIN);
      }
    } catch (StoreException e) {
      LOG.warn("what was to be said now is not: {}", e.reason());
      alarm.ringIn(TRY_AGAIN);
    }
  }

  /// What it answers may be gone by now.
  private Optional<MessageId> quotable(Scheduled scheduled) throws StoreException {
    Optional<MessageId> reply = scheduled.reply();
    return reply.isPresent() && talk.stands(reply.get(), scheduled.to()) ? reply : Optional.empty();
  }

  private boolean said(Scheduled scheduled) throws StoreException {
    try {
      around
          .ledger()
          .write(() -> {
            Talk.Words words =
                new Talk.Words(scheduled.id(), scheduled.text(), quotable(scheduled), false);
            talk.say(myself.person(), scheduled.to(), words);
            table.remove(scheduled.id());
            tell(scheduled);
            return scheduled;
          });
      return true;
    } catch (MessengerException e) {
      LOG.info("{} waits on: {}", scheduled.id(), e.reason());
      return false;
    }
  }
}
