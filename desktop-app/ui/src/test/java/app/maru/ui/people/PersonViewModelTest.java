package app.maru.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.About;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.MessengerException;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PersonViewModelTest {
  private static final PersonId MINA = InventedEngine.person(2);
  private static final PersonId JUN = InventedEngine.person(3);
  private static final PersonId SORA = InventedEngine.person(10);
  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, Instant.EPOCH);
  private final Texts texts = Texts.in(Locale.ENGLISH);
  private final Times times =
      new Times(texts, Locale.UK, ZoneOffset.UTC, InstantSource.fixed(Instant.EPOCH));

  @BeforeEach
  void begin() {
    engine.begin("Ann");
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
  }

  private PersonViewModel card(PersonId person) {
    return new PersonViewModel(engine, model, person, texts, times);
  }

  @Test
  void a_name_of_my_own_is_shown_instead_and_taken_back_by_leaving_it_empty() {
    PersonViewModel card = card(MINA);
    card.alias().set("Mina from the lab");
    card.rename();
    card.rename();
    assertThat(engine.calls).containsOnlyOnce("alias Mina from the lab");
    assertThat(card.name()).isEqualTo("Mina from the lab");
    assertThat(card.ownName()).contains("Mina");
    card.alias().set("");
    card.rename();
    assertThat(card.name()).isEqualTo("Mina");
  }

  @Test
  void what_the_two_of_us_are_is_said_in_words_and_follows_events() {
    PersonViewModel card = card(MINA);
    assertThat(card.standing()).isEqualTo("Your contact");
    assertThat(card.devices().get()).isEqualTo(1);
    int before = card.revision().get();
    card.block(true);
    assertThat(card.isBlocked()).isTrue();
    assertThat(card.revision().get()).isNotEqualTo(before);
    card.block(false);
    assertThat(card.isBlocked()).isFalse();
    engine.appears(SORA, "Sora");
    assertThat(card(SORA).standing()).isEqualTo("You have not talked yet");
    assertThat(card(SORA).isNearby()).isTrue();
  }

  @Test
  void who_has_not_said_a_name_yet_is_called_something_all_the_same() {
    engine.contact(SORA, SORA.toString(), ContactState.REQUESTED);
    PersonViewModel card = card(SORA);
    assertThat(card.name()).isEqualTo("New contact");
    assertThat(card.ownName()).isEmpty();
    engine.contact(JUN, JUN.toString(), ContactState.REQUESTED);
    assertThat(card.name()).isEqualTo("New contact (" + SORA + ")");
    card.alias().set("Sora, I think");
    card.rename();
    assertThat(card.name()).isEqualTo("Sora, I think");
    assertThat(card.ownName()).isEmpty();
    assertThat(card(JUN).name()).as("alone again").isEqualTo("New contact");
    engine.contact(JUN, "Jun", ContactState.ACCEPTED);
    assertThat(card(JUN).name()).isEqualTo("Jun");
  }

  @Test
  void hiding_is_offered_where_it_changes_something() {
    assertThat(card(MINA).canHide()).isTrue();
    engine.says(MINA, "hello");
    assertThat(card(MINA).canHide()).isFalse();
  }

  @Test
  void what_was_refused_is_named() {
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.DISK_FULL));
    PersonViewModel card = card(MINA);
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.DISK_FULL));
    card.favour(true);
    assertThat(card.problem().get()).isNotEmpty();
    assertThat(card.regard().favourite()).isFalse();
    card.favour(true);
    assertThat(card.problem().get()).isEmpty();
    assertThat(card.regard().favourite()).isTrue();
  }

  @Test
  void what_a_contact_shows_is_shown_and_when_they_were_there_only_while_they_are_not() {
    assertThat(card(MINA).status()).isEmpty();
    assertThat(card(MINA).seen()).isEmpty();
    engine.shows(
        MINA,
        new About("In the lab", Optional.empty(), Optional.of(Instant.EPOCH.minusSeconds(60))));
    assertThat(card(MINA).status()).isEqualTo("In the lab");
    assertThat(card(MINA).seen()).isEqualTo("last seen yesterday at 23:59");
    engine.appears(MINA, "Mina");
    assertThat(card(MINA).seen()).isEmpty();
  }

  @Test
  void another_of_a_name_i_know_is_warned_of() {
    engine.appears(SORA, " MINA ");
    assertThat(card(SORA).namesake()).startsWith("Another contact of yours is called Mina, too.");
    assertThat(card(MINA).namesake()).as("a stranger makes nobody doubtful").isEmpty();
    engine.regards(MINA, regard -> regard.verified(true));
    assertThat(card(SORA).namesake()).startsWith("You verified somebody called Mina");
    engine.contact(JUN, "Jun", ContactState.ACCEPTED);
    engine.regards(JUN, regard -> regard.called("Sora"));
    engine.appears(SORA, "Sora");
    assertThat(card(SORA).namesake()).as("my own name for somebody counts").contains("Sora");
    engine.contact(JUN, "Jun", ContactState.BLOCKED);
    assertThat(card(SORA).namesake()).isEmpty();
  }

  @Test
  void the_way_back_leads_to_all_who_are_hidden_or_blocked() {
    engine.contact(JUN, "Jun", ContactState.BLOCKED);
    engine.appears(SORA, "Sora");
    card(SORA).hide(true);
    assertThat(OthersView.others(model)).extracting(Contact::name).containsExactly("Jun", "Sora");
    engine.said(SORA, "hello", DeliveryState.SENT);
    assertThat(OthersView.others(model))
        .as("a conversation brings them back")
        .extracting(Contact::name)
        .containsExactly("Jun");
    var _ = engine.chats().delete(ConversationId.with(SORA), false);
    assertThat(OthersView.others(model)).hasSize(2);
    card(SORA).hide(false);
    assertThat(OthersView.others(model)).extracting(Contact::name).containsExactly("Jun");
  }
}
