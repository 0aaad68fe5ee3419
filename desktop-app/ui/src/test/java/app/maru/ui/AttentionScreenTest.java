package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.ui.attention.Board;
import app.maru.ui.model.AttentionSettings.Sound;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What draws attention outside of a window, and what a click there does inside.
@ExtendWith(ApplicationExtension.class)
final class AttentionScreenTest {
  private static final Optional<ConversationId> OLIVIA =
      Optional.of(ConversationId.with(Village.OLIVIA));

  private final FxRobot robot = new FxRobot();
  private final Board board = new Board();

  // Set before every test by the extension.
  @SuppressWarnings("NullAway.Init")
  private app.maru.ui.Window window;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    window =
        new app.maru.ui.Window(
            primary, board.desk(), false, engine -> Village.people(engine, false));
  }

  @AfterEach
  void close() {
    robot.interact(() -> {
      window.main.close();
      stage.hide();
    });
  }

  private void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
  }

  private void says(String words) {
    robot.interact(() -> window.engine.says(Village.OLIVIA, words));
  }

  @Test
  void a_message_is_told_counted_and_opened_by_a_click() throws Exception {
    assertThat(stage.getTitle()).as("two of Jun wait").isEqualTo("(2) Ann – Maru");
    says("The pictures are there");
    assertThat(stage.getTitle()).isEqualTo("(3) Ann – Maru");
    until(() -> board.shown.containsKey(OLIVIA));
    robot.interact(() -> stage.setIconified(true));
    robot.interact(() -> board.click(OLIVIA));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(stage.isIconified()).isFalse();
    assertThat(robot.lookup("The pictures are there").tryQuery()).isPresent();
    robot.write("Thanks").type(KeyCode.ENTER);
    assertThat(window.engine.sent).contains("Thanks");
  }

  @Test
  void looking_at_a_conversation_is_enough_to_hear_nothing_of_it() throws Exception {
    robot.clickOn("Olivia Bennett");
    says("You see this");
    robot.interact(() -> window.engine.says(Village.PARK, "Lunch?"));
    until(() -> board.shown.containsKey(Optional.of(ConversationId.with(Village.PARK))));
    assertThat(board.shown).doesNotContainKey(OLIVIA);
  }

  @Test
  void what_is_shown_is_set_in_the_settings() throws Exception {
    robot.press(KeyCode.CONTROL).type(KeyCode.COMMA).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    robot.write("toast");
    WaitForAsyncUtils.waitForFxEvents();
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    robot.type(KeyCode.SPACE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(window.settings.attention().notifies().get()).isFalse();
    robot.type(KeyCode.SPACE);
    assertThat(window.settings.attention().notifies().get()).isTrue();
  }

  @Test
  void the_bell_and_the_palette_give_quiet() throws Exception {
    robot.clickOn(".quiet-bell");
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("Do not disturb for 1 hour");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(window.settings.attention().isQuiet(Village.NOW)).isTrue();
    assertThat(robot.lookup(".quiet-bell").queryButton().getAccessibleText())
        .startsWith("Nothing disturbs you until ");
    says("Psst");
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    robot.write("tell me");
    WaitForAsyncUtils.waitForFxEvents();
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(window.settings.attention().isQuiet(Village.NOW)).isFalse();
    assertThat(board.times).isZero();
  }

  @Test
  void a_sound_is_heard_when_it_is_turned_on() {
    robot.interact(() -> window.settings.attention().hears(Sound.HERE).set(true));
    assertThat(board.heard).containsExactly(Sound.HERE);
    robot.interact(() -> window.settings.attention().hears(Sound.HERE).set(false));
    assertThat(board.heard).hasSize(1);
  }
}
