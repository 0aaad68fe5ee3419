package app.maru.messaging.engine;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.MessengerException.Reason;
import app.maru.messaging.Quote;
import app.maru.messaging.Traits;
import app.maru.messaging.content.Content;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.delivery.RefusedException;
import app.maru.messaging.store.Conversations;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Path;
import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.Frame.RefusalReason;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is said and heard in conversations, in the order of their logical time.
///
/// Every method is called within a work. On the loop.
final class Talk {
  /// Messages of a person whose request waits for an answer; more must wait at the sender.
  static final int MAX_REQUEST_MESSAGES = 20;

  /// How far ahead of mine another's logical time may be. Nobody writes so many messages; who jumps
  /// further wants to use the numbers up.
  static final long MAX_LAMPORT_JUMP = 1L << 32;

  /// Messages looked through when somebody asks for a repetition.
  static final int MAX_RETRY = 1000;

  /// How often somebody may ask for a repetition: less than the hour they keep themselves, so that
  /// who keeps it is never refused.
  static final Duration REPEAT_EVERY = Delivery.RETRY_REQUEST_EVERY.dividedBy(2);

  /// Messages marked as read in one work.
  static final int READ_AT_ONCE = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Talk.class);

  private final Tables tables;
  private final Delivery delivery;
  private final People people;
  private final Receipts receipts;
  private final Changes changes;
  private final Fading fading;
  private final Chats chats;
  private final SearchIndex index;
  private final Teller teller;
  private final Ledger ledger;
  private final Loop loop;
  private final SecureRandom random;
  private final Map<Asked, Long> repeated = new HashMap<>();

  /// What may become of messages once they are said.
  record Afterwards(Changes changes, Fading fading, Chats chats, SearchIndex index) {}

  /// What I say.
  ///
  /// @param id its name
  /// @param reply the message it answers, of the same conversation
  /// @param forwarded whether somebody else wrote it first
  record Words(MessageId id, String text, Optional<MessageId> reply, boolean forwarded) {}

  /// Who asked for what. Counted apart: who went back in time did not waste their turn before.
  private record Asked(PersonId person, boolean forgetful) {}

  Talk(
      Tables tables,
      Delivery delivery,
      People people,
      Receipts receipts,
      Afterwards afterwards,
      Around around,
      SecureRandom random) {
    this.tables = tables;
    this.delivery = delivery;
    this.people = people;
    this.receipts = receipts;
    this.changes = afterwards.changes();
    this.fading = afterwards.fading();
    this.chats = afterwards.chats();
    this.index = afterwards.index();
    this.teller = around.teller();
    this.ledger = around.ledger();
    this.loop = around.loop();
    this.random = random;
  }

  /// I say something; what I say to myself is a note that stays here.
  MessageId say(PersonId me, PersonId to, Words words) throws StoreException, MessengerException {
    boolean note = to.equals(me);
    if (!note) {
      people.request(to);
      if (delivery.full(to)) {
        throw new MessengerException(Reason.TOO_MANY);
      }
    }
    Conversations.Row conversation = tables.conversation(to);
    Optional<Quote> quote = quote(conversation.id(), words.reply());
    int lifetime = fading.seconds(conversation.id());
    Instant now = Instant.ofEpochMilli(loop.now().toEpochMilli());
    Message message =
        new Message(
            words.id(),
            conversation.id(),
            me,
            true,
            words.text(),
            conversation.lamport() + 1,
            now,
            now,
            note ? DeliveryState.READ : DeliveryState.QUEUED,
            Optional.empty(),
            false,
            Optional.empty(),
            new Traits(quote, words.forwarded(), 0, false, List.of(), lifetime));
    keep(conversation, message);
    if (!note) {
      delivery.post(to, content(message), Optional.of(message.id()));
      receipts.goAlong(to);
    }
    return message.id();
  }

  /// A name for a new message.
  MessageId newId() {
    byte[] id = new byte[MessageId.SIZE];
    random.nextBytes(id);
    return new MessageId(Bytes.of(id));
  }

  private Optional<Quote> quote(ConversationId in, Optional<MessageId> reply)
      throws StoreException, MessengerException {
    if (reply.isEmpty()) {
      return Optional.empty();
    }
    Message quoted = found(reply.get());
    if (!quoted.conversation().equals(in)) {
      throw new MessengerException(Reason.NOT_ALLOWED);
    }
    return Optional.of(Quote.of(quoted));
  }

  /// Whether a message stands in the conversation with somebody.
  boolean stands(MessageId id, PersonId with) throws StoreException {
    return tables
        .messages()
        .find(id)
        .filter(message -> message.conversation().equals(ConversationId.with(with)))
        .isPresent();
  }

  /// Whom a conversation is with.
  PersonId with(ConversationId id) throws StoreException, MessengerException {
    return tables
        .conversations()
        .find(id)
        .orElseThrow(() -> new MessengerException(Reason.UNKNOWN_CONVERSATION))
        .person();
  }

  /// Whom the conversation of a message is with.
  PersonId partner(MessageId id) throws StoreException, MessengerException {
    return with(found(id).conversation());
  }

  /// I say again what was said in some messages.
  void forward(PersonId me, List<MessageId> messages, PersonId to)
      throws StoreException, MessengerException {
    for (MessageId id : messages) {
      Message message = found(id);
      if (message.traits().retracted()) {
        throw new MessengerException(Reason.NOT_ALLOWED);
      }
      say(me, to, new Words(newId(), message.text(), Optional.empty(), true));
    }
  }

  private Message found(MessageId id) throws StoreException, MessengerException {
    return tables
        .messages()
        .find(id)
        .orElseThrow(() -> new MessengerException(Reason.UNKNOWN_MESSAGE));
  }

  /// Somebody says something.
  void hear(PersonId from, Content.Text text, Path path) throws StoreException, RefusedException {
    if (!people.listens(from)) {
      return;
    }
    Optional<Message> known = tables.messages().find(text.id());
    Conversations.Row conversation = tables.conversation(from);
    if (known.isPresent()) {
      if (!known.get().mine() && known.get().conversation().equals(conversation.id())) {
        receipts.owe(from, text.id(), known.get().state() == DeliveryState.READ);
      }
      return;
    }
    if (tables.fates().gone().contains(text.id())) {
      receipts.owe(from, text.id(), false);
      return;
    }
    if (text.lamport() - conversation.lamport() > MAX_LAMPORT_JUMP) {
      LOG.warn("a message in {} is dropped: its time is absurd", conversation.id());
      return;
    }
    if (people.state(from) == ContactState.REQUESTING
        && tables.messages().count(conversation.id()) >= MAX_REQUEST_MESSAGES) {
      throw new RefusedException(RefusalReason.TOO_MANY, People.COME_LATER);
    }
    Message message =
        new Message(
            text.id(),
            conversation.id(),
            from,
            false,
            text.text(),
            text.lamport(),
            Instant.ofEpochMilli(text.sentAt()),
            Instant.ofEpochMilli(loop.now().toEpochMilli()),
            DeliveryState.DELIVERED,
            Optional.of(path),
            !comesLast(conversation, text),
            Optional.empty(),
            new Traits(
                text.reply().map(Quote::missing),
                text.forwarded(),
                0,
                false,
                List.of(),
                text.lifetime()));
    keep(conversation, message);
    changes.arrived(message);
    receipts.owe(from, message.id(), false);
  }

  /// I have seen some more of what stands at or before a message.
  ///
  /// @return whether there is more to mark
  boolean read(MessageId upTo) throws StoreException, MessengerException {
    Message place = found(upTo);
    List<MessageId> seen = tables.unread().takeUpTo(place, READ_AT_ONCE);
    Optional<Conversations.Row> talk = tables.conversations().find(place.conversation());
    if (seen.isEmpty() || talk.isEmpty()) {
      return false;
    }
    Conversations.Row row = talk.get();
    for (MessageId id : seen) {
      tables.messages().advance(id, DeliveryState.READ, Optional.empty());
      fading.read(id);
      receipts.owe(row.person(), id, true);
    }
    int unread = Math.max(0, row.unread() - seen.size());
    tables
        .conversations()
        .put(new Conversations.Row(row.id(), row.person(), row.lamport(), row.newest(), unread));
    teller.touched(row.id());
    return seen.size() == READ_AT_ONCE;
  }

  /// Somebody lost something of mine: says again what they did not confirm, and what I owe them.
  ///
  /// @param forgetful whether they may have lost what they confirmed as well
  /// @throws RefusedException if they asked a short time ago: then they may ask again
  void repeat(PersonId to, boolean forgetful) throws StoreException, RefusedException {
    if (!people.mayAnswer(to)) {
      return;
    }
    Asked asked = new Asked(to, forgetful);
    Long last = repeated.get(asked);
    long now = loop.nanoTime();
    long wait = last == null ? 0 : last + REPEAT_EVERY.toNanos() - now;
    if (wait > 0) {
      throw new RefusedException(RefusalReason.TOO_MANY, Duration.ofNanos(wait));
    }
    repeated.put(asked, now);
    ledger.ifUndone(() -> repeated.remove(asked));
    delivery.sealAnew(to);
    people.repeat(to);
    fading.repeat(to);
    ConversationId conversation = ConversationId.with(to);
    for (Message message : tables.messages().newest(conversation, MAX_RETRY).reversed()) {
      if (!message.mine()) {
        receipts.owe(to, message.id(), message.state() == DeliveryState.READ);
      } else if (!message.traits().retracted() && lost(message.state(), forgetful)) {
        delivery.post(to, content(message), Optional.of(message.id()));
      }
      changes.repeat(to, message);
    }
  }

  /// The same for somebody who did not ask for it, unless they did a short time ago.
  void repeatUnasked(PersonId to) throws StoreException {
    try {
      repeat(to, false);
    } catch (RefusedException e) {
      LOG.debug("repeated already");
    }
  }

  private static boolean lost(DeliveryState state, boolean forgetful) {
    return switch (state) {
      case SENT -> true;
      case DELIVERED, READ -> forgetful;
      case QUEUED, FAILED -> false;
    };
  }

  private void keep(Conversations.Row conversation, Message message) throws StoreException {
    long num = tables.messages().add(message);
    index.grew(num);
    if (!message.mine()) {
      tables.unread().add(message);
      chats.heard(conversation.id());
    }
    tables
        .conversations()
        .put(
            new Conversations.Row(
                conversation.id(),
                conversation.person(),
                Math.max(conversation.lamport(), message.lamport()),
                message.late() ? conversation.newest() : num,
                conversation.unread() + (message.mine() ? 0 : 1)));
    teller.tell(new MessengerEvent.MessageAdded(withQuote(message)));
    teller.touched(conversation.id());
  }

  /// As it stands in the table, where what it answers is looked up.
  private Message withQuote(Message message) throws StoreException {
    return message.traits().quote().isEmpty() || message.mine()
        ? message
        : tables.messages().find(message.id()).orElseThrow();
  }

  /// Whether nothing stands below the place of `text`.
  private boolean comesLast(Conversations.Row conversation, Content.Text text)
      throws StoreException {
    if (text.lamport() > conversation.lamport() || conversation.newest() == 0) {
      return true;
    }
    Message newest = tables.messages().numbered(conversation.newest()).orElseThrow();
    if (text.lamport() != newest.lamport()) {
      return text.lamport() > newest.lamport();
    }
    if (text.sentAt() != newest.sentAt().toEpochMilli()) {
      return text.sentAt() > newest.sentAt().toEpochMilli();
    }
    return text.id().bytes().hex().compareTo(newest.id().bytes().hex()) > 0;
  }

  private static Content.Text content(Message message) {
    return new Content.Text(
        message.id(),
        message.lamport(),
        message.sentAt().toEpochMilli(),
        message.text(),
        message.traits().quote().map(Quote::message),
        message.traits().forwarded(),
        message.traits().lifetime());
  }
}
