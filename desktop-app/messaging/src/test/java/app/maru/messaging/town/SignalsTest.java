package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.MessengerEvent;
import app.maru.messaging.PresenceState;
import app.maru.messaging.Sharing;
import app.maru.messaging.engine.PeopleDesk;
import app.maru.messaging.store.Peek;
import app.maru.p2p.wire.Frame;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who is there and who is typing: said over links, to contacts, and forgotten.
final class SignalsTest {
  private final MemoryTown town = new MemoryTown();

  @AfterEach
  void close() {
    town.close();
  }

  private static PeopleDesk people(Citizen citizen) {
    return citizen.messenger().people();
  }

  private static PresenceState sees(Citizen mine, Citizen other) {
    PresenceState last = PresenceState.UNKNOWN;
    for (MessengerEvent event : mine.events()) {
      if (event instanceof MessengerEvent.PresenceChanged(var person, var state)
          && person.equals(other.person())) {
        last = state;
      }
    }
    return last;
  }

  private static List<Boolean> typing(Citizen mine, Citizen other) {
    return mine.events().stream()
        .filter(MessengerEvent.TypingChanged.class::isInstance)
        .map(MessengerEvent.TypingChanged.class::cast)
        .filter(event -> event.person().equals(other.person()))
        .map(MessengerEvent.TypingChanged::typing)
        .toList();
  }

  private long whispers(Citizen from) {
    return town.overheard().stream()
        .filter(said -> said.from() == from && said.frame() instanceof Frame.Transient)
        .count();
  }

  @Test
  void contacts_nearby_see_each_other_online_and_away_and_no_more_when_one_leaves() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.until("seen", () -> sees(alice, bob) == PresenceState.ONLINE);
    town.until("seen", () -> sees(bob, alice) == PresenceState.ONLINE);
    town.get(people(bob).away(true));
    town.until("away", () -> sees(alice, bob) == PresenceState.AWAY);
    town.get(people(bob).away(false));
    town.until("back", () -> sees(alice, bob) == PresenceState.ONLINE);
    bob.leaves();
    town.until("gone", () -> sees(alice, bob) == PresenceState.UNKNOWN);
    bob.comesBack();
    town.until("seen again", () -> sees(alice, bob) == PresenceState.ONLINE);
    town.until("seen again", () -> sees(bob, alice) == PresenceState.ONLINE);
    assertThat(Peek.count(town.database(alice), "outbox")).isZero();
  }

  @Test
  void typing_is_said_seldom_and_ends_by_itself_or_with_the_message() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.until("seen", () -> sees(bob, alice) == PresenceState.ONLINE);
    town.runFor(Duration.ofSeconds(2));
    long before = whispers(alice);
    for (int i = 0; i < 20; i++) {
      town.get(people(alice).writing(bob.person()));
    }
    town.until("typing", () -> typing(bob, alice).equals(List.of(true)));
    assertThat(whispers(alice) - before).isEqualTo(1);
    town.until("stopped", () -> typing(bob, alice).equals(List.of(true, false)));
    town.get(people(alice).writing(bob.person()));
    town.until("typing", () -> typing(bob, alice).size() == 3);
    alice.says(bob, "here it is");
    town.until("said", () -> bob.sees(alice).contains("here it is"));
    assertThat(typing(bob, alice)).containsExactly(true, false, true, false);
    town.settle();
  }

  @Test
  void who_does_not_tell_is_not_told() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.until("seen", () -> sees(bob, alice) == PresenceState.ONLINE);
    town.get(people(alice).share(Sharing.PRESENCE, false));
    town.get(people(alice).share(Sharing.TYPING, false));
    town.until("told no more", () -> sees(bob, alice) == PresenceState.UNKNOWN);
    assertThat(sees(alice, bob)).isEqualTo(PresenceState.UNKNOWN);
    alice.crashes();
    alice.comesBack();
    town.until("near", () -> alice.isNear(bob) && bob.isNear(alice));
    long before = whispers(alice);
    town.get(people(bob).away(true));
    town.get(people(bob).writing(alice.person()));
    town.get(people(alice).writing(bob.person()));
    town.runFor(Duration.ofSeconds(10));
    assertThat(whispers(alice)).isEqualTo(before);
    assertThat(sees(alice, bob)).isEqualTo(PresenceState.UNKNOWN);
    assertThat(typing(alice, bob)).isEmpty();
    assertThat(town.get(people(alice).shares(Sharing.PRESENCE))).isFalse();
    town.get(people(alice).share(Sharing.PRESENCE, true));
    town.until("told again", () -> sees(bob, alice) == PresenceState.ONLINE);
  }

  @Test
  void who_keeps_back_that_they_are_away_looks_online() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.until("seen", () -> sees(alice, bob) == PresenceState.ONLINE);
    town.until("seen", () -> sees(bob, alice) == PresenceState.ONLINE);
    long before = whispers(bob);
    town.get(people(bob).share(Sharing.AWAY, false));
    town.get(people(bob).away(true));
    town.runFor(Duration.ofSeconds(5));
    assertThat(whispers(bob)).as("nothing to be told").isEqualTo(before);
    assertThat(sees(alice, bob)).isEqualTo(PresenceState.ONLINE);
    town.get(people(bob).share(Sharing.AWAY, true));
    town.until("away", () -> sees(alice, bob) == PresenceState.AWAY);
    town.get(people(bob).share(Sharing.AWAY, false));
    town.until("online", () -> sees(alice, bob) == PresenceState.ONLINE);
    town.get(people(alice).away(true));
    town.until("who keeps it back sees it", () -> sees(bob, alice) == PresenceState.AWAY);
    bob.crashes();
    bob.comesBack();
    assertThat(town.get(people(bob).shares(Sharing.AWAY))).isFalse();
    town.until("seen", () -> sees(alice, bob) == PresenceState.ONLINE);
    town.get(people(bob).away(true));
    town.runFor(Duration.ofSeconds(5));
    assertThat(sees(alice, bob)).isEqualTo(PresenceState.ONLINE);
    town.get(people(bob).share(Sharing.PRESENCE, false));
    town.until("not told", () -> sees(alice, bob) == PresenceState.UNKNOWN);
    before = whispers(bob);
    town.get(people(bob).share(Sharing.AWAY, true));
    town.get(people(bob).share(Sharing.LAST_SEEN, false));
    town.runFor(Duration.ofSeconds(5));
    assertThat(whispers(bob)).as("only with presence").isEqualTo(before);
  }

  @Test
  void strangers_and_blocked_people_are_told_nothing() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    alice.says(bob, "may I?");
    town.until("it came", () -> bob.sees(alice).size() == 1);
    town.get(people(bob).writing(alice.person()));
    town.runFor(Duration.ofSeconds(5));
    assertThat(whispers(bob) + whispers(alice)).isZero();
    bob.accepts(alice);
    town.until("seen", () -> sees(alice, bob) == PresenceState.ONLINE);
    bob.blocks(alice);
    town.until("told no more", () -> sees(alice, bob) == PresenceState.UNKNOWN);
    long before = whispers(bob);
    town.get(people(bob).away(true));
    town.get(people(alice).away(true));
    town.get(people(bob).writing(alice.person()));
    town.runFor(Duration.ofSeconds(5));
    assertThat(whispers(bob)).isEqualTo(before);
    assertThat(sees(bob, alice)).isEqualTo(PresenceState.UNKNOWN);
    bob.unblocks(alice);
    alice.says(bob, "and now?");
    town.until("heard", () -> bob.sees(alice).contains("and now?"));
  }
}
