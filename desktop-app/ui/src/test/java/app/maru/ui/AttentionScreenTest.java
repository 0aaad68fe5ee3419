package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.ui.attention.Board;
import app.maru.ui.invented.Village;
import app.maru.ui.model.AttentionSettings.Sound;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// What draws attention outside of a window, and what a click there does inside.
final class AttentionScreenTest extends OnScreen {
  private static final Optional<ConversationId> OLIVIA =
      Optional.of(ConversationId.with(Village.OLIVIA));

  private final Board board = new Board();

  @Override
  Window newWindow(Stage primary) {
    return new Window(primary, board.desk(), false, this::invent);
  }

  private void says(String words) {
    robot.interact(() -> window.engine.says(Village.OLIVIA, words));
  }

  @Test
  void a_message_is_told_counted_and_opened_by_a_click() throws Exception {
    assertThat(stage.getTitle()).as("two of Jun wait").isEqualTo("(2) Ann – Maru");
    says("The pictures are there");
    assertThat(stage.getTitle()).isEqualTo("(3) Ann – Maru");
    await(() -> board.shown.containsKey(OLIVIA));
    robot.interact(() -> stage.setIconified(true));
    robot.interact(() -> board.click(OLIVIA));
    turn();
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
    await(() -> board.shown.containsKey(Optional.of(ConversationId.with(Village.PARK))));
    assertThat(board.shown).doesNotContainKey(OLIVIA);
  }

  @Test
  void what_is_said_behind_a_card_is_told_and_read_when_the_card_is_gone() throws Exception {
    robot.clickOn("Olivia Bennett");
    turn();
    robot.clickOn(".open-settings");
    says("You don't see this");
    await(() -> board.shown.containsKey(OLIVIA));
    assertThat(window.engine.read).isEmpty();
    robot.type(KeyCode.ESCAPE);
    await(() -> !window.engine.read.isEmpty());
  }

  @Test
  void what_is_shown_is_set_in_the_settings() throws Exception {
    robot.press(KeyCode.CONTROL).type(KeyCode.COMMA).release(KeyCode.CONTROL);
    turn();
    robot.write("toast");
    turn();
    robot.type(KeyCode.ENTER);
    turn();
    robot.type(KeyCode.SPACE);
    turn();
    assertThat(window.settings.attention().notifies().get()).isFalse();
    robot.type(KeyCode.SPACE);
    assertThat(window.settings.attention().notifies().get()).isTrue();
  }

  @Test
  void the_bell_and_the_palette_give_quiet() throws Exception {
    robot.clickOn(".quiet-bell");
    turn();
    robot.clickOn("Do not disturb for 1 hour");
    turn();
    assertThat(window.settings.attention().isQuiet(Village.NOW)).isTrue();
    assertThat(robot.lookup(".quiet-bell").queryButton().getAccessibleText())
        .startsWith("Nothing disturbs you until ");
    says("Psst");
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    turn();
    robot.write("tell me");
    turn();
    robot.type(KeyCode.ENTER);
    turn();
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
