package app.maru.ui.chats;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Draft;
import app.maru.messaging.policy.Policy;
import app.maru.ui.InventedVersions;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.NetworkModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Lines of people with whom nothing was said yet.
final class PeopleRowsTest {
  private static final PersonId MINA = InventedEngine.person(2);
  private static final PersonId JUN = InventedEngine.person(3);
  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, Instant.EPOCH);
  private final ScreenSettings settings = ScreenSettings.read(Path.of("none"));
  private final Texts texts = Texts.in(Locale.ENGLISH);
  private final ChatsViewModel chats =
      new ChatsViewModel(
          engine,
          model,
          new NetworkModel(engine, settings, false),
          settings,
          new InventedVersions().known(Policy.Rule.CHOICE, settings.versions()),
          texts,
          new Times(texts, Locale.UK, ZoneId.of("UTC"), InstantSource.fixed(Instant.EPOCH)));

  private List<String> titles() {
    return chats.rows().stream()
        .filter(ChatRow.Chat.class::isInstance)
        .map(ChatRow.Chat.class::cast)
        .map(row -> row.title() + ": " + row.preview())
        .toList();
  }

  @Test
  void people_nearby_have_the_same_signs_as_who_has_written_and_what_was_begun_to_them() {
    engine.appears(MINA, "Mina");
    engine.regards(MINA, regard -> regard.favourite(true).verified(true));
    engine.appears(JUN, "Jun");
    engine.drafts.put(ConversationId.with(JUN), new Draft("half\na", Optional.empty()));
    engine.begin("Ann");
    chats.refresh();
    assertThat(chats.rows())
        .filteredOn(ChatRow.Person.class::isInstance)
        .containsExactly(
            new ChatRow.Person(ConversationId.with(JUN), JUN, "Jun", "half a", ChatRow.Signs.NONE),
            new ChatRow.Person(
                ConversationId.with(MINA),
                MINA,
                "Mina",
                "",
                new ChatRow.Signs(false, false, false, false, true, true)));
    chats.open(JUN);
    chats.refresh();
    assertThat(chats.rows())
        .filteredOn(ChatRow.Person.class::isInstance)
        .extracting(row -> ((ChatRow.Person) row).draft())
        .containsExactly("", "");
  }

  @Test
  void who_was_added_and_has_not_said_a_name_is_in_the_list_and_several_are_told_apart() {
    engine.begin("Ann");
    engine.keeps(MINA, keeping -> keeping);
    assertThat(titles()).containsExactly("New contact: Say hello");
    engine.keeps(JUN, keeping -> keeping);
    assertThat(titles())
        .containsExactlyInAnyOrder(
            "New contact (" + MINA + "): Say hello", "New contact (" + JUN + "): Say hello");
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
    assertThat(titles()).containsExactlyInAnyOrder("Mina: ", "New contact: Say hello");
  }
}
