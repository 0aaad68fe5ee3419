package app.maru.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.crypto.SafetyNumber;
import app.maru.messaging.ContactState;
import app.maru.messaging.MessengerException;
import app.maru.messaging.SafetyCode;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.picture.Chosen;
import app.maru.ui.picture.QrCode;
import app.maru.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafetyViewModelTest {
  private static final PersonId MINA = InventedEngine.person(2);
  private static final PersonId JUN = InventedEngine.person(3);
  private static final PersonId NOBODY = InventedEngine.person(77);
  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, Instant.EPOCH);
  private final Texts texts = Texts.in(Locale.ENGLISH);

  @TempDir Path folder;

  @BeforeEach
  void begin() {
    engine.begin("Ann");
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
    engine.contact(JUN, "Jun", ContactState.ACCEPTED);
  }

  private SafetyViewModel card() {
    return new SafetyViewModel(engine, model, MINA, texts);
  }

  private PersonId me() {
    return model.me().orElseThrow();
  }

  private Optional<Chosen> picture(String text) throws IOException {
    Path file = folder.resolve("code.png");
    QrCode.of(text).write(file, 4);
    return Optional.of(new Chosen.File(file));
  }

  private SafetyViewModel.Said reads(PersonId shower, PersonId other) throws IOException {
    SafetyViewModel card = card();
    card.read(picture(new SafetyCode(shower, other).toString()));
    return card.said().get();
  }

  @Test
  void the_digits_stand_in_three_lines_of_four_groups() {
    String digits = SafetyNumber.of(me(), MINA).digits();
    assertThat(card().digits().get().lines()).hasSize(3).allMatch(line -> line.length() == 23);
    assertThat(card().digits().get().replace('\n', ' ')).isEqualTo(digits);
  }

  @Test
  void the_mark_is_one_action_and_is_taken_back_by_another() {
    SafetyViewModel card = card();
    card.verify(true);
    assertThat(card.isVerified()).isTrue();
    card.verify(false);
    assertThat(card.isVerified()).isFalse();
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.DISK_FULL));
    card.verify(true);
    assertThat(card.isVerified()).isFalse();
    assertThat(card.said().get().words()).isNotBlank();
    assertThat(card.said().get().well()).isFalse();
  }

  @Test
  void the_right_code_makes_sure_of_them() throws IOException {
    SafetyViewModel.Said said = reads(MINA, me());
    assertThat(said.words()).startsWith("It matches: this is Mina");
    assertThat(said.well()).isTrue();
    assertThat(model.regardOf(MINA).verified()).isTrue();
  }

  @Test
  void every_other_code_is_named_and_makes_sure_of_nobody() throws IOException {
    assertThat(reads(MINA, JUN).words()).startsWith("That is Mina’s code, but not the one for you");
    assertThat(reads(JUN, me()).words())
        .isEqualTo("Does not match. That code is Jun’s, not Mina’s.");
    assertThat(reads(NOBODY, me()).words()).contains("another person’s");
    assertThat(reads(me(), MINA).words()).startsWith("That is your own code");
    assertThat(reads(NOBODY, JUN).words()).contains("two other people");
    assertThat(reads(NOBODY, JUN).well()).isFalse();
    assertThat(engine.calls).noneMatch(call -> call.startsWith("verify"));
  }

  @Test
  void my_own_screen_is_what_the_other_reads() throws IOException {
    SafetyCode shown = card().code().orElseThrow();
    assertThat(shown.seenBy(MINA, me())).isEqualTo(SafetyCode.Finding.MATCH);
  }

  @Test
  void what_is_no_code_is_said_to_be_none() throws IOException {
    SafetyViewModel card = card();
    card.read(Optional.empty());
    assertThat(card.said().get().words()).startsWith("There is no picture there");
    card.read(picture(engine.link));
    assertThat(card.said().get().words()).contains("not one of a safety number");
    Path letter = Files.writeString(folder.resolve("letter.png"), "Dear Mina");
    card.read(Optional.of(new Chosen.File(letter)));
    assertThat(card.said().get().words()).startsWith("There is no picture there");
    card.verify(true);
    assertThat(card.said().get().words()).as("what was said is over").isEmpty();
  }
}
