package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.ui.conversation.Item;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person does with the message that has the focus, without a mouse.
final class MessageKeysScreenTest extends OnScreen {
  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    Village.knows(engine, Village.SORA, "Sora Jeong");
    engine.says(Village.SORA, "hello");
    engine.said(Village.SORA, "mine to change", DeliveryState.READ);
    engine.seenAll(Village.SORA);
  }

  private void open() throws Exception {
    robot.clickOn("Sora Jeong");
    await(() -> robot.lookup(".bubble").tryQuery().isPresent());
  }

  private Node bubble(String text) {
    return robot
        .lookup(".bubble")
        .match((Node bubble) ->
            bubble.lookupAll(".bubble-text").stream()
                .anyMatch(node -> node instanceof Text letters && letters.getText().equals(text)))
        .query();
  }

  private void menu(String text, String item) {
    robot.clickOn(bubble(text), MouseButton.SECONDARY);
    turn();
    robot.clickOn(
        robot
            .lookup(".context-menu .label")
            .match((Node label) -> label instanceof Labeled words && words.getText().equals(item))
            .<Node>query());
    turn();
  }

  private void focus(String text) {
    ListView<?> list = robot.lookup(".messages").queryListView();
    robot.interact(() -> {
      list.requestFocus();
      for (int at = 0; at < list.getItems().size(); at++) {
        if (String.valueOf(list.getItems().get(at)).contains(text)) {
          list.getFocusModel().focus(at);
        }
      }
    });
  }

  private List<String> texts() {
    return robot.lookup(".bubble-text").queryAllAs(Text.class).stream().map(Text::getText).toList();
  }

  @Test
  void a_failed_message_is_sent_again_by_key() throws Exception {
    robot.interact(() -> window.engine.said(Village.SORA, "lost one", DeliveryState.FAILED));
    open();
    focus("lost one");
    key(KeyCode.ENTER);
    assertThat(window.engine.sent).containsExactly("lost one");
  }

  @Test
  void a_failed_message_is_sent_again_from_the_menu() throws Exception {
    robot.interact(() -> window.engine.said(Village.SORA, "lost one", DeliveryState.FAILED));
    open();
    menu("lost one", "Send again");
    assertThat(window.engine.sent).containsExactly("lost one");
  }

  @Test
  void all_of_a_long_message_is_shown_by_key() throws Exception {
    String end = "the very end";
    robot.interact(() -> window.engine.says(Village.SORA, "word ".repeat(450) + end));
    open();
    focus(end);
    assertThat(texts()).noneMatch(text -> text.endsWith(end));
    key(KeyCode.ENTER);
    assertThat(texts()).anyMatch(text -> text.endsWith(end));
  }

  @Test
  void who_deletes_a_message_goes_on_at_the_one_in_its_place() throws Exception {
    open();
    focus("hello");
    key(KeyCode.DELETE);
    turn();
    robot.clickOn("Delete for me");
    turn();
    ListView<?> list = robot.lookup(".messages").queryListView();
    assertThat(list.isFocused()).isTrue();
    assertThat(String.valueOf(list.getFocusModel().getFocusedItem())).contains("mine to change");
  }

  /// Four messages by one person, and one of me below them, all in one day.
  private void group() {
    robot.interact(() -> {
      for (String text : List.of("one", "two", "three", "four")) {
        window.engine.says(Village.SORA, text);
      }
      window.engine.said(Village.SORA, "mine below", DeliveryState.SENT);
      window.engine.seenAll(Village.SORA);
    });
  }

  private Message message(String text) {
    return window.engine.all(ConversationId.with(Village.SORA)).stream()
        .filter(message -> message.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  /// Arrow by arrow to a message.
  private void walkTo(String text) {
    walkTo(robot.lookup(".messages").query());
    while (!hasTheKeys(text)) {
      Object from = here();
      key(KeyCode.UP);
      assertThat(here()).as("no message says " + text).isNotEqualTo(from);
    }
  }

  private Object here() {
    return robot.lookup(".messages").queryListView().getFocusModel().getFocusedItem();
  }

  private boolean hasTheKeys(String text) {
    return here() instanceof Item.Bubble(var message, _, _) && message.text().equals(text);
  }

  private void checkKeysAt(String text) {
    ListView<?> list = robot.lookup(".messages").queryListView();
    assertThat(list.isFocused()).isTrue();
    assertThat(hasTheKeys(text)).as(text + " instead of " + here()).isTrue();
    assertThat((Object) list.getSelectionModel().getSelectedItem()).isEqualTo(here());
  }

  @ParameterizedTest
  @CsvSource({"one,two", "two,three", "three,four", "four,mine below", "mine below,four"})
  void who_deletes_one_of_a_group_goes_on_at_the_one_in_its_place(String gone, String next)
      throws Exception {
    group();
    open();
    walkTo(gone);
    key(KeyCode.DELETE);
    key(KeyCode.ENTER);
    checkKeysAt(next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "two", "four", "mine below", "hello"})
  void a_message_that_vanishes_leaves_the_keys_at_another(String gone) throws Exception {
    group();
    open();
    walkTo("three");
    robot.interact(() -> window.engine.removes(message(gone)));
    turn();
    checkKeysAt("three");
  }

  @Test
  void a_click_counts_also_while_another_message_is_just_gone() throws Exception {
    group();
    open();
    walkTo("three");
    Node clicked = bubble("hello");
    robot.interact(() -> {
      window.engine.removes(message("mine below"));
      Event.fireEvent(clicked, MouseEvents.press(clicked, MouseButton.PRIMARY));
      assertThat(hasTheKeys("hello")).as("the list takes it").isTrue();
    });
    turn();
    checkKeysAt("hello");
  }

  @Test
  void a_click_counts_also_when_another_message_goes_before_it_is_drawn() throws Exception {
    group();
    open();
    walkTo("three");
    Node clicked = bubble("hello");
    robot.interact(() -> {
      Event.fireEvent(clicked, MouseEvents.press(clicked, MouseButton.PRIMARY));
      assertThat(hasTheKeys("hello")).as("the list takes it").isTrue();
      window.engine.removes(message("mine below"));
    });
    turn();
    checkKeysAt("hello");
  }

  @Test
  void an_arrow_counts_also_when_another_message_goes_before_it_is_drawn() throws Exception {
    group();
    open();
    walkTo("three");
    robot.interact(() -> {
      fireNow(KeyEvent.KEY_PRESSED, KeyCode.UP);
      window.engine.removes(message("one"));
    });
    turn();
    checkKeysAt("two");
  }

  @Test
  void a_quote_leads_to_its_message_also_when_another_goes_before_it_is_drawn() throws Exception {
    group();
    open();
    menu("one", "Reply");
    robot.write("an answer").type(KeyCode.ENTER);
    turn();
    walkTo("three");
    Node quote = bubble("an answer").lookup(".quote");
    robot.interact(() -> {
      Event.fireEvent(quote, MouseEvents.click(MouseButton.PRIMARY));
      window.engine.removes(message("mine below"));
    });
    turn();
    assertThat(hasTheKeys("one")).as("one instead of " + here()).isTrue();
  }

  @Test
  void what_changes_about_a_message_leaves_the_keys_at_it() throws Exception {
    group();
    open();
    walkTo("mine below");
    robot.interact(() -> window.engine.changes(message("mine below"), DeliveryState.READ));
    turn();
    checkKeysAt("mine below");
    robot.interact(() -> {
      window.engine.removes(message("one"));
      window.engine.says(Village.SORA, "in its stead");
    });
    turn();
    checkKeysAt("mine below");
  }

  @Test
  void a_message_is_copied_also_where_the_layout_has_another_script() throws Exception {
    open();
    focus("mine to change");
    ListView<?> list = robot.lookup(".messages").queryListView();
    robot.interact(() ->
        Event.fireEvent(
            list,
            new KeyEvent(
                KeyEvent.KEY_PRESSED, "", "ㅊ", KeyCode.UNDEFINED, false, true, false, false)));
    robot.interact(
        () -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("mine to change"));
  }

  @Test
  void the_message_that_has_the_focus_can_be_told_from_the_others() throws Exception {
    open();
    ListView<?> list = robot.lookup(".messages").queryListView();
    robot.interact(list::requestFocus);
    key(KeyCode.UP);
    assertThat(ground(true)).hasSize(1).doesNotContainAnyElementsOf(ground(false));
  }

  /// How the message with the focus, or how the others, are drawn behind their bubbles.
  private List<Background> ground(boolean focused) {
    return robot
        .lookup((Node node) ->
            node instanceof ListCell<?> cell
                && cell.getStyleClass().contains("message-cell")
                && !cell.isEmpty()
                && cell.isFocused() == focused)
        .queryAllAs(ListCell.class)
        .stream()
        .map(Region::getBackground)
        .toList();
  }
}
