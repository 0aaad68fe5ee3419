package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.About;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DisplayName;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.MessengerException;
import app.maru.messaging.MessengerException.Reason;
import app.maru.messaging.Regard;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.Content.Name;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.delivery.RefusedException;
import app.maru.messaging.store.Conversations;
import app.maru.messaging.store.Persons;
import app.maru.messaging.store.RouteRows;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.Frame.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What I and others are to each other: requests, agreement, blocking, names.
///
/// Until I accept somebody nothing I do tells them anything. Every method is called within a work.
/// On the loop.
final class People {
  /// Requests that may wait for an answer; more strangers are told to come later.
  static final int MAX_REQUESTS = 50;

  /// The revision of a name that was not told end to end yet.
  private static final int UNSAID = -1;

  /// How long somebody whose request I declined is not heard: asking each day would be a nuisance.
  static final Duration DECLINED_FOR = Duration.ofDays(7);

  /// When they may come again.
  static final Duration COME_LATER = Duration.ofHours(1);

  private final Tables tables;
  private final Persons table;
  private final Conversations conversations;
  private final Delivery delivery;
  private final Whereabouts whereabouts;
  private final RouteRows routes;
  private final Presence presence;
  private final Teller teller;
  private final Myself myself;
  private final Showing showing;
  private final Relays relays;
  private final Loop loop;
  private final boolean autoAccept;

  People(
      Tables tables,
      Delivery delivery,
      Whereabouts whereabouts,
      Relays relays,
      Around around,
      Showing showing,
      MessengerOptions options) {
    this.tables = tables;
    this.table = tables.persons();
    this.conversations = tables.conversations();
    this.delivery = delivery;
    this.whereabouts = whereabouts;
    this.relays = relays;
    this.routes = tables.routes();
    this.presence = around.presence();
    this.teller = around.teller();
    this.showing = showing;
    this.myself = showing.myself();
    this.loop = around.loop();
    this.autoAccept = options.autoAccept();
  }

  ContactState state(PersonId person) throws StoreException {
    return table.find(person).map(row -> row.contact().state()).orElse(ContactState.STRANGER);
  }

  /// Whether something of mine may go back to the person.
  boolean mayAnswer(PersonId person) throws StoreException {
    return switch (state(person)) {
      case ACCEPTED, REQUESTED -> true;
      case STRANGER, REQUESTING, BLOCKED -> false;
    };
  }

  /// I want to talk with somebody: a stranger is asked, who asked me is accepted.
  void request(PersonId person) throws StoreException, MessengerException {
    if (person.equals(myself.person())) {
      throw new MessengerException(Reason.SELF);
    }
    switch (state(person)) {
      case STRANGER -> {
        if (!presence.reaches(person)
            && table.find(person).isEmpty()
            && routes.of(person).isEmpty()) {
          throw new MessengerException(Reason.UNKNOWN_PERSON);
        }
        change(person, ContactState.REQUESTED);
        table.decline(person, Optional.empty());
        delivery.post(person, new Content.Introduce(myself.name()), Optional.empty());
        relays.tell(person);
      }
      case REQUESTING -> accept(person);
      case REQUESTED, ACCEPTED -> {}
      case BLOCKED -> throw new MessengerException(Reason.BLOCKED);
    }
  }

  void accept(PersonId person) throws StoreException, MessengerException {
    switch (state(person)) {
      case STRANGER -> throw new MessengerException(Reason.UNKNOWN_PERSON);
      case REQUESTING -> agree(person);
      case REQUESTED, ACCEPTED -> {}
      case BLOCKED -> throw new MessengerException(Reason.BLOCKED);
    }
  }

  void block(PersonId person) throws StoreException, MessengerException {
    if (person.equals(myself.person())) {
      throw new MessengerException(Reason.SELF);
    }
    if (state(person) != ContactState.BLOCKED) {
      boolean knowsToken = mayAnswer(person);
      change(person, ContactState.BLOCKED);
      if (knowsToken) {
        relays.changeToken();
      }
      if (presence.hide(person)) {
        teller.tell(new MessengerEvent.PersonLeft(person));
      }
    }
  }

  /// I don't want to be somebody's contact now. They don't learn it; what they say is dropped for a
  /// time, then they may ask again.
  void decline(PersonId person) throws StoreException, MessengerException {
    if (state(person) != ContactState.REQUESTING) {
      throw new MessengerException(Reason.UNKNOWN_PERSON);
    }
    change(person, ContactState.STRANGER);
    table.decline(person, Optional.of(loop.now().plus(DECLINED_FOR)));
  }

  /// Whether what somebody says is dropped because I declined their request.
  boolean isDeclined(PersonId person) throws StoreException {
    return state(person) == ContactState.STRANGER
        && table.declined(person).map(until -> until.isAfter(loop.now())).orElse(false);
  }

  /// I regard somebody otherwise from now on.
  void regard(PersonId person, UnaryOperator<Regard> change)
      throws StoreException, MessengerException {
    Optional<Persons.Row> known = table.find(person);
    if (person.equals(myself.person())
        || (known.isEmpty() && !presence.reaches(person) && routes.of(person).isEmpty())) {
      throw new MessengerException(Reason.UNKNOWN_PERSON);
    }
    Persons.Row row = known.orElseGet(() -> unknown(person));
    Contact before = row.contact();
    Regard next = change.apply(before.regard());
    if (!next.equals(before.regard())) {
      keep(row, before.regarded(next), row.revision());
      teller.touched(ConversationId.with(person));
    }
  }

  private Persons.Row unknown(PersonId person) {
    String name = presence.name(person).orElse(person.toString());
    return new Persons.Row(
        new Contact(person, name, ContactState.STRANGER), UNSAID, ContactState.STRANGER);
  }

  /// Back to what we were. A request of mine was withdrawn by blocking.
  void unblock(PersonId person) throws StoreException {
    Optional<Persons.Row> row = table.find(person);
    if (row.isEmpty() || row.get().contact().state() != ContactState.BLOCKED) {
      return;
    }
    ContactState before = row.get().beforeBlock();
    change(person, before == ContactState.REQUESTED ? ContactState.STRANGER : before);
    if (before == ContactState.ACCEPTED) {
      // What they show of themselves was forgotten; being told again they show it again.
      delivery.post(person, new Content.Accept(myself.name()), Optional.empty());
      showing.tellNew(person);
      relays.tell(person);
    }
  }

  /// Somebody says something to me.
  ///
  /// @return whether I listen
  /// @throws RefusedException if too many strangers wait already
  boolean listens(PersonId from) throws StoreException, RefusedException {
    return listens(from, Optional.empty());
  }

  private boolean listens(PersonId from, Optional<Name> name)
      throws StoreException, RefusedException {
    return switch (state(from)) {
      case STRANGER -> {
        if (table.count(ContactState.REQUESTING) >= MAX_REQUESTS) {
          throw new RefusedException(RefusalReason.TOO_MANY, COME_LATER);
        }
        change(from, ContactState.REQUESTING, name);
        if (autoAccept) {
          agree(from);
        }
        yield true;
      }
      case REQUESTED -> {
        change(from, ContactState.ACCEPTED, name);
        showing.tellNew(from);
        yield true;
      }
      case REQUESTING, ACCEPTED -> true;
      case BLOCKED -> false;
    };
  }

  /// Somebody asks to be a contact. If we are, they may not know: they are told again.
  void introduced(PersonId from, Name name) throws StoreException, RefusedException {
    ContactState before = state(from);
    if (listens(from, Optional.of(name))) {
      rename(from, name);
      boolean told = before == ContactState.STRANGER || before == ContactState.REQUESTING;
      if (state(from) == ContactState.ACCEPTED && !told && !delivery.full(from)) {
        delivery.post(from, new Content.Accept(myself.name()), Optional.empty());
        showing.tellNew(from);
        relays.tell(from);
      }
    }
  }

  /// Somebody accepts; counts only if I asked.
  void accepted(PersonId from, Name name) throws StoreException {
    switch (state(from)) {
      case REQUESTED -> {
        change(from, ContactState.ACCEPTED, Optional.of(name));
        showing.tellNew(from);
      }
      case ACCEPTED -> {
        rename(from, name);
        showing.tellNew(from);
      }
      case STRANGER, REQUESTING, BLOCKED -> {}
    }
  }

  /// A contact shows themselves otherwise now; of somebody who wants to be one the name counts.
  void profile(PersonId from, Content.Profile profile) throws StoreException {
    switch (state(from)) {
      case ACCEPTED -> {
        Persons.Row row = table.find(from).orElseThrow();
        if (profile.name().revision() >= row.revision()) {
          Contact before = row.contact();
          Contact shown =
              before
                  .named(DisplayName.clean(profile.name().value()))
                  .known(showing.heard(from, profile, before.about()));
          keep(row, shown, profile.name().revision());
        }
      }
      case REQUESTING -> rename(from, profile.name());
      case STRANGER, REQUESTED, BLOCKED -> {}
    }
  }

  /// Everybody I accepted.
  List<PersonId> accepted() throws StoreException {
    return table.all().stream()
        .map(Persons.Row::contact)
        .filter(contact -> contact.state() == ContactState.ACCEPTED)
        .map(Contact::person)
        .toList();
  }

  /// Tells my name to everybody who may know it, and contacts what else I show.
  void tellName() throws StoreException {
    for (Persons.Row row : table.all()) {
      PersonId person = row.contact().person();
      switch (row.contact().state()) {
        case ACCEPTED -> showing.tell(person);
        case REQUESTED ->
            delivery.post(person, new Content.Profile(myself.name()), Optional.empty());
        case STRANGER, REQUESTING, BLOCKED -> {}
      }
    }
  }

  /// When a contact was last there, or not any more. Told if it is otherwise.
  void seen(PersonId person, Optional<Instant> when) throws StoreException {
    Optional<Persons.Row> row = table.find(person);
    if (row.isPresent() && row.get().contact().state() == ContactState.ACCEPTED) {
      Contact before = row.get().contact();
      keep(row.get(), before.known(before.about().seen(when)), row.get().revision());
    }
  }

  /// Nobody's last time there is known any more.
  void forgetSeen() throws StoreException {
    for (PersonId person : accepted()) {
      seen(person, Optional.empty());
    }
  }

  /// Says again what we are, to somebody who may have lost it.
  void repeat(PersonId to) throws StoreException {
    Content content =
        state(to) == ContactState.ACCEPTED
            ? new Content.Accept(myself.name())
            : new Content.Introduce(myself.name());
    delivery.post(to, content, Optional.empty());
    if (state(to) == ContactState.ACCEPTED) {
      showing.tellNew(to);
    }
    relays.tell(to);
  }

  private void agree(PersonId person) throws StoreException {
    change(person, ContactState.ACCEPTED);
    delivery.post(person, new Content.Accept(myself.name()), Optional.empty());
    showing.tellNew(person);
    relays.tell(person);
  }

  private void change(PersonId person, ContactState next) throws StoreException {
    change(person, next, Optional.empty());
  }

  private void change(PersonId person, ContactState next, Optional<Name> said)
      throws StoreException {
    Optional<Persons.Row> row = table.find(person);
    ContactState before = row.map(known -> known.contact().state()).orElse(ContactState.STRANGER);
    Persons.Row known = row.orElseGet(() -> unknown(person));
    boolean newer = said.isPresent() && said.get().revision() >= known.revision();
    Contact contact =
        new Contact(
            person,
            newer ? DisplayName.clean(said.orElseThrow().value()) : known.contact().name(),
            next,
            known.contact().regard(),
            next == ContactState.ACCEPTED ? known.contact().about() : About.NOTHING);
    boolean talks = next != ContactState.BLOCKED && next != ContactState.STRANGER;
    if (!talks) {
      showing.forget(person);
      tables.fates().early().forget(person);
    }
    int revision = newer ? said.orElseThrow().revision() : known.revision();
    table.put(new Persons.Row(contact, revision, before));
    whereabouts.changed(person, next);
    ConversationId conversation = ConversationId.with(person);
    if (talks && conversations.find(conversation).isEmpty()) {
      conversations.put(tables.conversation(person));
    }
    teller.tell(new MessengerEvent.ContactChanged(contact, before));
    teller.touched(conversation);
  }

  /// Somebody linked says a name. It counts for a contact until they tell me theirs end to end.
  void called(PersonId person, String name) throws StoreException {
    Optional<Persons.Row> row = table.find(person);
    if (row.isPresent() && row.get().revision() == UNSAID) {
      keepName(row.get(), DisplayName.clean(name), UNSAID);
    }
  }

  private void rename(PersonId person, Name name) throws StoreException {
    Persons.Row row = table.find(person).orElseThrow();
    if (name.revision() >= row.revision()) {
      keepName(row, DisplayName.clean(name.value()), name.revision());
    }
  }

  private void keepName(Persons.Row row, String name, int revision) throws StoreException {
    keep(row, row.contact().named(name), revision);
  }

  private void keep(Persons.Row row, Contact contact, int revision) throws StoreException {
    if (contact.equals(row.contact()) && revision == row.revision()) {
      return;
    }
    table.put(new Persons.Row(contact, revision, row.beforeBlock()));
    if (!contact.equals(row.contact())) {
      teller.tell(new MessengerEvent.ContactChanged(contact, contact.state()));
    }
    if (!contact.name().equals(row.contact().name())) {
      teller.touched(ConversationId.with(contact.person()));
    }
  }
}
