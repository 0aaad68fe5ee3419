package app.maru.messaging.engine;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.PresenceState;
import app.maru.messaging.Sharing;
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

  private static final String NO = "no";

  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private final Tables tables;
  private final Delivery delivery;
  private final People people;
  private final Presence presence;
  private final Teller teller;
  private final Ledger ledger;
  private final Loop loop;
  private final Map<PersonId, Content.Presence> told = new HashMap<>();
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
    Map<PersonId, PresenceState> all = new HashMap<>();
    told.forEach((person, tells) -> all.put(person, tells.state()));
    return all;
  }

  /// Whether contacts are told this of me.
  boolean shares(Sharing what) throws StoreException {
    return !tables.settings().get(key(what)).map(NO::equals).orElse(false);
  }

  private static String key(Sharing what) {
    return switch (what) {
      case PRESENCE -> "shares presence";
      case AWAY -> "shares away";
      case LAST_SEEN -> "shares last seen";
      case TYPING -> "shares typing";
    };
  }

  /// Tells this from now on, or not. Within a work.
  void share(Sharing what, boolean share) throws StoreException {
    Content.Presence before = mine();
    tables.settings().put(key(what), share ? "yes" : NO);
    tellIfOther(before);
    if (!share) {
      switch (what) {
        case PRESENCE -> {
          Map.copyOf(told).keySet().forEach(person -> show(person, Content.Presence.NONE));
          people.forgetSeen();
        }
        case LAST_SEEN -> people.forgetSeen();
        case TYPING -> Map.copyOf(typing).keySet().forEach(this::stopped);
        case AWAY -> {}
      }
    }
  }

  /// Nobody touches this computer any more, or somebody does again. Within a work.
  void away(boolean nobody) throws StoreException {
    Content.Presence before = mine();
    away = nobody;
    tellIfOther(before);
  }

  private void tellIfOther(Content.Presence before) throws StoreException {
    Content.Presence now = mine();
    if (!now.equals(before)) {
      for (PersonId person : people.accepted()) {
        delivery.whisper(person, now);
      }
    }
  }

  private Content.Presence mine() throws StoreException {
    return shares(Sharing.PRESENCE)
        ? new Content.Presence(
            away && shares(Sharing.AWAY) ? PresenceState.AWAY : PresenceState.ONLINE,
            shares(Sharing.LAST_SEEN))
        : Content.Presence.NONE;
  }

  /// I am writing to somebody. Within a work.
  void writing(PersonId to) throws StoreException {
    long now = loop.nanoTime();
    Long last = said.get(to);
    boolean soon = last != null && now - last < TYPING_EVERY.toNanos();
    if (!soon && shares(Sharing.TYPING) && people.state(to) == ContactState.ACCEPTED) {
      said.put(to, now);
      delivery.whisper(to, new Content.Typing());
    }
  }

  /// Somebody can be told now: they are nearby, or a contact since just now. Within a work.
  void greet(PersonId person) throws StoreException {
    if (people.state(person) == ContactState.ACCEPTED && shares(Sharing.PRESENCE)) {
      delivery.whisper(person, mine());
    }
  }

  /// Somebody I blocked is told no more. Within a work, while they are a contact.
  void leave(PersonId person) throws StoreException {
    if (people.state(person) == ContactState.ACCEPTED && shares(Sharing.PRESENCE)) {
      delivery.whisper(person, Content.Presence.NONE);
    }
    gone(person);
  }

  /// Somebody says something that is not kept. Within a work.
  void heard(PersonId from, Content content) throws StoreException {
    if (people.state(from) != ContactState.ACCEPTED) {
      return;
    }
    if (content instanceof Content.Presence tells && shares(Sharing.PRESENCE)) {
      boolean first = told.get(from) == null;
      if (!tells.kept()) {
        people.seen(from, Optional.empty());
      }
      show(from, presence.reaches(from) ? tells : Content.Presence.NONE);
      if (first && tells.state() != PresenceState.UNKNOWN) {
        // They could not be told before their side had a session or knew me as a contact.
        greet(from);
      }
    } else if (content instanceof Content.Typing && shares(Sharing.TYPING)) {
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

  /// The last link with somebody broke: who told that they were there was last seen now, if that
  /// may be kept; who did not tell does not tell any more. Within a work.
  void left(PersonId person) throws StoreException {
    if (shares(Sharing.PRESENCE)) {
      boolean kept = told.getOrDefault(person, Content.Presence.NONE).kept();
      people.seen(
          person, kept && shares(Sharing.LAST_SEEN) ? Optional.of(loop.now()) : Optional.empty());
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
    show(person, Content.Presence.NONE);
  }

  private void show(PersonId person, Content.Presence now) {
    PresenceState state = now.state();
    Content.Presence before =
        state == PresenceState.UNKNOWN ? told.remove(person) : told.put(person, now);
    if (state != (before == null ? PresenceState.UNKNOWN : before.state())) {
      LOG.debug("{} is {}", person, state);
      teller.tell(new MessengerEvent.PresenceChanged(person, state));
    }
  }
}
