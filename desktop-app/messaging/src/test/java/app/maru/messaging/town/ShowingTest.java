package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.Bytes;
import app.maru.messaging.About;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.MessengerException;
import app.maru.messaging.PresenceState;
import app.maru.messaging.Sharing;
import app.maru.messaging.content.Pictures;
import app.maru.messaging.engine.PeopleDesk;
import app.maru.messaging.store.Peek;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What people show of themselves to contacts, and when they were last there.
final class ShowingTest {
  private static final Bytes FACE = Pictures.noise(128, 128, 1);
  private static final Bytes OTHER = Pictures.noise(64, 64, 2);

  private final MemoryTown town = new MemoryTown();

  @AfterEach
  void close() {
    town.close();
  }

  private static PeopleDesk people(Citizen citizen) {
    return citizen.messenger().people();
  }

  private About about(Citizen mine, Citizen other) {
    return town.get(people(mine).contacts()).stream()
        .filter(contact -> contact.person().equals(other.person()))
        .findFirst()
        .map(Contact::about)
        .orElse(About.NOTHING);
  }

  private Optional<Bytes> picture(Citizen mine, Citizen other) {
    return town.get(people(mine).picture(other.person()));
  }

  @Test
  void a_contact_sees_status_and_picture_new_ones_and_none() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.get(people(alice).status("  in the\nlab "));
    town.get(people(alice).portray(Optional.of(FACE)));
    town.until("seen", () -> picture(bob, alice).equals(Optional.of(FACE)));
    assertThat(about(bob, alice).status()).isEqualTo("in the lab");
    Optional<Bytes> first = about(bob, alice).picture();
    assertThat(first).isPresent();
    assertThat(alice.messenger().self().status()).isEqualTo("in the lab");
    assertThat(alice.messenger().self().picture()).isEqualTo(first);
    town.get(people(alice).portray(Optional.of(OTHER)));
    town.until("another", () -> picture(bob, alice).equals(Optional.of(OTHER)));
    assertThat(about(bob, alice).picture()).isPresent().isNotEqualTo(first);
    town.get(people(alice).portray(Optional.empty()));
    town.get(people(alice).status(" "));
    town.until("none", () -> about(bob, alice).status().isEmpty());
    assertThat(picture(bob, alice)).isEmpty();
    assertThat(about(bob, alice)).isEqualTo(About.NOTHING);
    assertThat(Peek.count(town.database(bob), "pictures")).isZero();
  }

  @Test
  void of_what_was_shown_to_somebody_who_is_away_only_the_newest_waits() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.until("told", () -> town.waiting(alice) == 0);
    bob.leaves();
    town.until("gone", () -> !alice.isNear(bob));
    alice.says(bob, MemoryTown.MARK + " before");
    for (int change = 1; change <= 5; change++) {
      town.get(people(alice).portray(Optional.of(Pictures.noise(128, 128, change))));
      town.get(people(alice).status("picture " + change));
    }
    alice.says(bob, MemoryTown.MARK + " after");
    town.runFor(Duration.ofSeconds(10));
    assertThat(town.waiting(alice)).as("two messages and what is shown").isEqualTo(3);
    bob.comesBack();
    town.until("seen", () -> about(bob, alice).status().equals("picture 5"));
    assertThat(picture(bob, alice)).contains(Pictures.noise(128, 128, 5));
    town.settle();
    assertThat(bob.history(alice)).hasSize(2);
  }

  @Test
  void it_is_kept_over_a_restart_on_both_sides() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.get(people(alice).portray(Optional.of(FACE)));
    town.get(people(alice).status("here"));
    town.until("seen", () -> about(bob, alice).status().equals("here"));
    alice.crashes();
    alice.comesBack();
    bob.crashes();
    bob.comesBack();
    assertThat(alice.messenger().self().status()).isEqualTo("here");
    assertThat(picture(alice, alice)).contains(FACE);
    assertThat(about(bob, alice).status()).isEqualTo("here");
    assertThat(picture(bob, alice)).contains(FACE);
  }

  @Test
  void nobody_but_a_contact_sees_it_and_a_new_contact_does() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.until("met", () -> alice.isNear(bob));
    town.get(people(alice).portray(Optional.of(FACE)));
    town.get(people(alice).status("here"));
    alice.asks(bob);
    town.get(people(alice).status("still here"));
    town.until("asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    town.runFor(Duration.ofSeconds(30));
    assertThat(about(bob, alice)).isEqualTo(About.NOTHING);
    assertThat(picture(bob, alice)).isEmpty();
    bob.accepts(alice);
    town.until("shown", () -> picture(bob, alice).equals(Optional.of(FACE)));
    assertThat(about(bob, alice).status()).isEqualTo("still here");
    assertThat(about(alice, bob)).isEqualTo(About.NOTHING);
  }

  @Test
  void of_somebody_i_block_nothing_is_kept_and_it_comes_back_with_them() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.get(people(bob).portray(Optional.of(FACE)));
    town.get(people(bob).status("here"));
    town.until("seen", () -> about(alice, bob).status().equals("here"));
    alice.blocks(bob);
    assertThat(about(alice, bob)).isEqualTo(About.NOTHING);
    assertThat(picture(alice, bob)).isEmpty();
    town.get(people(bob).status("while blocked"));
    town.runFor(Duration.ofSeconds(30));
    assertThat(about(alice, bob)).isEqualTo(About.NOTHING);
    alice.unblocks(bob);
    town.until("again", () -> about(alice, bob).status().equals("while blocked"));
    assertThat(picture(alice, bob)).contains(FACE);
  }

  @Test
  void a_picture_that_is_none_is_refused() {
    Citizen alice = town.citizen("alice");
    for (Bytes bad : new Bytes[] {Bytes.of(new byte[9]), Pictures.noise(129, 128, 1)}) {
      assertThatThrownBy(() -> town.get(people(alice).portray(Optional.of(bad))))
          .hasStackTraceContaining(MessengerException.Reason.NOT_ALLOWED.name());
    }
    assertThat(alice.messenger().self().picture()).isEmpty();
  }

  private boolean isOnline(Citizen mine, Citizen other) {
    return mine.events().stream()
        .anyMatch(event ->
            event instanceof app.maru.messaging.MessengerEvent.PresenceChanged(var who, var state)
                && who.equals(other.person())
                && state == PresenceState.ONLINE);
  }

  private Optional<Instant> seen(Citizen mine, Citizen other) {
    return about(mine, other).seen();
  }

  @Test
  void when_a_contact_was_last_there_is_kept_until_they_share_it_no_more() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.until("online", () -> isOnline(alice, bob));
    assertThat(seen(alice, bob)).as("while they are there").isEmpty();
    bob.leaves();
    town.until("gone", () -> !alice.isNear(bob));
    Optional<Instant> last = seen(alice, bob);
    assertThat(last).isPresent();
    town.runFor(Duration.ofHours(1));
    alice.crashes();
    alice.comesBack();
    assertThat(seen(alice, bob)).isEqualTo(last);
    bob.comesBack();
    town.until("online again", () -> isOnline(alice, bob));
    bob.tellsNothing();
    town.until("not told", () -> seen(alice, bob).isEmpty());
    bob.leaves();
    town.until("gone", () -> !alice.isNear(bob));
    assertThat(seen(alice, bob)).isEmpty();
  }

  @Test
  void who_lets_nobody_keep_when_they_were_there_is_seen_online_and_forgotten_after() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.until("online", () -> isOnline(alice, bob));
    bob.leaves();
    town.until("kept", () -> seen(alice, bob).isPresent());
    bob.comesBack();
    town.until("online again", () -> isOnline(alice, bob));
    town.get(people(bob).share(Sharing.LAST_SEEN, false));
    town.until("forgotten", () -> seen(alice, bob).isEmpty());
    bob.crashes();
    town.until("gone", () -> !alice.isNear(bob));
    assertThat(seen(alice, bob)).isEmpty();
    alice.crashes();
    alice.comesBack();
    bob.comesBack();
    town.until("still online", () -> isOnline(alice, bob));
    bob.leaves();
    town.until("gone", () -> !alice.isNear(bob));
    assertThat(seen(alice, bob)).isEmpty();
    bob.comesBack();
    assertThat(seen(bob, alice)).as("who keeps it back has it of nobody").isEmpty();
    assertThat(town.get(people(bob).shares(Sharing.LAST_SEEN))).isFalse();
    town.get(people(bob).share(Sharing.LAST_SEEN, true));
    town.until("near", () -> alice.isNear(bob) && bob.isNear(alice));
    town.runFor(Duration.ofSeconds(5));
    bob.leaves();
    town.until("kept again", () -> seen(alice, bob).isPresent());
    bob.comesBack();
    assertThat(seen(bob, alice)).isPresent();
    town.get(people(bob).share(Sharing.LAST_SEEN, false));
    assertThat(seen(bob, alice)).isEmpty();
  }

  @Test
  void who_stopped_sharing_while_i_was_away_is_not_seen_any_more() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.until("online", () -> isOnline(alice, bob));
    alice.leaves();
    bob.tellsNothing();
    alice.comesBack();
    assertThat(seen(alice, bob)).as("it was kept when alice left").isPresent();
    town.until("near", () -> alice.isNear(bob));
    bob.leaves();
    town.until("gone", () -> !alice.isNear(bob));
    assertThat(seen(alice, bob)).isEmpty();
  }

  @Test
  void who_does_not_share_does_not_see() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.until("online", () -> isOnline(alice, bob));
    bob.leaves();
    town.until("gone", () -> seen(alice, bob).isPresent());
    alice.tellsNothing();
    assertThat(seen(alice, bob)).isEmpty();
  }
}
