package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.client.ClientException;
import app.maru.ui.invented.Village;
import app.maru.ui.start.StartViewModel.Profile;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// What a person does before there are conversations to be seen, by the keys, as most do.
final class StartScreenTest extends OnScreen {
  @Override
  Window newWindow(Stage primary) {
    return new Window(primary, Profile.NONE, _ -> Optional.empty());
  }

  private void begin(Profile profile, Function<Window.Attempt, Optional<ClientException>> lock) {
    robot.interact(() -> {
      window.main.close();
      window = new Window(stage, profile, lock);
    });
    turn();
  }

  private static Optional<ClientException> refused(ClientException.Reason reason) {
    return Optional.of(new ClientException(reason));
  }

  private TextInputControl field(String name) {
    return robot
        .lookup(".start-field")
        .match((Node field) -> name.equals(field.getAccessibleText()))
        .queryAs(TextInputControl.class);
  }

  private void isIn(String name) {
    assertThat(robot.lookup(".start").queryAll()).isEmpty();
    assertThat(words(".me-name")).isEqualTo(name);
  }

  @Test
  void a_name_and_enter_are_all_it_takes() {
    assertThat(field("Your name").isFocused()).isTrue();
    key(KeyCode.ENTER);
    assertThat(words(".start-problem")).isEqualTo("Type the name people should see.");
    robot.write("Ann");
    assertThat(shows(".start-problem")).isFalse();
    key(KeyCode.ENTER);
    assertThat(window.attempts).containsExactly(new Window.Attempt(Optional.of("Ann"), "", false));
    isIn("Ann");
  }

  @Test
  void a_link_that_is_clicked_before_there_is_a_profile_is_followed_once_there_is() {
    String link = window.engine.link;
    robot.interact(() -> {
      window.main.raise();
      window.main.invited(link);
    });
    turn();
    assertThat(robot.lookup(".card").queryAll()).as("nothing can be added yet").isEmpty();
    assertThat(field("Your name").isFocused()).isTrue();
    robot.write("Ann");
    key(KeyCode.ENTER);
    assertThat(words(".card-title")).isEqualTo("Add a person");
    assertThat(robot.lookup(".card-field").queryAs(TextInputControl.class).getText())
        .isEqualTo(link);
  }

  @Test
  void everything_is_made_larger_and_the_end_is_found_by_keys_here_too() {
    key(KeyCode.PLUS, KeyCode.CONTROL);
    assertThat(window.settings.zoom().get()).isGreaterThan(1);
    key(KeyCode.DIGIT0, KeyCode.CONTROL);
    assertThat(window.settings.zoom().get()).isEqualTo(1);
    key(KeyCode.MINUS, KeyCode.CONTROL);
    assertThat(window.settings.zoom().get()).isLessThan(1);
    key(KeyCode.Q, KeyCode.CONTROL);
    assertThat(window.quits).isEqualTo(1);
  }

  @Test
  void what_was_changed_right_before_the_end_is_kept() {
    robot.interact(() -> {
      window.settings.discovery().set(false);
      window.main.close();
    });
    assertThat(window.kept.getLast()).containsEntry("discovery", "false");
  }

  @Test
  void a_passphrase_is_typed_twice_and_a_slip_is_noticed() {
    robot.write("Ann");
    walkTo(robot.lookup(".start-protect").query());
    key(KeyCode.SPACE);
    key(KeyCode.TAB);
    assertThat(focused()).isEqualTo(field("Passphrase"));
    robot.write("correct horse");
    key(KeyCode.TAB);
    robot.write("correct house");
    key(KeyCode.ENTER);
    assertThat(words(".start-problem")).startsWith("The two passphrases differ.");
    assertThat(window.attempts).isEmpty();
    key(KeyCode.A, KeyCode.CONTROL);
    robot.write("correct horse");
    key(KeyCode.ENTER);
    assertThat(window.attempts)
        .containsExactly(new Window.Attempt(Optional.of("Ann"), "correct horse", false));
    isIn("Ann");
  }

  @Test
  void enter_begins_from_the_passphrases_tick_too() {
    robot.write("Ann");
    walkTo(robot.lookup(".start-protect").query());
    key(KeyCode.ENTER);
    assertThat(window.attempts).containsExactly(new Window.Attempt(Optional.of("Ann"), "", false));
    isIn("Ann");
  }

  @Test
  void a_wrong_passphrase_is_said_and_the_right_one_opens() {
    begin(
        Profile.LOCKED,
        attempt ->
            attempt.passphrase().equals("right")
                ? Optional.empty()
                : refused(ClientException.Reason.WRONG_PASSPHRASE));
    assertThat(field("Passphrase").isFocused()).isTrue();
    robot.write("wrong");
    key(KeyCode.ENTER);
    assertThat(words(".start-problem")).startsWith("That is not the passphrase of this profile.");
    assertThat(field("Passphrase").getText()).isEmpty();
    assertThat(field("Passphrase").isFocused()).isTrue();
    robot.write("right");
    key(KeyCode.ENTER);
    assertThat(window.attempts)
        .extracting(Window.Attempt::passphrase)
        .containsExactly("wrong", "right");
    isIn("Ann");
  }

  @Test
  void a_damaged_profile_opens_from_its_last_good_copy_and_not_before_it_was_asked_for() {
    begin(
        Profile.OPEN,
        attempt ->
            attempt.orLastGood()
                ? Optional.empty()
                : Optional.of(
                    ClientException.damaged(Village.NOW.minus(Duration.ofHours(20)), null)));
    assertThat(words(".start-trouble-what")).isEqualTo("The database of this profile is damaged.");
    walkTo(button("Try again"));
    key(KeyCode.SPACE);
    assertThat(words(".start-trouble-what")).isEqualTo("The database of this profile is damaged.");
    walkTo(button("Open the last good copy"));
    key(KeyCode.ENTER);
    assertThat(window.attempts)
        .extracting(Window.Attempt::orLastGood)
        .containsExactly(false, false, true);
    isIn("Ann");
  }

  @Test
  void a_profile_that_is_open_elsewhere_can_be_tried_again_or_left() {
    Optional<ClientException> taken = refused(ClientException.Reason.PROFILE_OPEN);
    begin(Profile.OPEN, _ -> window.attempts.size() < 3 ? taken : Optional.empty());
    assertThat(words(".start-trouble-what")).contains("already open in another Maru window");
    assertThat(robot.lookup("Open the last good copy").tryQuery()).isEmpty();
    robot.clickOn("Quit");
    assertThat(window.quits).isEqualTo(1);
    robot.clickOn("Try again");
    turn();
    assertThat(words(".start-trouble-what")).contains("already open in another Maru window");
    key(KeyCode.ENTER);
    isIn("Ann");
  }
}
