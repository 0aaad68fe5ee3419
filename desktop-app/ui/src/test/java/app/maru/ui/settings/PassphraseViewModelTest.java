package app.maru.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.client.ClientException;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.text.Texts;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class PassphraseViewModelTest {
  private final InventedEngine engine = new InventedEngine(new ClientModel(), Instant.EPOCH);
  private int done;
  private final PassphraseViewModel model =
      new PassphraseViewModel(engine, Texts.in(Locale.ENGLISH), () -> done++);

  private void type(String now, String wanted, String repeated) {
    model.now().set(now);
    model.wanted().set(wanted);
    model.repeated().set(repeated);
  }

  @Test
  void one_is_set_if_it_was_typed_twice_alike() {
    model.change();
    assertThat(model.problem().get()).isEqualTo("Type the new passphrase.");
    type("", "one", "two");
    model.change();
    assertThat(model.problem().get()).startsWith("The two passphrases differ.");
    assertThat(engine.calls).isEmpty();
    type("", "one", "one");
    assertThat(model.problem().get()).as("typing on takes it away").isEmpty();
    model.change();
    assertThat(engine.hasPassphrase()).isTrue();
    assertThat(engine.secret).isEqualTo("one");
    assertThat(done).isEqualTo(1);
  }

  @Test
  void who_closed_the_card_is_not_brought_back() {
    engine.held = new CompletableFuture<>();
    type("", "one", "one");
    model.change();
    model.leave();
    assertThat(model.wanted().get()).isEmpty();
    engine.held.complete(true);
    assertThat(done).isZero();
  }

  @Test
  void it_is_changed_and_removed_by_who_knows_it_only() {
    engine.passphrase = true;
    engine.secret = "one";
    type("", "two", "two");
    model.change();
    assertThat(model.problem().get()).isEqualTo("Type the passphrase of now first.");
    type("other", "two", "two");
    model.change();
    assertThat(model.problem().get()).startsWith("That is not the passphrase of this profile.");
    assertThat(model.now().get()).isEmpty();
    assertThat(engine.secret).isEqualTo("one");
    type("one", "two", "two");
    model.change();
    assertThat(engine.secret).isEqualTo("two");
    model.remove();
    assertThat(model.problem().get()).isNotEmpty();
    type("two", "", "");
    model.remove();
    assertThat(engine.hasPassphrase()).isFalse();
    assertThat(done).isEqualTo(2);
  }

  @Test
  void a_disk_that_refuses_is_told_and_nothing_typed_is_kept_afterwards() {
    engine.failure = Optional.of(new ClientException(ClientException.Reason.DISK_FULL));
    type("", "one", "one");
    model.change();
    assertThat(model.problem().get()).startsWith("The disk is full");
    assertThat(engine.hasPassphrase()).isFalse();
    assertThat(done).isZero();
    model.forget();
    assertThat(model.wanted().get() + model.repeated().get()).isEmpty();
  }
}
