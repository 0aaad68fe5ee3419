package app.maru.ui.add;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.SafetyCode;
import app.maru.messaging.client.ClientException;
import app.maru.messaging.client.ClientOptions;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.picture.Chosen;
import app.maru.ui.picture.QrCode;
import app.maru.ui.picture.QrReader;
import app.maru.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddViewModelTest {
  private final InventedEngine engine = new InventedEngine(new ClientModel(), Instant.EPOCH);
  private final List<PersonId> found = new ArrayList<>();
  private final List<String> relays = new ArrayList<>();
  private final AddViewModel add =
      new AddViewModel(engine, Texts.in(Locale.ENGLISH), found::add, () -> relays.add("shown"));

  @TempDir Path folder;

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
  void an_answer_after_the_card_was_closed_leads_nowhere() {
    engine.held = new CompletableFuture<>();
    add.input().set(engine.link);
    add.connect();
    assertThat(add.busy().get()).isTrue();
    add.leave();
    engine.held.complete(true);
    assertThat(found).isEmpty();
    assertThat(add.busy().get()).isFalse();
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

  private Optional<Chosen> picture(String text) throws IOException {
    Path file = folder.resolve("code.png");
    QrCode.of(text).write(file, 4);
    return Optional.of(new Chosen.File(file));
  }

  @Test
  void a_link_in_a_picture_is_read_and_not_followed_unasked() throws IOException {
    add.read(picture(engine.link));
    assertThat(add.input().get()).isEqualTo(engine.link);
    assertThat(add.note().get()).startsWith("The link was read");
    assertThat(engine.calls).isEmpty();
    add.connect();
    assertThat(found).hasSize(1);
    add.input().set("");
    assertThat(add.note().get()).isEmpty();
    String relay = "maru://relay/relay.example:27181#" + InventedEngine.person(61).hex();
    add.read(picture(relay));
    assertThat(add.input().get()).isEqualTo(relay);
  }

  @Test
  void a_picture_without_a_link_is_said_to_have_none() throws IOException {
    add.read(Optional.empty());
    assertThat(add.problem().get()).startsWith("There is no picture there");
    // A word would be the name of a computer if somebody typed it.
    add.read(picture("hello"));
    assertThat(add.problem().get()).contains("no link of Maru");
    PersonId somebody = InventedEngine.person(61);
    add.read(picture(new SafetyCode(somebody, somebody).toString()));
    assertThat(add.problem().get()).startsWith("That is the picture of a safety number");
    Path letter = Files.writeString(folder.resolve("letter.png"), "Dear Mina");
    add.read(Optional.of(new Chosen.File(letter)));
    assertThat(add.problem().get()).startsWith("There is no picture there");
    assertThat(add.input().get()).isEmpty();
    assertThat(add.note().get()).isEmpty();
  }

  @Test
  void the_picture_of_my_invitation_is_saved_and_read_by_another() throws Exception {
    Path file = folder.resolve("mine.png");
    add.save(file);
    assertThat(add.saved().get()).isEqualTo("Saved.");
    assertThat(QrReader.read(new Chosen.File(file).pixels(QrReader.LEAST))).contains(engine.link);
    add.save(folder.resolve("nowhere").resolve("mine.png"));
    assertThat(add.saved().get()).startsWith("It could not be saved there");
  }

  @Test
  void my_own_invitation_is_shown() {
    assertThat(add.reach().get())
        .hasValueSatisfying(reach -> assertThat(reach.link()).isEqualTo(engine.link));
  }
}
