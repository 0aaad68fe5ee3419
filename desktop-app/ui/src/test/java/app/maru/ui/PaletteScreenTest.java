package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Keeping;
import app.maru.ui.invented.Village;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What a person does from the palette, and the cards it leads to.
final class PaletteScreenTest extends OnScreen {
  private void palette(String words) {
    key(KeyCode.K, KeyCode.CONTROL);
    robot.interact(
        () -> robot.lookup(".palette .find-text").queryAs(TextField.class).setText(words));
    turn();
    key(KeyCode.ENTER);
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
    key(KeyCode.ESCAPE);
    palette("delete…");
    assertThat(robot.lookup("Delete the conversation with Mina Kim?").tryQuery()).isPresent();
  }

  @Test
  void the_end_is_in_the_palette_by_any_of_its_names_and_on_a_key() {
    palette("quit");
    palette("exit");
    palette("종료");
    assertThat(window.quits).isEqualTo(3);
    key(KeyCode.Q, KeyCode.CONTROL);
    assertThat(window.quits).isEqualTo(4);
  }

  @Test
  void a_comma_opens_the_settings_wherever_one_is() {
    key(KeyCode.COMMA, KeyCode.CONTROL);
    assertThat(robot.lookup(".setting").queryAll()).isNotEmpty();
    key(KeyCode.ESCAPE);
    key(KeyCode.SLASH, KeyCode.CONTROL);
    key(KeyCode.COMMA, KeyCode.CONTROL);
    assertThat(robot.lookup(".setting").queryAll()).as("over another card").isNotEmpty();
  }

  @Test
  void whoever_closes_the_conversation_goes_on_in_the_list() {
    robot.clickOn("Mina Kim");
    turn();
    palette("close the conversation");
    assertThat(robot.lookup(".header-title").tryQuery()).isEmpty();
    assertThat(robot.lookup(".chat-list").query().isFocused()).isTrue();
  }

  @Test
  void without_an_open_conversation_its_commands_are_not_offered_and_notes_are() {
    palette("keep on top");
    assertThat(robot.lookup(".palette").tryQuery()).as("nothing was found").isPresent();
    key(KeyCode.ESCAPE);
    palette("notes to");
    assertThat(words(".header-title")).isEqualTo("Notes to myself");
    assertThat(robot.lookup(".composer-area").query().isFocused()).isTrue();
  }

  @Test
  void a_card_that_is_longer_than_the_window_is_read_by_keys() {
    key(KeyCode.SLASH, KeyCode.CONTROL);
    ScrollPane card = robot.lookup(".card-scroll").queryAs(ScrollPane.class);
    assertThat(card.getVvalue()).isZero();
    key(KeyCode.PAGE_DOWN);
    assertThat(card.getVvalue()).isPositive();
    key(KeyCode.PAGE_UP);
    assertThat(card.getVvalue()).isZero();
  }

  @Test
  void the_passphrase_is_set_on_a_card_behind_the_settings() {
    palette("passphrase");
    robot.clickOn("Set…");
    turn();
    assertThat(robot.lookup(".passphrase-remove").tryQuery().filter(Node::isVisible)).isEmpty();
    robot.write("one");
    key(KeyCode.TAB);
    robot.write("one");
    key(KeyCode.ENTER);
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
