package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Keeping;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What a person does from the palette, and the cards it leads to.
@ExtendWith(ApplicationExtension.class)
final class PaletteScreenTest {
  private final FxRobot robot = new FxRobot();

  // Set before every test by the extension.
  @SuppressWarnings("NullAway.Init")
  private Window window;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    window = new Window(primary, engine -> Village.people(engine, false));
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

  private void palette(String words) {
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    turn();
    robot.interact(
        () -> robot.lookup(".palette .find-text").queryAs(TextField.class).setText(words));
    turn();
    robot.type(KeyCode.ENTER);
    turn();
  }

  private Keeping mina() {
    return window.model.conversation(ConversationId.with(Village.MINA)).orElseThrow().keeping();
  }

  @Test
  void what_the_menu_of_the_open_conversation_offers_is_in_the_palette() {
    robot.clickOn("Mina Kim");
    turn();
    palette("keep on top");
    assertThat(mina().pinned()).isEqualTo(1);
    palette("mute: for 1 hour");
    assertThat(mina().mutedUntil()).isPresent();
    palette("mark as unread");
    assertThat(mina().marked()).isTrue();
    palette("archive");
    assertThat(mina().archived()).isTrue();
    palette("about this person");
    assertThat(robot.lookup("About this person").tryQuery()).isPresent();
    robot.type(KeyCode.ESCAPE);
    palette("delete…");
    assertThat(robot.lookup("Delete the conversation with Mina Kim?").tryQuery()).isPresent();
  }

  @Test
  void without_an_open_conversation_its_commands_are_not_offered_and_notes_are() {
    palette("keep on top");
    assertThat(robot.lookup(".palette").tryQuery()).as("nothing was found").isPresent();
    robot.type(KeyCode.ESCAPE);
    palette("notes to");
    assertThat(robot.lookup(".header-title").queryAs(Label.class).getText())
        .isEqualTo("Notes to myself");
    assertThat(robot.lookup(".composer-area").query().isFocused()).isTrue();
  }

  @Test
  void a_card_that_is_longer_than_the_window_is_read_by_keys() {
    robot.press(KeyCode.CONTROL).type(KeyCode.SLASH).release(KeyCode.CONTROL);
    turn();
    ScrollPane card = robot.lookup(".card-scroll").queryAs(ScrollPane.class);
    assertThat(card.getVvalue()).isZero();
    robot.type(KeyCode.PAGE_DOWN);
    assertThat(card.getVvalue()).isPositive();
    robot.type(KeyCode.PAGE_UP);
    assertThat(card.getVvalue()).isZero();
  }

  @Test
  void the_passphrase_is_set_on_a_card_behind_the_settings() {
    palette("passphrase");
    robot.clickOn("Set…");
    turn();
    assertThat(robot.lookup(".passphrase-remove").tryQuery().filter(Node::isVisible)).isEmpty();
    robot.write("one").type(KeyCode.TAB).write("one").type(KeyCode.ENTER);
    turn();
    assertThat(window.engine.secret).isEqualTo("one");
    assertThat(robot.lookup("Protected by a passphrase").tryQuery()).isPresent();
    robot.clickOn("Change…");
    turn();
    robot.write("one");
    robot.clickOn(".passphrase-remove");
    turn();
    assertThat(window.engine.hasPassphrase()).isFalse();
  }
}
