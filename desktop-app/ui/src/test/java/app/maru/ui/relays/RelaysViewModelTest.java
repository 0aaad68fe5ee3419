package app.maru.ui.relays;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.MessengerException;
import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.messaging.policy.Administered;
import app.maru.messaging.policy.Policy;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelaysViewModelTest {
  private static final RelayAddress RELAY = InventedEngine.relayAt("192.168.0.20", 61);
  private static final String LINK = "maru://relay/192.168.0.20:27181#" + RELAY.key().hex();
  private static final String INVITE =
      "maru://relay/192.168.0.20:27181?invite=" + "ab".repeat(16) + "#" + RELAY.key().hex();
  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, Instant.EPOCH);
  private final RelaysViewModel relays =
      new RelaysViewModel(engine, model, Texts.in(Locale.ENGLISH));

  @Test
  void a_pasted_link_is_added_and_the_field_is_free_again() {
    relays.input().set("  " + LINK + "\n");
    relays.add();
    assertThat(engine.calls).containsExactly("addRelay " + LINK);
    assertThat(relays.mine()).containsExactly(new Relay(RELAY, RelayState.CONNECTING));
    assertThat(relays.input().get()).isEmpty();
    assertThat(relays.problem().get()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',Paste the link",
    "hello,That is not the link of a relay",
    "192.168.0.20:27181,That is not the link of a relay",
    "https://relay.example,That is not the link of a relay",
    "maru://relay/192.168.0.20:27181,This link of a relay is not whole",
    "MARU://relay/192.168.0.20:27181#00ff,This link of a relay is not whole",
    "maru://person/12,This is the link of a person"
  })
  void anything_else_is_called_what_it_is(String typed, String problem) {
    relays.input().set(typed);
    relays.add();
    assertThat(relays.problem().get()).startsWith(problem);
    assertThat(engine.calls).isEmpty();
    relays.input().set(typed + "x");
    assertThat(relays.problem().get()).isEmpty();
  }

  @Test
  void a_relay_of_mine_is_not_added_twice_but_an_invite_is_taken_to_one_that_wants_it() {
    engine.relay(RELAY, RelayState.CONNECTED);
    relays.input().set(INVITE);
    relays.add();
    assertThat(relays.problem().get()).startsWith("You use this relay already");
    engine.relay(RELAY, RelayState.INVITE_NEEDED);
    relays.input().set(LINK);
    relays.add();
    assertThat(relays.problem().get()).startsWith("You use this relay already");
    assertThat(engine.calls).isEmpty();
    relays.input().set(INVITE);
    relays.add();
    assertThat(engine.calls).containsExactly("addRelay " + INVITE);
  }

  @Test
  void a_relay_that_was_given_by_an_administrator_stays() {
    RelayAddress own = InventedEngine.relayAt("relay.example", 62);
    model.administer(
        new Administered(
            new Policy(
                Policy.NameSource.TYPED,
                List.of(new RelayInvitation(RELAY, RelayInvitation.NONE)),
                Policy.Rule.CHOICE,
                Policy.Rule.CHOICE),
            Optional.empty(),
            Optional.empty()));
    engine.relay(RELAY, RelayState.CONNECTED);
    engine.relay(own, RelayState.CONNECTED);
    assertThat(relays.settled(RELAY)).isTrue();
    assertThat(relays.settled(own)).isFalse();
    relays.askToRemove(RELAY);
    assertThat(relays.leaving().get()).isEmpty();
    relays.askToRemove(own);
    assertThat(relays.leaving().get()).contains(own);
  }

  @Test
  void a_found_relay_can_be_used() {
    engine.relayFound(RELAY);
    assertThat(relays.offered()).containsExactly(RELAY);
    relays.use(RELAY);
    assertThat(engine.calls).containsExactly("addRelay " + LINK);
    assertThat(relays.offered()).isEmpty();
  }

  @Test
  void a_relay_is_removed_after_a_second_thought_only() {
    engine.relay(RELAY, RelayState.CONNECTED);
    relays.remove();
    relays.askToRemove(RELAY);
    assertThat(relays.leaving().get()).contains(RELAY);
    relays.keep();
    relays.remove();
    assertThat(engine.calls).isEmpty();
    relays.askToRemove(RELAY);
    relays.remove();
    assertThat(engine.calls).containsExactly("removeRelay 192.168.0.20:27181");
    assertThat(relays.mine()).isEmpty();
    assertThat(relays.leaving().get()).isEmpty();
  }

  @Test
  void nothing_is_asked_about_a_relay_that_went_meanwhile() {
    engine.relay(RELAY, RelayState.CONNECTED);
    relays.askToRemove(RELAY);
    var _ = engine.removeRelay(RELAY);
    assertThat(relays.leaving().get()).isEmpty();
  }

  @Test
  void what_the_engine_refuses_is_said() {
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.DISK_FULL));
    relays.input().set(LINK);
    relays.add();
    assertThat(relays.problem().get()).startsWith("The disk is full");
    assertThat(relays.input().get()).isEqualTo(LINK);
  }

  @Test
  void too_many_are_too_many_relays() {
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.TOO_MANY));
    relays.use(RELAY);
    assertThat(relays.problem().get()).startsWith("You use as many relays as Maru can.");
  }

  @Test
  void every_state_says_what_to_do_unless_it_passes_by_itself() {
    for (RelayState state : RelayState.values()) {
      assertThat(relays.words(state).what()).isNotBlank();
      assertThat(relays.words(state).advice().isEmpty())
          .as("%s", state)
          .isEqualTo(state == RelayState.CONNECTING);
    }
  }
}
