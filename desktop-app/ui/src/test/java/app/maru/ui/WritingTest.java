package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Draft;
import app.maru.messaging.Message;
import app.maru.ui.invented.Village;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// What a person does to write, with real keys and real input method events.
final class WritingTest extends OnScreen {
  private TextArea composer() {
    return robot.lookup(".composer-area").queryAs(TextArea.class);
  }

  private void open(String name) {
    robot.clickOn(name);
    turn();
  }

  private void press(KeyCode code, boolean shift) {
    TextArea area = composer();
    robot.interact(() ->
        Event.fireEvent(
            area, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false)));
    turn();
  }

  @Test
  void choosing_a_chat_focuses_the_composer_and_enter_sends() {
    open("Mina Kim");
    assertThat(composer().isFocused()).isTrue();
    robot.write("hello").type(KeyCode.ENTER);
    assertThat(window.engine.sent).containsExactly("hello");
    assertThat(composer().getText()).isEmpty();
    assertThat(composer().isFocused()).isTrue();
    robot.type(KeyCode.ENTER);
    assertThat(window.engine.sent).hasSize(1);
  }

  @Test
  void shift_enter_makes_a_line_and_a_setting_swaps_the_two() {
    open("Mina Kim");
    robot.write("one");
    press(KeyCode.ENTER, true);
    robot.write("two");
    assertThat(composer().getText()).isEqualTo("one\ntwo");
    assertThat(window.engine.sent).isEmpty();
    robot.interact(() -> window.settings.enterSends().set(false));
    press(KeyCode.ENTER, true);
    assertThat(window.engine.sent).containsExactly("one\ntwo");
    robot.write("three").type(KeyCode.ENTER);
    assertThat(composer().getText()).isEqualTo("three\n");
    assertThat(window.engine.sent).hasSize(1);
  }

  @Test
  void a_double_click_on_send_sends_once_and_the_focus_stays() {
    open("Mina Kim");
    robot.write("once");
    Button send = robot.lookup(".send").queryButton();
    robot.doubleClickOn(send);
    assertThat(window.engine.sent).containsExactly("once");
    assertThat(composer().isFocused()).isTrue();
  }

  @Test
  void typing_anywhere_goes_into_the_composer() {
    open("Mina Kim");
    Node list = robot.lookup(".chat-list").query();
    robot.interact(list::requestFocus);
    robot.write("hey");
    assertThat(composer().getText()).isEqualTo("hey");
    assertThat(composer().isFocused()).isTrue();
  }

  @Test
  void a_draft_survives_switching_chats() {
    open("Mina Kim");
    robot.write("half a");
    open("Jun Choi");
    assertThat(composer().getText()).isEmpty();
    assertThat(window.engine.drafts)
        .containsEntry(ConversationId.with(Village.MINA), new Draft("half a", Optional.empty()));
    open("Mina Kim");
    assertThat(composer().getText()).isEqualTo("half a");
  }

  @Test
  void one_enter_during_hangul_composition_commits_and_sends_the_whole_once() {
    open("Mina Kim");
    compose(composer(), "아", "");
    compose(composer(), "ㄴ", "아");
    compose(composer(), "녀", "");
    compose(composer(), "녕", "");
    press(KeyCode.ENTER, false);
    assertThat(window.engine.sent).isEmpty();
    compose(composer(), "", "녕");
    assertThat(window.engine.sent).containsExactly("아녕");
    assertThat(composer().getText()).isEmpty();
    assertThat(composer().isFocused()).isTrue();
  }

  @Test
  void hangul_committed_before_the_enter_is_sent_whole_once() {
    open("Mina Kim");
    compose(composer(), "글", "");
    compose(composer(), "", "글");
    press(KeyCode.ENTER, false);
    assertThat(window.engine.sent).containsExactly("글");
    assertThat(composer().getText()).isEmpty();
  }

  @Test
  void an_enter_that_takes_a_candidate_does_not_send() {
    open("Mina Kim");
    compose(composer(), "漢字", "");
    press(KeyCode.ENTER, false);
    compose(composer(), "", "漢字");
    assertThat(window.engine.sent).isEmpty();
    assertThat(composer().getText()).isEqualTo("漢字");
    compose(composer(), "かんじ", "");
    compose(composer(), "", "感じ");
    press(KeyCode.ENTER, false);
    if (window.engine.sent.isEmpty()) {
      press(KeyCode.ENTER, false);
    }
    assertThat(window.engine.sent).containsExactly("漢字感じ");
  }

  @Test
  void the_composer_grows_with_the_text_and_the_newest_message_stays_in_view() {
    open("Mina Kim");
    double before = composer().getHeight();
    robot.interact(() -> composer().setText("a\nb\nc\nd"));
    turn();
    assertThat(composer().getHeight()).isGreaterThan(before + 40);
    ListView<?> messages = robot.lookup(".messages").queryListView();
    assertThat(new Sight(messages).seesLast()).isTrue();
    robot.interact(() ->
        composer()
            .setText(String.join("\n", IntStream.range(0, 60).mapToObj(n -> "line").toList())));
    turn();
    assertThat(composer().getHeight()).isLessThan(200);
  }

  @Test
  void a_failed_message_can_be_sent_again() {
    robot.interact(() -> window.engine.said(Village.MINA, "lost", DeliveryState.FAILED));
    open("Mina Kim");
    robot.write("half a");
    robot.clickOn("Not delivered: they were away too long · Send again");
    assertThat(window.engine.sent).containsExactly("lost");
    assertThat(composer().getText()).isEqualTo("half a");
    assertThat(window.engine.all(ConversationId.with(Village.MINA)))
        .filteredOn(message -> message.text().equals("lost"))
        .as("it took the place of the one that failed")
        .singleElement()
        .extracting(Message::state)
        .isNotEqualTo(DeliveryState.FAILED);
  }

  @Test
  void hangul_typed_while_a_list_has_the_focus_is_composed_in_the_composer() {
    open("Mina Kim");
    for (String list : List.of(".chat-list", ".messages")) {
      Node focused = robot.lookup(list).query();
      assertThat(focused.getInputMethodRequests()).as("it takes an input method").isNotNull();
      assertThat(focused.getOnInputMethodTextChanged()).as("the toolkit wants both").isNotNull();
      robot.interact(focused::requestFocus);
      compose(focused, "ㅎ", "");
      compose(focused, "한", "");
      assertThat(focused.isFocused()).as("moving the focus would end the syllable").isTrue();
      assertThat(composer().getText()).isEqualTo("한");
      compose(focused, "ㄱ", "한");
      compose(focused, "글", "");
      compose(focused, "", "글");
      assertThat(composer().getText()).isEqualTo("한글");
      assertThat(composer().isFocused()).isTrue();
      robot.interact(() -> composer().clear());
    }
  }

  @Test
  void enter_sends_what_is_composed_while_a_list_has_the_focus_whole_and_once() {
    open("Mina Kim");
    Node list = robot.lookup(".chat-list").query();
    robot.interact(list::requestFocus);
    compose(list, "녕", "");
    robot.interact(() ->
        Event.fireEvent(
            list,
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
    assertThat(window.engine.sent).isEmpty();
    compose(composer(), "", "녕");
    assertThat(window.engine.sent).containsExactly("녕");
  }

  @Test
  void what_an_input_method_asks_is_answered_by_the_composer_or_by_nothing() {
    Node list = robot.lookup(".chat-list").query();
    robot.interact(() -> {
      assertThat(list.getInputMethodRequests().getSelectedText()).isEmpty();
      assertThat(list.getInputMethodRequests().getTextLocation(0)).isNotNull();
    });
    compose(list, "ㅎ", "");
    open("Mina Kim");
    robot.interact(() -> {
      composer().setText("chosen");
      composer().selectAll();
      assertThat(list.getInputMethodRequests().getSelectedText()).isEqualTo("chosen");
    });
  }

  @Test
  void the_chats_above_and_below_are_gone_to_while_one_goes_on_writing() {
    open("Mina Kim");
    robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
    turn();
    assertThat(robot.lookup(".header-title").queryAs(Label.class).getText()).isEqualTo("Jun Choi");
    assertThat(composer().isFocused()).isTrue();
    robot.press(KeyCode.ALT).type(KeyCode.UP).type(KeyCode.UP).release(KeyCode.ALT);
    turn();
    assertThat(robot.lookup(".header-title").queryAs(Label.class).getText())
        .as("there is none above the first")
        .isEqualTo("Mina Kim");
  }
}
