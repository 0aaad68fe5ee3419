package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.DeliveryState;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What a person does with the message that has the focus, without a mouse.
@ExtendWith(ApplicationExtension.class)
final class MessageKeysScreenTest {
  private final FxRobot robot = new FxRobot();

  // Set before every test by the extension.
  @SuppressWarnings("NullAway.Init")
  private Window window;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    window =
        new Window(
            primary,
            engine -> {
              Village.people(engine, false);
              Village.knows(engine, Village.SORA, "Sora Jeong");
              engine.says(Village.SORA, "hello");
              engine.said(Village.SORA, "mine to change", DeliveryState.READ);
              engine.seenAll(Village.SORA);
            });
    robot.interact(() -> {});
  }

  @AfterEach
  void close() {
    robot.interact(() -> {
      window.main.close();
      stage.hide();
    });
  }

  private void open() throws Exception {
    robot.clickOn("Sora Jeong");
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> robot.lookup(".bubble").tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
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
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn(
        robot
            .lookup(".context-menu .label")
            .match((Node label) -> label instanceof Labeled words && words.getText().equals(item))
            .<Node>query());
    WaitForAsyncUtils.waitForFxEvents();
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
    robot.type(KeyCode.ENTER);
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
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(texts()).anyMatch(text -> text.endsWith(end));
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
}
