package app.maru.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.MessengerException;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.picture.Chosen;
import app.maru.ui.picture.QrCode;
import app.maru.ui.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShownViewModelTest {
  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, Instant.EPOCH);

  @TempDir Path folder;

  private ShownViewModel open() {
    engine.begin("Ann");
    return new ShownViewModel(engine, model, Texts.in(Locale.ENGLISH));
  }

  @Test
  void a_sentence_is_cleaned_shown_once_and_taken_back() {
    ShownViewModel shown = open();
    shown.say();
    assertThat(engine.calls).isEmpty();
    shown.status().set("  in the  lab ");
    shown.say();
    shown.say();
    assertThat(engine.calls).containsExactly("status in the lab");
    assertThat(shown.status().get()).isEqualTo("in the lab");
    shown.status().set(" ");
    shown.say();
    assertThat(model.myStatus()).isEmpty();
  }

  @Test
  void a_picture_is_shown_and_taken_back() throws Exception {
    ShownViewModel shown = open();
    Path file = folder.resolve("picture.png");
    QrCode.of("anything").write(file, 20);
    shown.portray(Optional.of(new Chosen.File(file)));
    assertThat(shown.portrayed().getValue()).isTrue();
    assertThat(shown.pictureProblem().get()).isEmpty();
    shown.remove();
    assertThat(engine.calls).containsExactly("portray true", "portray false");
    assertThat(shown.portrayed().getValue()).isFalse();
  }

  @Test
  void why_it_was_not_shown_is_said() throws Exception {
    ShownViewModel shown = open();
    Path letter = Files.writeString(folder.resolve("letter.png"), "Dear Mina");
    shown.portray(Optional.of(new Chosen.File(letter)));
    assertThat(shown.pictureProblem().get()).startsWith("There is no picture there");
    shown.remove();
    assertThat(shown.pictureProblem().get()).isEmpty();
    shown.portray(Optional.empty());
    assertThat(shown.pictureProblem().get()).startsWith("There is no picture there");
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.DISK_FULL));
    shown.status().set("here");
    shown.say();
    assertThat(shown.statusProblem().get()).isNotBlank();
  }
}
