package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Keeping;
import app.maru.ui.chats.ChatRow;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What a person does with the list of conversations, by mouse and by keyboard.
@ExtendWith(ApplicationExtension.class)
final class KeepingScreenTest {
  private final FxRobot robot = new FxRobot();

  // Set before every test by the extension.
  @SuppressWarnings("NullAway.Init")
  private app.maru.ui.Window window;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    window = new app.maru.ui.Window(primary, engine -> Village.people(engine, false));
  }

  @AfterEach
  void close() {
    robot.interact(() -> {
      window.main.close();
      stage.hide();
    });
  }

  private void turn() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<String> titles() {
    return robot.lookup(".chat-list").<ListView<ChatRow>>query().getItems().stream()
        .filter(ChatRow.Chat.class::isInstance)
        .map(row -> ((ChatRow.Chat) row).title())
        .toList();
  }

  private Keeping keeping(app.maru.crypto.PersonId person) {
    return window.model.conversation(ConversationId.with(person)).orElseThrow().keeping();
  }

  private void choose(String words) {
    turn();
    robot.clickOn(words);
    turn();
  }

  @Test
  void a_conversation_is_kept_on_top_with_the_mouse() {
    robot.clickOn("Olivia Bennett", MouseButton.SECONDARY);
    choose("Keep on top");
    assertThat(titles().getFirst()).isEqualTo("Olivia Bennett");
    robot.clickOn("Olivia Bennett", MouseButton.SECONDARY);
    choose("Don’t keep on top");
    assertThat(titles().getFirst()).isEqualTo("Mina Kim");
  }

  @Test
  void the_keyboard_opens_the_same_menu_and_archives() {
    robot.clickOn("Olivia Bennett");
    turn();
    robot.interact(() -> robot.lookup(".chat-list").query().requestFocus());
    robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
    turn();
    ContextMenu menu =
        robot.listWindows().stream()
            .filter(ContextMenu.class::isInstance)
            .map(ContextMenu.class::cast)
            .findFirst()
            .orElseThrow();
    // A popup gets no keys on the headless screen: what Enter does there is done here.
    robot.interact(() ->
        menu.getItems().stream()
            .filter(item -> "keep-archive".equals(item.getId()))
            .forEach(MenuItem::fire));
    robot.interact(menu::hide);
    assertThat(keeping(Village.OLIVIA).archived()).isTrue();
    assertThat(titles()).doesNotContain("Olivia Bennett");
    robot.clickOn("#part-ARCHIVED");
    turn();
    assertThat(titles()).containsExactly("Olivia Bennett");
    robot.clickOn("#part-ALL");
    turn();
    assertThat(titles()).doesNotContain("Olivia Bennett").contains("Mina Kim");
  }

  @Test
  void the_conversation_that_was_open_comes_back_with_the_window() {
    assertThat(robot.lookup(".nothing").tryQuery()).as("nothing is open").isPresent();
    robot.clickOn("Olivia Bennett");
    turn();
    Optional<ConversationId> olivia = Optional.of(ConversationId.with(Village.OLIVIA));
    assertThat(window.engine.shown).isEqualTo(olivia);
    robot.interact(() -> {
      window.main.close();
      stage.hide();
      stage = new Stage();
      window =
          new app.maru.ui.Window(
              stage,
              engine -> {
                Village.people(engine, false);
                engine.shown = olivia;
              });
    });
    turn();
    assertThat(robot.lookup(".header-title").queryLabeled().getText()).isEqualTo("Olivia Bennett");
    robot.clickOn("Mina Kim");
    turn();
    assertThat(window.engine.shown).contains(ConversationId.with(Village.MINA));
  }

  @Test
  void only_the_unread_ones_are_shown_when_wanted() {
    robot.clickOn("#part-UNREAD");
    turn();
    assertThat(titles()).containsExactly("Jun Choi");
  }

  @Test
  void the_delete_key_asks_with_the_careful_answer_focused_and_escape_changes_nothing() {
    robot.clickOn("Mina Kim");
    turn();
    robot.interact(() -> robot.lookup(".chat-list").query().requestFocus());
    robot.type(KeyCode.DELETE);
    turn();
    assertThat(robot.lookup("Keep it").queryButton().isFocused()).isTrue();
    robot.type(KeyCode.ESCAPE);
    turn();
    assertThat(titles()).contains("Mina Kim");
    assertThat(window.engine.calls).noneMatch(call -> call.startsWith("delete"));
    robot.type(KeyCode.DELETE);
    turn();
    robot.type(KeyCode.TAB, KeyCode.ENTER);
    turn();
    assertThat(window.engine.calls).contains("delete false");
    assertThat(titles()).doesNotContain("Mina Kim");
    assertThat(robot.lookup(".nothing").tryQuery()).as("nothing is open").isPresent();
  }

  @Test
  void the_other_is_asked_as_well_when_the_switch_is_on() {
    robot.clickOn("Mina Kim", MouseButton.SECONDARY);
    choose("Delete…");
    robot.clickOn(".delete-ask");
    robot.clickOn(".delete-yes");
    turn();
    assertThat(window.engine.calls).contains("delete true");
  }

  @Test
  void who_is_asked_to_delete_decides() {
    robot.interact(() -> window.engine.keeps(Village.MINA, keeping -> keeping.asked(true)));
    robot.clickOn("Mina Kim");
    turn();
    assertThat(robot.lookup("Mina Kim has deleted this conversation").tryQuery()).isPresent();
    robot.clickOn("Keep it");
    turn();
    assertThat(keeping(Village.MINA).asked()).isFalse();
    assertThat(robot.lookup("Mina Kim has deleted this conversation").tryQuery()).isEmpty();
  }

  @Test
  void a_note_to_myself_is_one_click_away() {
    robot.clickOn(".open-notes");
    turn();
    assertThat(robot.lookup(".composer-area").queryAs(TextInputControl.class).isFocused()).isTrue();
    robot.write("buy milk").type(KeyCode.ENTER);
    turn();
    assertThat(window.engine.sent).containsExactly("buy milk");
    assertThat(titles().getFirst()).isEqualTo("Notes to myself");
    assertThat(robot.lookup(".beginning-title").queryLabeled().getText())
        .isEqualTo("Notes to myself");
  }
}
