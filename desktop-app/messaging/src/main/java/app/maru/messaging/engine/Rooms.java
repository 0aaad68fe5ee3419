package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.crypto.session.Notice;
import app.maru.messaging.ContactState;
import app.maru.messaging.FaultReason;
import app.maru.messaging.MessageId;
import app.maru.messaging.content.Content;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.delivery.Links;
import app.maru.messaging.delivery.Reader;
import app.maru.messaging.delivery.RefusedException;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Path;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.Frame.RefusalReason;
import java.security.SecureRandom;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rooms of one engine, put together; and which content goes to which. On the loop.
final class Rooms {
  /// A person is told of a broken or renewed session at most once in this time.
  private static final Duration RESET_TOLD_EVERY = Duration.ofHours(1);

  /// When what belongs to a request may come if the request has not.
  private static final Duration AFTER_REQUEST = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

  final Ledger ledger;
  final Links links;
  final Presence presence;
  final Views views;
  final Teller teller;
  final Tables tables;
  final Myself myself;
  final Delivery delivery;
  final People people;
  final Showing showing;
  final Whereabouts whereabouts;
  final Signals signals;
  final Receipts receipts;
  final Chats chats;
  final Talk talk;
  final Relays relays;
  final Mailboxes mailboxes;
  final CatchUp catchUp;
  final Changes changes;
  final Fading fading;
  final Later later;
  final SearchIndex index;
  final DailyCopy copy;
  private final Loop loop;
  private long resetTold;

  /// What the rooms stand on.
  record Ground(
      Account account, Database database, Ledger ledger, Loop loop, SecureRandom random) {}

  Rooms(Ground ground, Links links, MessengerOptions options) throws StoreException {
    this.ledger = ground.ledger();
    this.links = links;
    this.loop = ground.loop();
    this.resetTold = loop.nanoTime() - RESET_TOLD_EVERY.toNanos();
    Account account = ground.account();
    presence = new Presence(loop);
    views = new Views(ground.database(), presence, links, account.identity().person());
    teller = new Teller(ledger, views);
    tables = Tables.of(ground.database());
    ledger.onLoss(reason -> rereadMyself());
    myself =
        ledger.write(() ->
            Myself.open(account.identity(), tables.settings(), tables.pictures(), account.name()));
    delivery =
        new Delivery(
            new Delivery.Setup(
                account.identity(),
                account.sessionKey(),
                account.prekeyKey(),
                ground.database(),
                ledger,
                links,
                loop,
                ground.random()),
            new Reader(this::hear, this::overhear, this::mayAnswer, this::mayHaveLost),
            this::taken,
            this::noticed);
    whereabouts = new Whereabouts(tables.places(), loop);
    Around around = new Around(ledger, presence, teller, loop);
    relays = new Relays(tables, delivery, links, around, ground.random());
    mailboxes = new Mailboxes(tables, links, delivery, relays, around, myself);
    catchUp = new CatchUp(teller, loop);
    showing = new Showing(tables.pictures(), delivery, myself);
    people = new People(tables, delivery, whereabouts, relays, around, showing, options);
    signals = new Signals(tables, delivery, people, around);
    Eraser eraser = new Eraser(tables, delivery, teller);
    chats = new Chats(tables, delivery, people, eraser, around);
    fading = new Fading(tables, delivery, people, eraser, around, myself);
    changes = new Changes(tables, delivery, people, eraser, fading, around, myself);
    Receipts.Ways ways = new Receipts.Ways(delivery, links, mailboxes);
    receipts = new Receipts(tables, ways, people, fading, around, ground.random());
    index = new SearchIndex(tables.search(), ledger, loop);
    copy = new DailyCopy(ground.database(), ledger, loop);
    Talk.Afterwards afterwards = new Talk.Afterwards(changes, fading, chats, index);
    talk = new Talk(tables, delivery, people, receipts, afterwards, around, ground.random());
    later = new Later(tables, people, talk, myself, around);
  }

  /// A stranger begins with a text or a request; of anything else nothing is kept.
  private void hear(Peer author, Content content, Path path)
      throws StoreException, RefusedException {
    PersonId from = author.person();
    if (people.isDeclined(from)) {
      return;
    }
    boolean begins = content instanceof Content.Text || content instanceof Content.Introduce;
    ContactState before = people.state(from);
    boolean stranger = before == ContactState.STRANGER;
    if (stranger && content instanceof Content.Relays) {
      // They go with a request, which may have been told to come later.
      throw new RefusedException(RefusalReason.TOO_MANY, AFTER_REQUEST);
    }
    if (!begins && stranger) {
      throw new RefusedException(RefusalReason.UNREADABLE, Duration.ZERO);
    }
    switch (content) {
      case Content.Text text -> {
        signals.stopped(from);
        talk.hear(from, text, path);
      }
      case Content.Receipt receipt -> receipts.heard(author, receipt);
      case Content.Edit edit -> changes.heard(from, edit);
      case Content.Retract retract -> changes.heard(from, retract);
      case Content.React react -> changes.heard(from, react);
      case Content.Lifetime lifetime -> fading.heard(from, lifetime);
      case Content.Introduce introduce -> people.introduced(from, introduce.name());
      case Content.Accept accept -> {
        people.accepted(from, accept.name());
        signals.greet(from);
        receipts.wake(from);
      }
      case Content.Profile profile -> people.profile(from, profile);
      case Content.Relays told -> {
        if (people.state(from) != ContactState.BLOCKED) {
          mailboxes.told(author, told);
        }
      }
      case Content.Presence _, Content.Typing _ -> LOG.debug("what is not to be kept was kept");
      case Content.DeleteRequest _ -> chats.asked(from);
      case Content.RetryRequest retry -> talk.repeat(from, retry.forgetful());
    }
    boolean asked = before == ContactState.REQUESTED && begins;
    if ((asked || content instanceof Content.Accept)
        && people.state(from) == ContactState.ACCEPTED) {
      // What I set before they wanted to talk with me did not count for them.
      fading.repeat(from);
    }
  }

  /// The database is an older copy of itself: nothing is sealed again with the same keys, others
  /// say again what they can, and are told again what they have to believe of me. Within a work,
  /// before anything else.
  void restored() throws StoreException {
    delivery.restored(people.accepted());
    new Revisions(tables.settings()).restored();
    relays.restored();
    myself.restored();
    people.tellName();
  }

  /// Time may have passed that no timer noticed: everybody who waits for a time looks at the clock.
  void timePassed() {
    fading.wake();
    later.wake();
    chats.wake();
  }

  private void overhear(Peer author, Content content) throws StoreException {
    signals.heard(author.person(), content);
  }

  private void rereadMyself() {
    try {
      myself.reread();
    } catch (StoreException e) {
      LOG.warn("my name can't be read: {}", e.reason());
    }
  }

  private boolean mayAnswer(PersonId person) throws StoreException {
    return people.mayAnswer(person);
  }

  private void mayHaveLost(PersonId person) throws StoreException {
    talk.repeatUnasked(person);
  }

  private void taken(MessageId message, Peer device, Path path) throws StoreException {
    receipts.taken(message, device, path);
  }

  private void noticed(Notice notice) {
    long now = loop.nanoTime();
    boolean told = now - resetTold < RESET_TOLD_EVERY.toNanos();
    switch (notice) {
      case SESSION_RESET, OLD_SESSION -> {
        if (!told) {
          resetTold = now;
          teller.fault(FaultReason.SESSION_RESET);
        }
      }
      case NEW_DEVICE_LIST, NONE -> {}
    }
  }
}
