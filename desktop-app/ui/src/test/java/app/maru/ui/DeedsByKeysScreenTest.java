package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.Reaction;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a person does with messages who has no mouse.
final class DeedsByKeysScreenTest extends OnScreen {
  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    Village.knows(engine, Village.SORA, "Sora Jeong");
    engine.says(Village.SORA, "one");
    engine.says(Village.SORA, "read https://plans.example/x");
    engine.said(Village.SORA, "mine", DeliveryState.READ);
    engine.seenAll(Village.SORA);
  }

  /// By the keys, too: the newest conversation is the first of the list.
  @BeforeEach
  void open() throws Exception {
    Node list = robot.lookup(".chat-list").query();
    robot.interact(list::requestFocus);
    key(KeyCode.HOME);
    await(() -> robot.lookup(".bubble").tryQuery().isPresent());
    key(KeyCode.ENTER);
    assertThat(words(".header-title")).isEqualTo("Sora Jeong");
  }

  private TextArea composer() {
    return robot.lookup(".composer-area").queryAs(TextArea.class);
  }

  private Node messages() {
    return robot.lookup(".messages").query();
  }

  /// From the composer to a message, counted from the last one.
  private void go(int up) {
    assertThat(composer().isFocused()).isTrue();
    walkTo(messages(), KeyCode.SHIFT);
    for (int step = 0; step < up; step++) {
      key(KeyCode.UP);
    }
  }

  private Message now(String text) {
    return window.engine.all(ConversationId.with(Village.SORA)).stream()
        .filter(message -> message.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private String copied() {
    StringBuilder text = new StringBuilder();
    robot.interact(() -> text.append(Clipboard.getSystemClipboard().getString()));
    return text.toString();
  }

  @Test
  void a_message_is_copied_and_answered() {
    go(2);
    key(KeyCode.C, KeyCode.CONTROL);
    assertThat(copied()).isEqualTo("one");
    key(KeyCode.DOWN);
    pick("Copy text");
    assertThat(copied()).isEqualTo("read https://plans.example/x");
    pick("Reply");
    assertThat(shows(".mode-bar")).isTrue();
    assertThat(composer().isFocused()).isTrue();
    robot.write("yes");
    key(KeyCode.ENTER);
    assertThat(now("yes").traits().quote().orElseThrow().text())
        .hasValueSatisfying(text -> assertThat(text).startsWith("read"));
  }

  @Test
  void arrows_walk_along_the_feelings_and_on_through_the_menu() {
    go(2);
    key(KeyCode.F10, KeyCode.SHIFT);
    key(KeyCode.DOWN);
    assertThat(inMenu()).isEqualTo("thumbs up");
    key(KeyCode.LEFT);
    assertThat(inMenu()).as("there is nothing further left").isEqualTo("thumbs up");
    key(KeyCode.RIGHT);
    assertThat(inMenu()).isEqualTo("red heart");
    key(KeyCode.DOWN);
    assertThat(inMenu()).isEqualTo("Reply");
    key(KeyCode.UP);
    key(KeyCode.RIGHT);
    key(KeyCode.ENTER);
    assertThat(now("one").traits().reactions())
        .containsExactly(new Reaction(window.engine.me, true, List.of("❤️")));
    assertThat(inMenu()).as("the menu is gone").isEmpty();

    pick("thumbs up");
    key(KeyCode.F10, KeyCode.SHIFT);
    key(KeyCode.DOWN);
    for (int step = 0; step < 9; step++) {
      key(KeyCode.RIGHT);
    }
    assertThat(inMenu()).as("there is nothing further right").isEqualTo("Another emoji");
    key(KeyCode.SPACE);
    robot.write("party popper");
    key(KeyCode.ENTER);
    assertThat(now("one").traits().reactions())
        .containsExactly(new Reaction(window.engine.me, true, List.of("❤️", "👍", "🎉")));
  }

  @Test
  void a_message_is_forwarded_and_looked_into_and_the_keys_come_back_to_it() {
    go(1);
    pick("Forward…");
    robot.write("jun");
    key(KeyCode.ENTER);
    assertThat(window.engine.all(ConversationId.with(Village.JUN)).getLast().traits().forwarded())
        .isTrue();
    assertThat(messages().isFocused()).isTrue();
    pick("Info");
    assertThat(words(".card-title")).isEqualTo("About this message");
    key(KeyCode.ESCAPE);
    assertThat(messages().isFocused()).isTrue();
  }

  @Test
  void a_link_is_opened() {
    go(1);
    pick("Open https://plans.example/x");
    assertThat(words(".link-host")).isEqualTo("plans.example");
    assertThat(window.browsed).isEmpty();
    key(KeyCode.ENTER);
    assertThat(window.browsed).containsExactly("https://plans.example/x");
  }

  @Test
  void messages_are_deleted_for_everyone_and_for_me() {
    go(0);
    pick("Delete…");
    walkTo(button("Delete for everyone"));
    key(KeyCode.ENTER);
    assertThat(window.engine.calls).contains("retract").doesNotContain("remove 1");
    key(KeyCode.DELETE);
    key(KeyCode.ENTER);
    assertThat(window.engine.calls).contains("remove 1");
  }

  @Test
  void what_is_written_is_sent_at_once_or_later_and_a_plan_is_given_up() {
    robot.write("now");
    key(KeyCode.ENTER, KeyCode.CONTROL);
    assertThat(window.engine.sent).containsExactly("now");
    robot.write("good night");
    walkTo(robot.lookup(".later").query());
    key(KeyCode.SPACE);
    assertThat(focused().getStyleClass()).contains("later-offer");
    key(KeyCode.ENTER);
    assertThat(window.engine.plans).extracting(plan -> plan.text()).containsExactly("good night");
    walkTo(robot.lookup(".plans-show").query());
    key(KeyCode.SPACE);
    walkTo(robot.lookup(".plan-cancel").query());
    key(KeyCode.SPACE);
    assertThat(window.engine.plans).isEmpty();
    assertThat(composer().getText()).isEmpty();
  }
}
