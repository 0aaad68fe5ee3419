package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.store.Conversations;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.Deleted;
import app.maru.messaging.store.Drafts;
import app.maru.messaging.store.Early;
import app.maru.messaging.store.Gone;
import app.maru.messaging.store.Keepings;
import app.maru.messaging.store.LeavingRows;
import app.maru.messaging.store.Lifetimes;
import app.maru.messaging.store.Messages;
import app.maru.messaging.store.OwedReceipts;
import app.maru.messaging.store.Persons;
import app.maru.messaging.store.Pictures;
import app.maru.messaging.store.Places;
import app.maru.messaging.store.Reactions;
import app.maru.messaging.store.RelayRows;
import app.maru.messaging.store.RouteRows;
import app.maru.messaging.store.ScheduledRows;
import app.maru.messaging.store.SearchRows;
import app.maru.messaging.store.Settings;
import app.maru.messaging.store.Steps;
import app.maru.messaging.store.StoreException;
import app.maru.messaging.store.Underway;
import app.maru.messaging.store.Unread;
import app.maru.messaging.store.Versions;
import java.util.Optional;

/// The tables of people and what they say.
record Tables(
    Persons persons,
    Pictures pictures,
    Conversations conversations,
    Keepings keepings,
    Deleted deleted,
    Messages messages,
    Unread unread,
    OwedReceipts receipts,
    Drafts drafts,
    Places places,
    RelayRows relays,
    LeavingRows leaving,
    RouteRows routes,
    Underway underway,
    Settings settings,
    SearchRows search,
    Fates fates) {

  /// The tables of what becomes of messages.
  record Fates(
      Versions versions,
      Reactions reactions,
      Early early,
      Gone gone,
      Steps steps,
      Lifetimes lifetimes,
      ScheduledRows scheduled) {}

  static Tables of(Database database) {
    return new Tables(
        new Persons(database),
        new Pictures(database),
        new Conversations(database),
        new Keepings(database),
        new Deleted(database),
        new Messages(database),
        new Unread(database),
        new OwedReceipts(database),
        new Drafts(database),
        new Places(database),
        new RelayRows(database),
        new LeavingRows(database),
        new RouteRows(database),
        new Underway(database),
        new Settings(database),
        new SearchRows(database),
        new Fates(
            new Versions(database),
            new Reactions(database),
            new Early(database),
            new Gone(database),
            new Steps(database),
            new Lifetimes(database),
            new ScheduledRows(database)));
  }

  /// The conversation with a person, or a new one; it goes on from the logical time of one that was
  /// deleted.
  Conversations.Row conversation(PersonId person) throws StoreException {
    ConversationId id = ConversationId.with(person);
    Optional<Conversations.Row> row = conversations.find(id);
    return row.isPresent()
        ? row.get()
        : new Conversations.Row(id, person, deleted.lamport(id), 0, 0);
  }
}
