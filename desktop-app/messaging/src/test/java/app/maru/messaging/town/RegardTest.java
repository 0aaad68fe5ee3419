package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.MessengerException;
import app.maru.messaging.Nearby;
import app.maru.messaging.Regard;
import app.maru.messaging.engine.PeopleDesk;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How people are regarded, and how a request is declined.
final class RegardTest {
  private final MemoryTown town = new MemoryTown();

  @AfterEach
  void close() {
    town.close();
  }

  private static PeopleDesk people(Citizen citizen) {
    return citizen.messenger().people();
  }

  private Contact contact(Citizen mine, Citizen other) {
    return town.get(people(mine).contacts()).stream()
        .filter(contact -> contact.person().equals(other.person()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_alias_is_seen_by_me_alone_and_outlives_a_new_name() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    town.get(people(alice).alias(bob.person(), "  Bobby\u202e the  Builder "));
    assertThat(contact(alice, bob).shownName()).isEqualTo("Bobby the Builder");
    bob.isCalled("Robert");
    town.until("told", () -> contact(alice, bob).name().equals("Robert"));
    alice.crashes();
    alice.comesBack();
    assertThat(contact(alice, bob).shownName()).isEqualTo("Bobby the Builder");
    assertThat(town.get(alice.messenger().chats().all()))
        .extracting(Conversation::title)
        .containsExactly("Bobby the Builder");
    assertThat(contact(bob, alice).name()).isEqualTo("alice");
    town.get(people(alice).alias(bob.person(), " "));
    assertThat(contact(alice, bob).shownName()).isEqualTo("Robert");
  }

  @Test
  void favourites_and_hidden_people_are_remembered_also_strangers_nearby() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    Citizen carol = town.citizen("carol");
    town.befriend(alice, bob);
    town.until("met", () -> alice.isNear(carol));
    town.get(people(alice).favour(bob.person(), true));
    town.get(people(alice).hide(carol.person(), true));
    alice.crashes();
    alice.comesBack();
    assertThat(contact(alice, bob).regard()).isEqualTo(Regard.PLAIN.favourite(true));
    assertThat(contact(alice, carol).regard()).isEqualTo(Regard.PLAIN.hidden(true));
    assertThat(contact(alice, carol).state()).isEqualTo(ContactState.STRANGER);
    assertThat(town.get(alice.messenger().chats().all())).hasSize(1);
    town.until("near again", () -> alice.isNear(carol));
    assertThat(town.get(people(alice).nearby())).extracting(Nearby::name).contains("carol");
    carol.says(alice, "may I?");
    town.until("asked", () -> alice.stateOf(carol) == ContactState.REQUESTING);
    assertThat(contact(alice, carol).regard().hidden()).isTrue();
  }

  @Test
  void nobody_unknown_and_not_myself_is_regarded() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    bob.leaves();
    town.until("gone", () -> !alice.isNear(bob));
    for (Citizen who : new Citizen[] {alice, bob}) {
      assertThatThrownBy(() -> town.get(people(alice).favour(who.person(), true)))
          .hasStackTraceContaining(MessengerException.Reason.UNKNOWN_PERSON.name());
    }
  }

  @Test
  void a_declined_request_goes_away_quietly_and_may_come_again_after_a_week() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    alice.says(bob, "may I?");
    town.until("it came", () -> bob.sees(alice).size() == 1);
    town.get(people(bob).decline(alice.person()));
    assertThat(bob.stateOf(alice)).isEqualTo(ContactState.STRANGER);
    assertThat(town.get(bob.messenger().chats().all())).isEmpty();
    alice.says(bob, "please?");
    town.until("taken", () -> alice.statesTo(bob).stream().allMatch(DeliveryState.SENT::equals));
    town.runFor(Duration.ofMinutes(5));
    assertThat(bob.sees(alice)).isEmpty();
    assertThat(bob.stateOf(alice)).isEqualTo(ContactState.STRANGER);
    assertThat(alice.stateOf(bob)).isEqualTo(ContactState.REQUESTED);

    alice.leaves();
    town.runFor(Duration.ofDays(7));
    alice.comesBack();
    alice.says(bob, "once more?");
    town.until("asked again", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    assertThat(bob.sees(alice)).containsExactly("once more?");
  }

  @Test
  void who_was_declined_can_be_asked_by_me_at_any_time() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    alice.says(bob, "may I?");
    town.until("it came", () -> bob.sees(alice).size() == 1);
    town.get(people(bob).decline(alice.person()));
    bob.asks(alice);
    town.until(
        "both agreed",
        () ->
            alice.stateOf(bob) == ContactState.ACCEPTED
                && bob.stateOf(alice) == ContactState.ACCEPTED);
    alice.says(bob, "thank you");
    town.until("heard", () -> bob.sees(alice).contains("thank you"));
  }

  @Test
  void only_a_request_can_be_declined() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    town.befriend(alice, bob);
    assertThatThrownBy(() -> town.get(people(alice).decline(bob.person())))
        .hasStackTraceContaining(MessengerException.Reason.UNKNOWN_PERSON.name());
    assertThat(alice.stateOf(bob)).isEqualTo(ContactState.ACCEPTED);
    assertThat(town.get(people(alice).devices(bob.person()))).hasSize(1);
  }

  @Test
  void both_have_one_safety_number_and_the_mark_is_mine_alone_and_can_be_taken_back() {
    Citizen alice = town.citizen("alice");
    Citizen bob = town.citizen("bob");
    Citizen carol = town.citizen("carol");
    town.befriend(alice, bob);
    String digits = town.get(people(alice).safetyNumber(bob.person())).digits();
    assertThat(town.get(people(bob).safetyNumber(alice.person())).digits()).isEqualTo(digits);
    assertThat(town.get(people(alice).safetyNumber(carol.person())).digits())
        .as("another's")
        .isNotEqualTo(digits);
    town.get(people(alice).verify(bob.person(), true));
    bob.isCalled("Robert");
    town.until("told", () -> contact(alice, bob).name().equals("Robert"));
    alice.crashes();
    alice.comesBack();
    assertThat(contact(alice, bob).regard().verified()).isTrue();
    assertThat(contact(bob, alice).regard().verified()).isFalse();
    town.get(people(alice).block(bob.person()));
    town.get(people(alice).unblock(bob.person()));
    assertThat(contact(alice, bob).regard().verified()).as("blocked or not, it is them").isTrue();
    town.get(people(alice).verify(bob.person(), false));
    assertThat(contact(alice, bob).regard()).isEqualTo(Regard.PLAIN);
  }

  @Test
  void i_am_not_compared_with_myself() {
    Citizen alice = town.citizen("alice");
    assertThatThrownBy(() -> town.get(people(alice).safetyNumber(alice.person())))
        .hasStackTraceContaining(MessengerException.Reason.SELF.name());
    assertThatThrownBy(() -> town.get(people(alice).verify(alice.person(), true)))
        .hasStackTraceContaining(MessengerException.Reason.UNKNOWN_PERSON.name());
  }
}
