package app.maru.ui.attention;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnreadCountTest {
  private static final PersonId MINA = InventedEngine.person(2);
  private static final PersonId JUN = InventedEngine.person(3);
  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, Instant.EPOCH);
  private final Attention attention =
      new Attention(
          model,
          ScreenSettings.read(Path.of("none")).attention(),
          Desk.BARE,
          new Attention.Window(
              Optional::empty, _ -> {}, Runnable::run, _ -> {}, () -> Instant.EPOCH),
          () -> Texts.in(Locale.ENGLISH));

  @Test
  void the_count_is_that_of_the_lines_and_neither_of_whom_i_blocked_nor_of_what_is_put_away() {
    engine.contact(MINA, "Mina Kim", ContactState.ACCEPTED);
    engine.contact(JUN, "Jun Choi", ContactState.ACCEPTED);
    engine.begin("Ann");
    engine.says(MINA, "One");
    engine.says(JUN, "Two");
    assertThat(attention.unread().get()).isEqualTo(2);
    engine.contact(JUN, "Jun Choi", ContactState.BLOCKED);
    assertThat(attention.unread().get()).isEqualTo(1);
    engine.keeps(MINA, keeping -> keeping.archived(true));
    assertThat(attention.unread().get()).isZero();
  }
}
