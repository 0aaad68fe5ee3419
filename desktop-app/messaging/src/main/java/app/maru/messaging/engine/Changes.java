package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessageInfo;
import app.maru.messaging.MessageInfo.Version;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.MessengerException.Reason;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.content.ContentException;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.store.Early;
import app.maru.messaging.store.Reactions;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What becomes of messages once they are said: edited, taken back, felt about, removed here.
///
/// Two ways mix the order, so a change may come before its message and after later changes:
/// revisions decide, and what comes early waits. Every method is called within a work. On the loop.
final class Changes {
  /// Former texts kept of one message: the first one and the latest.
  static final int MAX_VERSIONS = 50;

  /// Changes of one person that may wait for their messages: more than can be under way at once
  /// while two ways lead to me, and as many bytes as twenty of the longest.
  static final Early.Room MAX_EARLY = new Early.Room(200, 1 << 20);

  private final Tables tables;
  private final Delivery delivery;
  private final People people;
  private final Eraser eraser;
  private final Fading fading;
  private final Teller teller;
  private final Loop loop;
  private final Myself myself;
  private final Revisions revisions;

  Changes(
      Tables tables,
      Delivery delivery,
      People people,
      Eraser eraser,
      Fading fading,
      Around around,
      Myself myself) {
    this.tables = tables;
    this.delivery = delivery;
    this.people = people;
    this.eraser = eraser;
    this.fading = fading;
    this.teller = around.teller();
    this.loop = around.loop();
    this.myself = myself;
    this.revisions = new Revisions(tables.settings());
  }

  /// I write a message of mine otherwise.
  void edit(MessageId id, String text) throws StoreException, MessengerException {
    Message message = mine(id);
    PersonId to = other(message);
    if (message.text().equals(text)) {
      return;
    }
    long now = loop.now().toEpochMilli();
    int revision = revisions.after(message.traits().edits());
    Content.Edit edit = new Content.Edit(id, revision, now, text);
    apply(message, edit);
    tell(to, edit);
  }

  /// I take a message of mine back, everywhere.
  void retract(MessageId id) throws StoreException, MessengerException {
    Message message = mine(id);
    PersonId to = other(message);
    empty(message);
    // What was not sent yet never will be: that there was something goes in its time as well.
    fading.begins(message);
    tell(to, new Content.Retract(id));
  }

  /// I feel so about a message: all my emoji under it.
  void react(MessageId id, List<String> emoji) throws StoreException, MessengerException {
    Message message = find(id);
    if (message.traits().retracted()
        || emoji.size() > ContentCodec.MAX_REACTIONS
        || new HashSet<>(emoji).size() != emoji.size()
        || !emoji.stream().allMatch(ContentCodec::isEmoji)) {
      throw new MessengerException(Reason.NOT_ALLOWED);
    }
    PersonId to = other(message);
    Optional<Reactions.Row> before = tables.fates().reactions().of(id, myself.person());
    if (before.map(Reactions.Row::emoji).orElse(List.of()).equals(emoji)) {
      return;
    }
    int revision = revisions.after(before.map(Reactions.Row::revision).orElse(0));
    tables.fates().reactions().put(id, new Reactions.Row(myself.person(), true, revision, emoji));
    revised(id);
    tell(to, new Content.React(id, revision, emoji));
  }

  /// I don't want to see some messages any more. Those that are not here are none.
  void remove(List<MessageId> ids) throws StoreException {
    for (MessageId id : ids) {
      Optional<Message> message = tables.messages().find(id);
      if (message.isPresent()) {
        eraser.erase(message.get());
      }
    }
  }

  /// Everything known of a message; empty if it is not here.
  Optional<MessageInfo> info(MessageId id) throws StoreException {
    Optional<Message> message = tables.messages().find(id);
    if (message.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MessageInfo(
            message.get(), tables.fates().steps().of(id), tables.fates().versions().of(id)));
  }

  /// Somebody edits what they wrote.
  void heard(PersonId from, Content.Edit edit) throws StoreException {
    Optional<Message> message = theirs(from, edit.target(), edit);
    if (message.isPresent() && message.get().from().equals(from)) {
      apply(message.get(), edit);
    }
  }

  /// Somebody takes back what they wrote.
  void heard(PersonId from, Content.Retract retract) throws StoreException {
    Optional<Message> message = theirs(from, retract.target(), retract);
    if (message.isPresent()
        && message.get().from().equals(from)
        && !message.get().traits().retracted()) {
      empty(message.get());
    }
  }

  /// Somebody feels something about a message.
  void heard(PersonId from, Content.React react) throws StoreException {
    Optional<Message> message = theirs(from, react.target(), react);
    if (message.isEmpty() || message.get().traits().retracted()) {
      return;
    }
    int known =
        tables.fates().reactions().of(react.target(), from).map(Reactions.Row::revision).orElse(0);
    if (react.revision() > known) {
      Reactions.Row row = new Reactions.Row(from, false, react.revision(), react.emoji());
      tables.fates().reactions().put(react.target(), row);
      revised(react.target());
    }
  }

  /// A message of another has come: what was said of it before counts now.
  void arrived(Message message) throws StoreException {
    for (byte[] bytes : tables.fates().early().take(message.from(), message.id())) {
      switch (decoded(bytes)) {
        case Content.Edit edit -> heard(message.from(), edit);
        case Content.Retract retract -> heard(message.from(), retract);
        case Content.React react -> heard(message.from(), react);
        default -> throw new IllegalStateException("no change waits so");
      }
    }
  }

  /// Says again what became of a message, to somebody who may have lost it.
  void repeat(PersonId to, Message message) throws StoreException {
    MessageId id = message.id();
    if (message.mine() && message.traits().retracted()) {
      delivery.post(to, new Content.Retract(id), Optional.empty());
    } else if (message.mine() && message.traits().edits() > 0) {
      long at = tables.messages().writtenAt(message).toEpochMilli();
      delivery.post(
          to, new Content.Edit(id, message.traits().edits(), at, message.text()), Optional.empty());
    }
    if (!message.traits().reactions().isEmpty()) {
      Optional<Reactions.Row> row = tables.fates().reactions().of(id, myself.person());
      if (row.isPresent()) {
        delivery.post(
            to, new Content.React(id, row.get().revision(), row.get().emoji()), Optional.empty());
      }
    }
  }

  /// The message in the conversation with `from`; one that has not come yet is waited for, unless
  /// `from` is somebody I did not choose to talk with: they could fill the disk.
  private Optional<Message> theirs(PersonId from, MessageId target, Content change)
      throws StoreException {
    if (people.state(from) == ContactState.BLOCKED) {
      return Optional.empty();
    }
    Optional<Message> message = tables.messages().find(target);
    boolean mayCome = people.mayAnswer(from) && !tables.fates().gone().contains(target);
    if (message.isEmpty() && mayCome) {
      tables.fates().early().add(from, target, ContentCodec.encode(change), MAX_EARLY);
    }
    return message.filter(known -> known.conversation().equals(ConversationId.with(from)));
  }

  private void apply(Message message, Content.Edit edit) throws StoreException {
    if (message.traits().retracted()) {
      return;
    }
    Instant editedAt = Instant.ofEpochMilli(edit.editedAt());
    int revision = message.traits().edits();
    if (edit.revision() > revision) {
      keep(message, revision, new Version(message.text(), writtenAt(message)));
      tables.messages().edit(message.id(), edit.revision(), editedAt, edit.text());
    } else if (edit.revision() < revision) {
      keep(message, edit.revision(), new Version(edit.text(), editedAt));
    } else {
      return;
    }
    revised(message.id());
  }

  private Instant writtenAt(Message message) throws StoreException {
    return tables.messages().writtenAt(message);
  }

  /// Of a request only the latest text is kept, or twenty messages would be a thousand.
  private void keep(Message message, int revision, Version version) throws StoreException {
    if (message.mine() || people.mayAnswer(message.from())) {
      tables.fates().versions().add(message.id(), revision, version, MAX_VERSIONS);
    }
  }

  private void empty(Message message) throws StoreException {
    eraser.empty(message);
    revised(message.id());
  }

  private void revised(MessageId id) throws StoreException {
    Message message = tables.messages().find(id).orElseThrow();
    teller.tell(new MessengerEvent.MessageRevised(message));
    teller.touchedIfNewest(message);
  }

  private Message find(MessageId id) throws StoreException, MessengerException {
    return tables
        .messages()
        .find(id)
        .orElseThrow(() -> new MessengerException(Reason.UNKNOWN_MESSAGE));
  }

  private Message mine(MessageId id) throws StoreException, MessengerException {
    Message message = find(id);
    if (!message.mine() || message.traits().retracted()) {
      throw new MessengerException(Reason.NOT_ALLOWED);
    }
    return message;
  }

  /// Whom a message is with, if I may say something to them.
  private PersonId other(Message message) throws StoreException, MessengerException {
    PersonId other = tables.conversations().find(message.conversation()).orElseThrow().person();
    if (other.equals(myself.person())) {
      return other;
    }
    if (people.state(other) == ContactState.BLOCKED) {
      throw new MessengerException(Reason.BLOCKED);
    }
    if (!people.mayAnswer(other)) {
      throw new MessengerException(Reason.NOT_ALLOWED);
    }
    if (delivery.full(other)) {
      throw new MessengerException(Reason.TOO_MANY);
    }
    return other;
  }

  /// Notes to myself stay here.
  private void tell(PersonId to, Content content) throws StoreException {
    if (!to.equals(myself.person())) {
      delivery.post(to, content, Optional.empty());
    }
  }

  private static Content decoded(byte[] bytes) {
    try {
      return ContentCodec.decode(bytes);
    } catch (ContentException e) {
      throw new IllegalStateException("a content I wrote can't be read", e);
    }
  }
}
