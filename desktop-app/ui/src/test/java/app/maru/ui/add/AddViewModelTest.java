package app.maru.ui.add;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.client.ClientException;
import app.maru.messaging.client.ClientOptions;
import app.maru.ui.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddViewModelTest {
  private final InventedEngine engine = new InventedEngine(new ClientModel(), Instant.EPOCH);
  private final List<PersonId> found = new ArrayList<>();
  private final List<String> relays = new ArrayList<>();
  private final AddViewModel add =
      new AddViewModel(engine, Texts.in(Locale.ENGLISH), found::add, () -> relays.add("shown"));

  @ParameterizedTest
  @CsvSource({
    "192.168.0.12:24816,192.168.0.12,24816",
    "' 192.168.0.12 ',192.168.0.12,0",
    "mina-pc.local:80,mina-pc.local,80",
    "fe80::1,fe80::1,0",
    "[fe80::1%eth0]:99,fe80::1%eth0,99",
    "[2001:db8::7],2001:db8::7,0"
  })
  void an_address_is_dialled(String typed, String host, int port) {
    add.input().set(typed);
    add.connect();
    assertThat(engine.calls)
        .containsExactly("connect " + host + " " + (port == 0 ? ClientOptions.DEFAULT_PORT : port));
    assertThat(found).containsExactly(InventedEngine.person(99));
  }

  @Test
  void an_invitation_is_followed() {
    add.input().set(engine.link);
    add.connect();
    assertThat(engine.calls).containsExactly("connect c0ffeec0");
    assertThat(found).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "192.168.0.12:0", "host:70000", "a b", "http://x", "maru://person/12"})
  void what_is_no_address_is_said(String typed) {
    add.input().set(typed);
    add.connect();
    assertThat(add.problem().get()).isNotBlank();
    assertThat(engine.calls).isEmpty();
  }

  @Test
  void a_link_of_a_relay_adds_that_relay() {
    String link = "maru://relay/relay.example:27181#" + InventedEngine.person(61).hex();
    add.input().set(link);
    add.connect();
    assertThat(engine.calls).containsExactly("addRelay " + link);
    assertThat(relays).containsExactly("shown");
    assertThat(found).isEmpty();
    assertThat(add.busy().get()).isFalse();
  }

  @Test
  void half_a_link_of_a_relay_is_called_that() {
    add.input().set("maru://relay/relay.example:27181#12");
    add.connect();
    assertThat(add.problem().get()).startsWith("This link of a relay is not whole");
    assertThat(engine.calls).isEmpty();
  }

  @Test
  void nobody_there_is_said_and_goes_away_while_typing() {
    engine.failure = Optional.of(new ClientException(ClientException.Reason.UNREACHABLE));
    add.input().set("10.0.0.1");
    add.connect();
    assertThat(add.problem().get()).startsWith("Nobody answered");
    assertThat(add.busy().get()).isFalse();
    add.input().set("10.0.0.2");
    assertThat(add.problem().get()).isEmpty();
  }

  @Test
  void my_own_invitation_is_shown() {
    assertThat(add.reach().get())
        .hasValueSatisfying(reach -> assertThat(reach.link()).isEqualTo(engine.link));
  }
}
