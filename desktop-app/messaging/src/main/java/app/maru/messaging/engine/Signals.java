package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.PresenceState;
import app.maru.messaging.content.Content;
import app.maru.messaging.delivery.Delivery;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is there and who is typing: said to contacts over a link and forgotten, never stored, never
/// said again, never left at a relay. On the loop.
///
/// Who does not tell is not told.
final class Signals {
  /// Typing is said at most so often to a person.
  static final Duration TYPING_EVERY = Duration.ofSeconds(4);

  /// Who said so and says nothing more has stopped: longer than between two of them.
  static final Duration TYPING_FOR = Duration.ofSeconds(7);

  private static final String PRESENCE = "shares presence";
  private static final String TYPING = "shares typing";
  private static final String NO = "no";

  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private final Tables tables;
  private final Delivery delivery;
  private final People people;
  private final Presence presence;
  private final Teller teller;
  private final Ledger ledger;
  private final Loop loop;
  private final Map<PersonId, PresenceState> told = new HashMap<>();
  private final Map<PersonId, Loop.Timer> typing = new HashMap<>();
  private final Map<PersonId, Long> said = new HashMap<>();
  private boolean away;

  Signals(Tables tables, Delivery delivery, People people, Around around) {
    this.tables = tables;
    this.delivery = delivery;
    this.people = people;
    this.presence = around.presence();
    this.teller = around.teller();
    this.ledger = around.ledger();
    this.loop = around.loop();
  }

  /// Who told what, of those who are nearby.
  Map<PersonId, PresenceState> all() {
    return Map.copyOf(told);
  }

  boolean sharesPresence() throws StoreException {
    return !tables.settings().get(PRESENCE).map(NO::equals).orElse(false);
  }

  boolean sharesTyping() throws StoreException {
    return !tables.settings().get(TYPING).map(NO::equals).orElse(false);
  }

  /// Tells whether I am there, and is told; or neither. Within a work.
  void sharePresence(boolean share) throws StoreException {
    if (share == sharesPresence()) {
      return;
    }
    tables.settings().put(PRESENCE, share ? "yes" : NO);
    PresenceState mine = share ? mine() : PresenceState.UNKNOWN;
    for (PersonId person : people.accepted()) {
      delivery.whisper(person, new Content.Presence(mine));
    }
    if (!share) {
      Map.copyOf(told).keySet().forEach(person -> show(person, PresenceState.UNKNOWN));
      people.forgetSeen();
    }
  }

  /// Tells when I write, and is told; or neither. Within a work.
  void shareTyping(boolean share) throws StoreException {
    tables.settings().put(TYPING, share ? "yes" : NO);
    if (!share) {
      Map.copyOf(typing).keySet().forEach(this::stopped);
    }
  }

  /// Nobody touches this computer any more, or somebody does again. Within a work.
  void away(boolean nobody) throws StoreException {
    if (away == nobody) {
      return;
    }
    away = nobody;
    if (sharesPresence()) {
      for (PersonId person : people.accepted()) {
        delivery.whisper(person, new Content.Presence(mine()));
      }
    }
  }

  private PresenceState mine() {
    return away ? PresenceState.AWAY : PresenceState.ONLINE;
  }

  /// I am writing to somebody. Within a work.
  void writing(PersonId to) throws StoreException {
    long now = loop.nanoTime();
    Long last = said.get(to);
    boolean soon = last != null && now - last < TYPING_EVERY.toNanos();
    if (!soon && sharesTyping() && people.state(to) == ContactState.ACCEPTED) {
      said.put(to, now);
      delivery.whisper(to, new Content.Typing());
    }
  }

  /// Somebody can be told now: they are nearby, or a contact since just now. Within a work.
  void greet(PersonId person) throws StoreException {
    if (people.state(person) == ContactState.ACCEPTED && sharesPresence()) {
      delivery.whisper(person, new Content.Presence(mine()));
    }
  }

  /// Somebody I blocked is told no more. Within a work, while they are a contact.
  void leave(PersonId person) throws StoreException {
    if (people.state(person) == ContactState.ACCEPTED && sharesPresence()) {
      delivery.whisper(person, new Content.Presence(PresenceState.UNKNOWN));
    }
    gone(person);
  }

  /// Somebody says something that is not kept. Within a work.
  void heard(PersonId from, Content content) throws StoreException {
    if (people.state(from) != ContactState.ACCEPTED) {
      return;
    }
    if (content instanceof Content.Presence(var state) && sharesPresence()) {
      boolean first = told.get(from) == null;
      if (state == PresenceState.UNKNOWN) {
        people.seen(from, Optional.empty());
      }
      show(from, presence.reaches(from) ? state : PresenceState.UNKNOWN);
      if (first && state != PresenceState.UNKNOWN) {
        // They could not be told before their side had a session or knew me as a contact.
        greet(from);
      }
    } else if (content instanceof Content.Typing && sharesTyping()) {
      Loop.Timer before = typing.put(from, loop.schedule(TYPING_FOR, () -> stopped(from)));
      if (before == null) {
        teller.tell(new MessengerEvent.TypingChanged(from, true));
      } else {
        before.cancel();
      }
    }
  }

  /// A message of somebody came, or they are gone: they have stopped writing.
  void stopped(PersonId person) {
    Loop.Timer timer = typing.remove(person);
    if (timer != null && !ledger.isClosed()) {
      timer.cancel();
      teller.tell(new MessengerEvent.TypingChanged(person, false));
    }
  }

  /// The last link with somebody broke: who told that they were there was last seen now; who did
  /// not tell does not tell any more. Within a work.
  void left(PersonId person) throws StoreException {
    if (sharesPresence()) {
      people.seen(person, Optional.ofNullable(told.get(person)).map(_ -> loop.now()));
    }
    gone(person);
  }

  /// This program ends, and with it all links. Within a work.
  void end() throws StoreException {
    for (PersonId person : List.copyOf(told.keySet())) {
      left(person);
    }
  }

  /// Nothing of somebody is known any more.
  void gone(PersonId person) {
    stopped(person);
    said.remove(person);
    show(person, PresenceState.UNKNOWN);
  }

  private void show(PersonId person, PresenceState state) {
    PresenceState before =
        state == PresenceState.UNKNOWN ? told.remove(person) : told.put(person, state);
    if (state != (before == null ? PresenceState.UNKNOWN : before)) {
      LOG.debug("{} is {}", person, state);
      teller.tell(new MessengerEvent.PresenceChanged(person, state));
    }
  }
}
