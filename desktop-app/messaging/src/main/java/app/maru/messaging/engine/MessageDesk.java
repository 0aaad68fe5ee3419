package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What can be done with messages, as [Messenger] promises it.
public final class MessageDesk {
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
        to, () -> desk.change(() -> rooms.talk.say(me(), to, Wording.checked(text))));
  }

  /// Says `text` in a conversation.
  public CompletableFuture<MessageId> send(ConversationId in, String text) {
    return desk.change(() -> rooms.talk.say(me(), rooms.talk.with(in), Wording.checked(text)));
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

  private PersonId me() {
    return rooms.myself.person();
  }
}
