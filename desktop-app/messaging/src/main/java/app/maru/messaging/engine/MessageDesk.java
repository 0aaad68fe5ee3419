package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Draft;
import app.maru.messaging.Hit;
import app.maru.messaging.Lifetime;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessageInfo;
import app.maru.messaging.MessengerException;
import app.maru.messaging.Scheduled;
import app.maru.messaging.find.Needle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What can be done with messages, as [Messenger] promises it.
public final class MessageDesk {
  /// Most hits of one search.
  public static final int MAX_HITS = MessageSearch.MAX_HITS;

  /// How far ahead something can be said later.
  public static final Duration FURTHEST = Later.FURTHEST;

  private final Rooms rooms;
  private final PeopleDesk people;
  private final Desk desk;

  MessageDesk(Rooms rooms, PeopleDesk people, Desk desk) {
    this.rooms = rooms;
    this.people = people;
    this.desk = desk;
  }

  /// Says `text` to somebody; to a person who is not a contact yet this is a request.
  public CompletableFuture<MessageId> send(PersonId to, String text) {
    return people.looking(
        to, () -> desk.change(() -> rooms.talk.say(me(), to, words(text, Optional.empty()))));
  }

  /// Says `text` in a conversation.
  public CompletableFuture<MessageId> send(ConversationId in, String text) {
    return desk.change(
        () -> rooms.talk.say(me(), rooms.talk.with(in), words(text, Optional.empty())));
  }

  /// I have seen this message and all of the other before it.
  public CompletableFuture<Void> read(MessageId upTo) {
    return desk.repeat(() -> rooms.talk.read(upTo));
  }

  /// A page of a conversation: the newest `limit` messages, or those before `before`; the oldest of
  /// the page first.
  public CompletableFuture<List<Message>> history(
      ConversationId id, Optional<MessageId> before, int limit) {
    return desk.look(() -> rooms.views.history(id, before, limit));
  }

  /// What stands around a message: up to `limit` messages before it, itself, and up to `limit`
  /// after it, the oldest first. Empty if it is not there.
  public CompletableFuture<List<Message>> around(ConversationId id, MessageId middle, int limit) {
    return desk.look(() -> rooms.views.around(id, middle, limit));
  }

  /// The messages right after one, the oldest first.
  public CompletableFuture<List<Message>> onward(ConversationId id, MessageId after, int limit) {
    return desk.look(() -> rooms.views.onward(id, after, limit));
  }

  /// Looks for messages, the newest to have arrived first; [Needle] says what is found.
  ///
  /// Takes many turns, between which everything else goes on. Cancelling the future ends it.
  ///
  /// @param within only in this conversation
  /// @param before only what stands before this position: that of the last hit goes on from there
  /// @param limit most hits, up to [#MAX_HITS]
  public CompletableFuture<List<Hit>> search(
      String question, Optional<ConversationId> within, Optional<Long> before, int limit) {
    Needle needle = Needle.of(question);
    return desk.search(() ->
        new MessageSearch(
            rooms.tables.search(),
            rooms.tables.messages(),
            new MessageSearch.Question(needle, within, before, limit)));
  }

  /// Answers a message in its conversation.
  public CompletableFuture<MessageId> reply(MessageId to, String text) {
    return desk.change(() -> {
      Talk.Words words = words(text, Optional.of(to));
      return rooms.talk.say(me(), rooms.talk.partner(to), words);
    });
  }

  /// Says to somebody what was said in some messages, in this order, marked as forwarded. All or
  /// nothing.
  public CompletableFuture<Void> forward(List<MessageId> messages, PersonId to) {
    return people.looking(to, () -> desk.act(() -> rooms.talk.forward(me(), messages, to)));
  }

  /// Writes a message of mine otherwise; what it said before is kept.
  public CompletableFuture<Void> edit(MessageId message, String text) {
    return desk.act(() -> rooms.changes.edit(message, Wording.checked(text)));
  }

  /// Takes a message of mine back at everybody's; who has seen it has seen it.
  public CompletableFuture<Void> retract(MessageId message) {
    return desk.act(() -> rooms.changes.retract(message));
  }

  /// Removes messages from this device only.
  public CompletableFuture<Void> remove(List<MessageId> messages) {
    return desk.act(() -> rooms.changes.remove(messages));
  }

  /// Puts these emoji of mine under a message, in the place of those before; none takes them away.
  public CompletableFuture<Void> react(MessageId message, List<String> emoji) {
    return desk.act(() -> rooms.changes.react(message, emoji));
  }

  /// Everything known of a message; empty if it is not here.
  public CompletableFuture<Optional<MessageInfo>> info(MessageId message) {
    return desk.look(() -> rooms.changes.info(message));
  }

  /// How long messages of a conversation live.
  public CompletableFuture<Lifetime> lifetime(ConversationId in) {
    return desk.look(() -> rooms.fading.lifetime(in));
  }

  /// From now on messages with somebody live this long, theirs too: mine from sending, theirs from
  /// reading; 0 for ever.
  public CompletableFuture<Void> setLifetime(PersonId with, int seconds) {
    return desk.act(() -> rooms.fading.set(with, seconds));
  }

  /// Says something later: this device does, if it runs then, else as soon as it does.
  ///
  /// @param at in the future, at most [#FURTHEST] from now; else fails with NOT_ALLOWED
  /// @param reply the message of the conversation that it answers; if that is gone then, it is said
  ///   all the same
  /// @return the message's name
  public CompletableFuture<MessageId> schedule(
      PersonId to, String text, Instant at, Optional<MessageId> reply) {
    return desk.change(() -> rooms.later.plan(to, new Draft(Wording.checked(text), reply), at));
  }

  /// Says something else later, or at another time.
  public CompletableFuture<Void> reschedule(MessageId message, String text, Instant at) {
    return desk.act(() -> rooms.later.change(message, Wording.checked(text), at));
  }

  /// Does not say it.
  public CompletableFuture<Void> unschedule(MessageId message) {
    return desk.act(() -> rooms.later.cancel(message));
  }

  /// What waits for its time, the next one first.
  public CompletableFuture<List<Scheduled>> scheduled() {
    return desk.look(rooms.later::all);
  }

  private Talk.Words words(String text, Optional<MessageId> reply) throws MessengerException {
    return new Talk.Words(rooms.talk.newId(), Wording.checked(text), reply, false);
  }

  private PersonId me() {
    return rooms.myself.person();
  }
}
