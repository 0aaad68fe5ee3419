package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Keeping;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Route;
import app.maru.messaging.delivery.Links;
import app.maru.messaging.store.Conversations;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.Keepings;
import app.maru.messaging.store.Messages;
import app.maru.messaging.store.Persons;
import app.maru.messaging.store.StoreException;
import app.maru.messaging.store.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What observers and callers see, read from the tables. On the loop.
final class Views {
  /// Longest page of history.
  static final int MAX_PAGE = 1000;

  private final Persons persons;
  private final Conversations conversations;
  private final Messages messages;
  private final Unread unread;
  private final Keepings keepings;
  private final Presence presence;
  private final Links links;
  private final PersonId me;

  Views(Database database, Presence presence, Links links, PersonId me) {
    this.persons = new Persons(database);
    this.conversations = new Conversations(database);
    this.messages = new Messages(database);
    this.unread = new Unread(database);
    this.keepings = new Keepings(database);
    this.me = me;
    this.presence = presence;
    this.links = links;
  }

  List<Contact> contacts() throws StoreException {
    return persons.all().stream().map(Persons.Row::contact).toList();
  }

  List<Conversation> conversations() throws StoreException {
    List<Conversation> all = new ArrayList<>();
    Map<ConversationId, Keeping> kept = keepings.all();
    for (Conversations.Row row : conversations.all()) {
      all.add(view(row, kept.getOrDefault(row.id(), Keeping.PLAIN)));
    }
    return all;
  }

  Optional<Conversation> conversation(ConversationId id) throws StoreException {
    Optional<Conversations.Row> row = conversations.find(id);
    return row.isPresent() ? Optional.of(view(row.get(), keepings.of(id))) : Optional.empty();
  }

  /// Whether nothing stands below a message in its conversation.
  boolean isNewest(Message message) throws StoreException {
    List<Message> newest = messages.newest(message.conversation(), 1);
    return !newest.isEmpty() && newest.getFirst().id().equals(message.id());
  }

  /// Ascending; empty if `before` is not in that conversation, or there is none.
  List<Message> history(ConversationId id, Optional<MessageId> before, int limit)
      throws StoreException {
    if (conversations.find(id).isEmpty()) {
      return List.of();
    }
    int page = Math.clamp(limit, 1, MAX_PAGE);
    if (before.isEmpty()) {
      return messages.newest(id, page).reversed();
    }
    Optional<Message> place = placed(id, before.get());
    return place.isPresent() ? messages.before(place.get(), page).reversed() : List.of();
  }

  /// Ascending: up to `limit` messages before one, itself, and up to `limit` after it; empty if it
  /// is not in that conversation.
  List<Message> around(ConversationId id, MessageId middle, int limit) throws StoreException {
    int side = Math.clamp(limit, 1, MAX_PAGE / 2);
    Optional<Message> place = placed(id, middle);
    if (place.isEmpty()) {
      return List.of();
    }
    List<Message> page = new ArrayList<>(messages.before(place.get(), side).reversed());
    page.add(place.get());
    page.addAll(messages.after(place.get(), side));
    return page;
  }

  /// Ascending: those right after one; empty if it is not in that conversation.
  List<Message> onward(ConversationId id, MessageId after, int limit) throws StoreException {
    Optional<Message> place = placed(id, after);
    return place.isPresent()
        ? messages.after(place.get(), Math.clamp(limit, 1, MAX_PAGE))
        : List.of();
  }

  private Optional<Message> placed(ConversationId id, MessageId place) throws StoreException {
    return messages.find(place).filter(message -> message.conversation().equals(id));
  }

  /// What a person is called: as a contact, else nearby, else by the beginning of the id.
  String name(PersonId person) throws StoreException {
    return persons
        .find(person)
        .map(row -> row.contact().shownName())
        .orElseGet(() -> presence.name(person).orElse(person.toString()));
  }

  private Conversation view(Conversations.Row row, Keeping keeping) throws StoreException {
    Optional<Message> last = row.newest() == 0 ? Optional.empty() : messages.numbered(row.newest());
    return new Conversation(
        row.id(),
        row.person(),
        row.person().equals(me) ? "" : name(row.person()),
        last,
        row.unread(),
        row.unread() == 0 ? Optional.empty() : unread.first(row.id()),
        route(row.person()),
        keeping);
  }

  private Route route(PersonId person) {
    if (person.equals(me)) {
      return Route.HERE;
    }
    if (presence.reaches(person)) {
      return Route.DIRECT;
    }
    return links.reachesByRelay(person) ? Route.RELAY : Route.WAITING;
  }
}
