package app.maru.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.ui.invented.InventedEngine;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesakesTest {
  private static final PersonId MINA = InventedEngine.person(2);
  private static final PersonId STRANGER = InventedEngine.person(3);

  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, Instant.EPOCH);

  /// @param name as a stranger calls themselves
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mina 🌳🌳",
        "MINA 🌳 🌳",
        "Mina 🌳\u200d🌳",
        "Mina 🌳\ufe0f🌳",
        "M\u00adina 🌳🌳",
      })
  void who_looks_like_a_contact_is_called_like_them(String name) {
    engine.begin("Ann");
    engine.contact(MINA, "Mina 🌳🌳", ContactState.ACCEPTED);
    engine.contact(STRANGER, name, ContactState.REQUESTING);
    assertThat(Namesakes.of(model, STRANGER)).map(Contact::person).contains(MINA);
  }
}
