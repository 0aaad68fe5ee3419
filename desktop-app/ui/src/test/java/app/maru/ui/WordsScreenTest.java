package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.DeliveryState;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// What a person does with the words of a message: takes a part of them, follows and copies their
/// links, looks for some.
final class WordsScreenTest extends OnScreen {
  private static final String PLAIN = "code 4711 opens the _door_";

  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    Village.knows(engine, Village.SORA, "Sora Jeong");
    engine.says(Village.SORA, PLAIN);
    engine.says(Village.SORA, "www.naver.com에서 봐, or ask mina@maru.example");
    engine.said(Village.SORA, "fine", DeliveryState.READ);
    engine.seenAll(Village.SORA);
  }

  private void open() throws Exception {
    robot.clickOn("Sora Jeong");
    await(() -> robot.lookup(".bubble").tryQuery().isPresent());
  }

  private Node letters(String text) {
    return robot
        .lookup(".bubble-text")
        .match((Node node) -> node instanceof Text letters && letters.getText().equals(text))
        .query();
  }

  private void choose(String item) {
    robot.clickOn(
        robot
            .lookup(".context-menu .label")
            .match((Node label) -> label instanceof Labeled words && words.getText().equals(item))
            .<Node>query());
    turn();
  }

  private TextArea words() {
    return robot.lookup(".words-text").queryAs(TextArea.class);
  }

  private String copied() {
    StringBuilder text = new StringBuilder();
    robot.interact(() -> text.append(Clipboard.getSystemClipboard().getString()));
    return text.toString();
  }

  @Test
  void a_part_of_a_message_is_chosen_and_copied() throws Exception {
    open();
    robot.clickOn(letters("code 4711 opens the "), MouseButton.SECONDARY);
    turn();
    choose("Select text…");
    assertThat(words().getText()).as("as it was typed").isEqualTo(PLAIN);
    assertThat(words().isFocused()).isTrue();
    assertThat(words().isEditable()).isFalse();
    robot.interact(() -> words().selectRange(5, 9));
    key(KeyCode.C, KeyCode.CONTROL);
    assertThat(copied()).isEqualTo("4711");
    robot.interact(() -> words().selectRange(10, 15));
    robot.clickOn(".words-copy");
    turn();
    assertThat(copied()).isEqualTo("opens");
    assertThat(shows(".card")).isFalse();
  }

  @Test
  void it_is_all_done_by_keys_and_all_is_copied_where_nothing_is_chosen() throws Exception {
    open();
    ListView<?> list = robot.lookup(".messages").queryListView();
    robot.interact(() -> {
      list.requestFocus();
      for (int at = 0; at < list.getItems().size(); at++) {
        if (String.valueOf(list.getItems().get(at)).contains("4711")) {
          list.getFocusModel().focus(at);
        }
      }
    });
    key(KeyCode.C, KeyCode.CONTROL, KeyCode.SHIFT);
    for (int letter = 0; letter < 4; letter++) {
      key(KeyCode.RIGHT, KeyCode.SHIFT);
    }
    key(KeyCode.C, KeyCode.CONTROL);
    assertThat(copied()).isEqualTo("code");
    key(KeyCode.HOME);
    walkTo(robot.lookup(".words-copy").query());
    key(KeyCode.SPACE);
    assertThat(copied()).isEqualTo(PLAIN);
    assertThat(list.isFocused()).isTrue();
  }

  @Test
  void nothing_is_chosen_from_a_message_that_was_taken_back() throws Exception {
    robot.interact(
        () -> window.engine.retracts(window.engine.said(Village.SORA, "oh", DeliveryState.READ)));
    open();
    ListView<?> list = robot.lookup(".messages").queryListView();
    robot.interact(() -> {
      list.requestFocus();
      list.getFocusModel().focus(list.getItems().size() - 1);
    });
    key(KeyCode.C, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(shows(".card")).isFalse();
  }

  @Test
  void names_of_pages_and_addresses_of_mail_are_shown_before_they_are_opened() throws Exception {
    open();
    robot.clickOn(letters("www.naver.com"));
    turn();
    assertThat(words(".link-host")).isEqualTo("www.naver.com");
    assertThat(words(".link-whole")).isEqualTo("https://www.naver.com");
    assertThat(window.browsed).isEmpty();
    robot.clickOn(".link-open");
    turn();
    robot.clickOn(letters("mina@maru.example"));
    turn();
    robot.clickOn(".link-open");
    assertThat(window.browsed)
        .isEqualTo(List.of("https://www.naver.com", "mailto:mina@maru.example"));
  }

  @Test
  void a_link_is_copied_and_nothing_opened() throws Exception {
    open();
    robot.clickOn(letters("www.naver.com"));
    turn();
    robot.clickOn(button("Copy link"));
    turn();
    assertThat(copied()).isEqualTo("https://www.naver.com");
    assertThat(shows(".card")).isFalse();
    robot.clickOn(letters("mina@maru.example"));
    turn();
    walkTo(button("Copy address"));
    key(KeyCode.SPACE);
    assertThat(copied()).as("as who writes a mail wants it").isEqualTo("mina@maru.example");
    assertThat(window.browsed).isEmpty();
  }

  @Test
  void the_menu_of_the_header_leads_to_a_search_in_the_chat() throws Exception {
    open();
    robot.clickOn(".header-more");
    turn();
    choose("Search in this chat");
    TextField field = robot.lookup(".find-bar .find-text").queryAs(TextField.class);
    assertThat(focused()).isEqualTo(field);
    robot.write("4711");
    await(() -> words(".find-bar .find-count").equals("1 of 1"));
  }
}
