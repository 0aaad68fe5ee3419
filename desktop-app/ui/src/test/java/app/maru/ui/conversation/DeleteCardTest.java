package app.maru.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeleteCardTest {
  private static final PersonId MINA = InventedEngine.person(2);
  private final InventedEngine engine =
      new InventedEngine(new ClientModel(), Instant.parse("2026-11-21T05:00:00Z"));

  @BeforeEach
  void begin() {
    engine.begin("Ann");
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
  }

  private static String words(boolean everywhere, Message... messages) {
    return DeleteCard.words(Texts.in(Locale.ENGLISH), "Mina", List.of(messages), everywhere);
  }

  @Test
  void of_what_waits_is_said_that_it_is_never_sent() {
    Message waiting = engine.said(MINA, "later", DeliveryState.QUEUED);
    assertThat(words(false, waiting)).isEqualTo("It has not been sent yet and will not be.");
    assertThat(words(false, waiting, waiting))
        .isEqualTo("They have not been sent yet and will not be.");
    assertThat(words(true, waiting))
        .startsWith("It has not been sent yet and will not be. For everyone:")
        .contains("Mina")
        .doesNotContain("this computer only");
  }

  @Test
  void of_what_was_sent_is_said_that_it_stays_there() {
    Message sent = engine.said(MINA, "sent", DeliveryState.SENT);
    Message theirs = engine.says(MINA, "hello");
    assertThat(words(false, sent)).contains("this computer only").doesNotContain("not been sent");
    assertThat(words(true, sent)).contains("this computer only").doesNotContain("not been sent");
    assertThat(words(false, theirs)).doesNotContain("not been sent");
  }

  @Test
  void of_some_that_wait_both_are_said() {
    Message waiting = engine.said(MINA, "later", DeliveryState.QUEUED);
    Message theirs = engine.says(MINA, "hello");
    assertThat(words(false, waiting, theirs))
        .contains("this computer only")
        .endsWith("What has not been sent yet will not be.");
  }
}
