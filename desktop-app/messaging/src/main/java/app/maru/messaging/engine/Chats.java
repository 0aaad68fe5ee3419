package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Draft;
import app.maru.messaging.Keeping;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.MessengerException.Reason;
import app.maru.messaging.content.Content;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.store.Conversations;
import app.maru.messaging.store.Deleted;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How I keep my conversations: on top, quiet, put away, marked, or deleted.
///
/// Every method is called within a work unless it says otherwise. On the loop.
final class Chats {
  /// Conversations on top: more than a screen shows is no order any more.
  static final int MAX_PINNED = 50;

  /// Messages removed in one work, so that deleting never stops the talk.
  static final int REMOVE_AT_ONCE = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Chats.class);

  private final Tables tables;
  private final Delivery delivery;
  private final People people;
  private final Eraser eraser;
  private final Teller teller;
  private final Ledger ledger;
  private final Loop loop;
  private final Alarm unmuting;

  Chats(Tables tables, Delivery delivery, People people, Eraser eraser, Around around) {
    this.tables = tables;
    this.delivery = delivery;
    this.people = people;
    this.eraser = eraser;
    this.teller = around.teller();
    this.ledger = around.ledger();
    this.loop = around.loop();
    this.unmuting = new Alarm(loop, this::look);
  }

  /// Goes on with what was begun before the last end.
  void open() throws StoreException {
    for (ConversationId conversation : tables.deleted().unfinished()) {
      loop.execute(() -> goOn(conversation));
    }
    ledger.onLoss(reason -> unmuting.ringIn(Alarm.LONGEST_WAIT));
    wake();
  }

  /// Time may have passed that no timer noticed.
  void wake() {
    unmuting.ringIn(Duration.ZERO);
  }

  private void goOn(ConversationId conversation) {
    try {
      if (!ledger.isClosed() && ledger.write(() -> remove(conversation))) {
        loop.execute(() -> goOn(conversation));
      }
    } catch (StoreException e) {
      LOG.warn("a deleted conversation is not gone yet: {}", e.reason());
    }
  }

  /// The conversation with somebody who was found is there from now on, also while nothing is said
  /// in it.
  void begin(PersonId person) throws StoreException {
    ConversationId conversation = ConversationId.with(person);
    if (tables.conversations().find(conversation).isEmpty()) {
      tables.conversations().put(tables.conversation(person));
      teller.touched(conversation);
    }
  }

  /// Puts a conversation on top.
  ///
  /// @param place from 1 on; beyond the last one is the last; 0 takes it from there
  void pin(ConversationId conversation, int place) throws StoreException, MessengerException {
    known(conversation);
    List<ConversationId> order = new ArrayList<>(tables.keepings().pinned());
    order.remove(conversation);
    if (place > 0) {
      if (order.size() >= MAX_PINNED) {
        throw new MessengerException(Reason.TOO_MANY);
      }
      order.add(Math.min(place - 1, order.size()), conversation);
      keep(conversation, tables.keepings().of(conversation).archived(false));
    } else {
      keep(conversation, tables.keepings().of(conversation).pinnedAt(0));
    }
    renumber(order);
  }

  private void renumber(List<ConversationId> order) throws StoreException {
    for (int at = 0; at < order.size(); at++) {
      keep(order.get(at), tables.keepings().of(order.get(at)).pinnedAt(at + 1));
    }
  }

  /// Draws no attention to a conversation for a time; no time ends that.
  void mute(ConversationId conversation, Duration time) throws StoreException, MessengerException {
    known(conversation);
    Instant now = loop.now();
    Duration most = Duration.between(now, Keeping.FOREVER);
    Optional<Instant> end =
        time.compareTo(most) >= 0
            ? Optional.of(Keeping.FOREVER)
            : Optional.of(Instant.ofEpochMilli(now.plus(time).toEpochMilli()))
                .filter(moment -> moment.isAfter(now));
    keep(conversation, tables.keepings().of(conversation).muted(end));
    ledger.thenTell(this::wake);
  }

  /// Ends the mutings whose time is over. Not within a work.
  private void look() {
    if (ledger.isClosed()) {
      return;
    }
    try {
      Optional<Instant> next = ledger.write(this::unmute);
      next.ifPresent(unmuting::ringBy);
    } catch (StoreException e) {
      LOG.warn("conversations stay muted: {}", e.reason());
      unmuting.ringIn(Alarm.LONGEST_WAIT);
    }
  }

  /// @return when the next one ends by itself
  private Optional<Instant> unmute() throws StoreException {
    Instant now = loop.now();
    Instant next = Keeping.FOREVER;
    for (Map.Entry<ConversationId, Keeping> entry : tables.keepings().all().entrySet()) {
      Keeping keeping = entry.getValue();
      if (keeping.mutingOver(now)) {
        keep(entry.getKey(), keeping.muted(Optional.empty()));
      } else if (keeping.mutedUntil().filter(next::isAfter).isPresent()) {
        next = keeping.mutedUntil().get();
      }
    }
    return Optional.of(next).filter(Keeping.FOREVER::isAfter);
  }

  /// Puts a conversation away, or back.
  void archive(ConversationId conversation, boolean away)
      throws StoreException, MessengerException {
    known(conversation);
    keep(conversation, tables.keepings().of(conversation).archived(away));
    renumber(tables.keepings().pinned());
  }

  /// Marks a conversation as if something in it were unread, or not.
  void mark(ConversationId conversation, boolean unread) throws StoreException, MessengerException {
    known(conversation);
    keep(conversation, tables.keepings().of(conversation).marked(unread));
  }

  /// Somebody said something: what is put away comes back, unless it is muted.
  void heard(ConversationId conversation) throws StoreException {
    Keeping kept = tables.keepings().of(conversation);
    Keeping keeping = kept.mutingOver(loop.now()) ? kept.muted(Optional.empty()) : kept;
    boolean stays = keeping.archived() && keeping.mutedUntil().isPresent();
    keep(conversation, stays ? keeping : keeping.archived(false));
  }

  /// Takes a conversation out of the list, and what was to be said in it later; [#remove] removes
  /// what was said.
  void delete(ConversationId conversation) throws StoreException, MessengerException {
    Conversations.Row row = known(conversation);
    Keeping keeping = tables.keepings().of(conversation);
    tables.deleted().begin(conversation, row.person(), row.lamport());
    tables.drafts().put(conversation, Draft.NONE);
    tables.keepings().put(conversation, Keeping.PLAIN.muted(keeping.mutedUntil()));
    renumber(tables.keepings().pinned());
    if (tables.fates().scheduled().removeAll(row.person()) > 0) {
      teller.tell(new MessengerEvent.ScheduledChanged(conversation));
    }
    teller.tell(new MessengerEvent.ConversationRemoved(conversation));
  }

  /// Removes some of what was said in a deleted conversation.
  ///
  /// @return whether there may be more
  boolean remove(ConversationId conversation) throws StoreException {
    Optional<PersonId> person = tables.deleted().person(conversation);
    List<Deleted.Left> some = tables.deleted().some(conversation, REMOVE_AT_ONCE);
    for (Deleted.Left message : some) {
      if (message.waiting() && person.isPresent()) {
        delivery.withdraw(person.get(), message.id());
      }
      if (!message.mine()) {
        tables.fates().gone().add(message.id(), loop.now().plus(Eraser.FADED_FOR));
      }
      eraser.removeRows(message.id());
    }
    if (some.size() < REMOVE_AT_ONCE) {
      if (person.isPresent()) {
        tables.fates().early().forget(person.get());
      }
      tables.deleted().finish(conversation);
    }
    return some.size() == REMOVE_AT_ONCE;
  }

  /// Asks the other to delete our conversation, too.
  void askToDelete(PersonId person) throws StoreException, MessengerException {
    if (people.state(person) != ContactState.ACCEPTED) {
      throw new MessengerException(Reason.UNKNOWN_PERSON);
    }
    if (delivery.full(person)) {
      throw new MessengerException(Reason.TOO_MANY);
    }
    delivery.post(person, new Content.DeleteRequest(), Optional.empty());
  }

  /// The other asks me to delete our conversation. Nothing goes by itself.
  void asked(PersonId from) throws StoreException {
    ConversationId conversation = ConversationId.with(from);
    Optional<Conversations.Row> row = tables.conversations().find(conversation);
    boolean something = row.isPresent() && row.get().newest() != 0;
    if (something && people.state(from) == ContactState.ACCEPTED) {
      keep(conversation, tables.keepings().of(conversation).asked(true));
    }
  }

  /// I keep a conversation although the other asked me to delete it.
  void keepAll(ConversationId conversation) throws StoreException, MessengerException {
    known(conversation);
    keep(conversation, tables.keepings().of(conversation).asked(false));
  }

  private void keep(ConversationId conversation, Keeping keeping) throws StoreException {
    if (!keeping.equals(tables.keepings().of(conversation))) {
      tables.keepings().put(conversation, keeping);
      teller.touched(conversation);
    }
  }

  private Conversations.Row known(ConversationId conversation)
      throws StoreException, MessengerException {
    return tables
        .conversations()
        .find(conversation)
        .orElseThrow(() -> new MessengerException(Reason.UNKNOWN_CONVERSATION));
  }
}
